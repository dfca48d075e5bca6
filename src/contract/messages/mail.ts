import type { Messages } from './message.ts';

export const mail: Messages = {
  'mail-recognised-mbox': {
    says: {
      en: 'Starts like a mailbox (mbox): a “From ” line and header fields.',
      'zh-CN': '开头是邮箱文件（mbox）的样子：“From ”行，接着是邮件头。',
    },
  },
  'mail-recognised-mail': {
    says: { en: 'Starts like a mail. Header fields: {fields}', 'zh-CN': '开头是一封邮件。邮件头字段：{fields}' },
  },
  'mail-recognised-emlx': {
    says: { en: 'A mail as Apple Mail keeps it (.emlx).', 'zh-CN': '苹果“邮件”程序保存的邮件（.emlx）。' },
  },
  'mail-read-as-mbox': {
    says: { en: 'Read as a mailbox of many mails (mbox).', 'zh-CN': '按邮箱文件（mbox，内含多封邮件）读取。' },
  },
  'mail-read-as-mail': { says: { en: 'Read as a single mail.', 'zh-CN': '按单封邮件读取。' } },
  'mail-read-as-emlx': {
    says: { en: 'Read as a single mail of Apple Mail.', 'zh-CN': '按苹果“邮件”程序的单封邮件读取。' },
  },
  'mail-file-empty': {
    says: { en: '{name} is empty: there is no mail in it.', 'zh-CN': '{name} 是空文件，里面没有邮件。' },
    fix: {
      en: 'Export or download the mail again and import the new file.',
      'zh-CN': '请重新导出或下载这封邮件，再导入新文件。',
    },
  },
  'mail-file-binary': {
    says: {
      en: '{name} is named like a mail, but holds something else (binary data, no header).',
      'zh-CN': '{name} 的文件名像邮件，内容却不是（是二进制数据，没有邮件头）。',
    },
    fix: {
      en: 'Import the original mail (“Save as .eml” or an mbox export), not a converted copy.',
      'zh-CN': '请导入原始邮件（“另存为 .eml”或导出 mbox），不要导入转换过的副本。',
    },
  },
  'mail-too-large': {
    says: {
      en: 'This mail has {bytes} bytes; {most} is the limit.',
      'zh-CN': '这封邮件有 {bytes} 字节，超过上限 {most} 字节。',
    },
    fix: {
      en: 'The mail is kept as it came. Remove its attachments at the source to have it counted.',
      'zh-CN': '邮件已原样保留。若要计入统计，请在原邮箱中去掉附件后再导入。',
    },
  },
  'mail-too-deep': {
    says: {
      en: 'The parts of this mail are nested more than {most} deep, as only broken or hostile mails are.',
      'zh-CN': '这封邮件的内容嵌套超过 {most} 层，只有损坏或恶意的邮件才会这样。',
    },
    fix: { en: 'The mail is kept as it came; nothing needs to be done.', 'zh-CN': '邮件已原样保留，无需处理。' },
  },
  'mail-too-many-parts': {
    says: {
      en: 'This mail has more than {most} parts, as only broken or hostile mails have.',
      'zh-CN': '这封邮件的部分超过 {most} 个，只有损坏或恶意的邮件才会这样。',
    },
    fix: { en: 'The mail is kept as it came; nothing needs to be done.', 'zh-CN': '邮件已原样保留，无需处理。' },
  },
  'mail-unreadable': {
    says: { en: 'Nothing in this mail can be read.', 'zh-CN': '这封邮件无法读取。' },
    fix: {
      en: 'Export the mail again; the one that came is kept as it is.',
      'zh-CN': '请重新导出这封邮件；收到的原件会原样保留。',
    },
  },
};
