import type { Messages } from './message.ts';

/** Files, folders and archives that could not be opened (sources/open). */
export const open: Messages = {
  'file-missing': {
    says: { en: 'There is no such file.', 'zh-CN': '找不到该文件。' },
    fix: {
      en: 'Check the path; a link may point to what is gone.',
      'zh-CN': '请检查路径；快捷链接可能指向已删除的文件。',
    },
  },
  'file-no-permission': {
    says: { en: 'The file may not be read by this user.', 'zh-CN': '当前用户无权读取该文件。' },
    fix: {
      en: 'Give the user who runs Rapport the right to read it.',
      'zh-CN': '请给运行 Rapport 的用户授予读取权限。',
    },
  },
  'file-link-loop': {
    says: { en: 'The link points back to itself.', 'zh-CN': '该链接指向自身，形成循环。' },
    fix: { en: 'Name the file that is meant.', 'zh-CN': '请直接指定目标文件。' },
  },
  'file-name-too-long': {
    says: { en: 'The name is longer than the file system allows.', 'zh-CN': '文件名超出文件系统允许的长度。' },
    fix: { en: 'Give the file a shorter name.', 'zh-CN': '请缩短文件名。' },
  },
  'file-unreadable': {
    says: { en: 'The file could not be read: {reason}.', 'zh-CN': '文件无法读取：{reason}。' },
    fix: { en: 'Copy the file again from where it came, then import it.', 'zh-CN': '请重新复制该文件后再导入。' },
  },
  'file-special': {
    says: {
      en: 'This is a device, a pipe or a socket, not a file.',
      'zh-CN': '这是设备、管道或套接字，不是普通文件。',
    },
    fix: { en: 'Save the data as a file first.', 'zh-CN': '请先把数据保存为普通文件。' },
  },
  'file-empty': {
    says: { en: 'The file is empty.', 'zh-CN': '文件是空的。' },
    fix: {
      en: 'Export it again; an export that broke off leaves an empty file.',
      'zh-CN': '请重新导出；导出中断会留下空文件。',
    },
  },
  'folder-too-deep': {
    says: { en: 'Folders lie more than {limit} deep.', 'zh-CN': '文件夹嵌套超过 {limit} 层。' },
    fix: { en: 'Import the inner folder by itself.', 'zh-CN': '请单独导入里层的文件夹。' },
  },
  'too-many-files': {
    says: {
      en: 'There are more than {limit} files; the rest was not opened.',
      'zh-CN': '文件超过 {limit} 个，其余的未打开。',
    },
    fix: { en: 'Import the folders one after the other.', 'zh-CN': '请分批导入各个文件夹。' },
  },
  'archive-truncated': {
    says: { en: 'The archive is cut off: its end is missing.', 'zh-CN': '压缩包不完整，缺少结尾部分。' },
    fix: { en: 'Download or copy the archive again.', 'zh-CN': '请重新下载或复制压缩包。' },
  },
  'archive-damaged': {
    says: { en: 'The archive is damaged and cannot be unpacked.', 'zh-CN': '压缩包已损坏，无法解压。' },
    fix: { en: 'Download or copy the archive again.', 'zh-CN': '请重新下载或复制压缩包。' },
  },
  'archive-encrypted': {
    says: { en: 'The file in the archive is protected by a password.', 'zh-CN': '压缩包中的文件受密码保护。' },
    fix: { en: 'Unpack it with its password, then import the files.', 'zh-CN': '请先用密码解压，再导入其中的文件。' },
  },
  'archive-unknown-method': {
    says: {
      en: 'The archive is packed in a way that is not supported (method {method}).',
      'zh-CN': '不支持该压缩方式（方式 {method}）。',
    },
    fix: { en: 'Unpack it yourself or pack it as an ordinary zip.', 'zh-CN': '请自行解压，或重新压缩为普通 zip。' },
  },
  'archive-unsafe-name': {
    says: {
      en: 'A file in the archive bears a name that points outside: {entry}.',
      'zh-CN': '压缩包内的文件名指向外部路径：{entry}。',
    },
    fix: { en: 'Pack the archive again without such names.', 'zh-CN': '请去掉这类文件名后重新压缩。' },
  },
  'archive-bomb': {
    says: {
      en: 'The archive would unpack to far more than it holds ({size} bytes).',
      'zh-CN': '压缩包解压后异常庞大（{size} 字节），已拒绝。',
    },
    fix: {
      en: 'If it is genuine, unpack it yourself and import the files.',
      'zh-CN': '如果内容可信，请自行解压后导入。',
    },
  },
  'archive-too-many-entries': {
    says: { en: 'The archive holds more than {limit} files.', 'zh-CN': '压缩包中的文件超过 {limit} 个。' },
    fix: { en: 'Unpack it and import the folder.', 'zh-CN': '请解压后导入文件夹。' },
  },
  'archive-too-deep': {
    says: { en: 'An archive inside an archive inside an archive is not opened.', 'zh-CN': '不打开三层嵌套的压缩包。' },
    fix: { en: 'Unpack the outer ones first.', 'zh-CN': '请先解压外层压缩包。' },
  },
  'archive-empty': {
    says: { en: 'There is no file in the archive.', 'zh-CN': '压缩包里没有文件。' },
    fix: { en: 'Check that this is the archive that you meant.', 'zh-CN': '请确认选择的压缩包是否正确。' },
  },
  'archive-entry-missing': {
    says: { en: 'The archive no longer holds {entry}.', 'zh-CN': '压缩包中找不到 {entry}。' },
    fix: {
      en: 'Run `rapport doctor`: the kept original may be damaged.',
      'zh-CN': '请运行 `rapport doctor`：保存的原件可能已损坏。',
    },
  },
};
