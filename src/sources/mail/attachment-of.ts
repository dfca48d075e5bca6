import { contentOf, readParts } from './body.ts';
import { openMail, attachmentName, type MailFormat } from './said.ts';
import { attachmentsIn } from './written.ts';

/** One attachment, out of its transfer encoding. `name` and `mediaType` are the sender's word. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * The attachment with this number (0 is the first, as `Said.attachments` counts) of the mail whose
 * bytes these are; null where there is no such attachment.
 */
export async function attachmentOf(bytes: Uint8Array, index: number): Promise<Attachment | null> {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format: MailFormat = mail.subarray(0, 5).equals(Buffer.from('From ')) ? 'mbox' : 'mail';
  const parts = await readParts(openMail(mail, format).cut);
  const part = parts.ok ? attachmentsIn(parts.value)[index] : undefined;
  return part ? { name: attachmentName(part, index), mediaType: part.mediaType, content: contentOf(part) } : null;
}
