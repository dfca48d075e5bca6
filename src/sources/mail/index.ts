export { attachmentOf, type Attachment } from './attachment-of.ts';
export { mail, type MailDetails } from './mail.ts';
