import type { Messages } from './message.ts';

/** What the server refuses, and why. */
export const server: Messages = {
  'request.invalid': {
    says: { en: 'The field “{field}” cannot be used: {reason}.', 'zh-CN': '字段“{field}”不可用：{reason}。' },
    fix: {
      en: 'Correct the field; /api/v1/openapi.json says what it may hold.',
      'zh-CN': '请更正该字段；可填的内容见 /api/v1/openapi.json。',
    },
  },
  'request.broken-json': {
    says: { en: 'The request is not valid JSON.', 'zh-CN': '请求内容不是有效的 JSON。' },
    fix: { en: 'Send one complete JSON value in UTF-8.', 'zh-CN': '请发送一个完整的 UTF-8 编码 JSON。' },
  },
  'request.content-type': {
    says: {
      en: 'This address does not read “{contentType}”.',
      'zh-CN': '此地址不接受“{contentType}”类型的内容。',
    },
    fix: { en: 'Send it as application/json.', 'zh-CN': '请以 application/json 发送。' },
  },
  'request.too-large': {
    says: { en: 'The request is too large.', 'zh-CN': '请求内容过大。' },
    fix: {
      en: 'Send less at once: at most 1,000 interactions in 16 MB; whole files go to /api/v1/uploads.',
      'zh-CN': '请减少单次发送的内容：每次最多 1,000 条、16 MB；整个文件请发送到 /api/v1/uploads。',
    },
  },
  'request.unreadable': {
    says: { en: 'The request cannot be read.', 'zh-CN': '无法读取该请求。' },
    fix: { en: 'Check its address, headers and body.', 'zh-CN': '请检查请求的地址、标头和内容。' },
  },
  'request.unknown-address': {
    says: { en: 'There is nothing at {path}.', 'zh-CN': '{path} 处没有内容。' },
    fix: { en: 'The addresses are listed in /api/v1/openapi.json.', 'zh-CN': '可用地址见 /api/v1/openapi.json。' },
  },
  'request.method': {
    says: { en: '{method} is not possible at {path}.', 'zh-CN': '{path} 不支持 {method}。' },
    fix: { en: 'Use {allowed}.', 'zh-CN': '请使用 {allowed}。' },
  },
  'cursor.invalid': {
    says: { en: 'The cursor is not one that this server gave out.', 'zh-CN': '分页游标不是由本服务器给出的。' },
    fix: { en: 'Start again without a cursor.', 'zh-CN': '请不带游标重新开始。' },
  },
  'zone.unknown': {
    says: { en: 'There is no time zone “{zone}”.', 'zh-CN': '没有名为“{zone}”的时区。' },
    fix: { en: 'Use an IANA name such as Asia/Shanghai.', 'zh-CN': '请使用 IANA 名称，例如 Asia/Shanghai。' },
  },
  'customer.unknown': {
    says: { en: 'There is no such customer.', 'zh-CN': '没有这位客户。' },
    fix: { en: 'Look for the customer by name or address.', 'zh-CN': '请按姓名或地址查找客户。' },
  },
  'interaction.unknown': {
    says: {
      en: 'There is no such interaction; its import may have been undone.',
      'zh-CN': '没有这条往来记录，可能其导入已被撤销。',
    },
    fix: { en: 'Open the customer’s history again.', 'zh-CN': '请重新打开该客户的往来记录。' },
  },
  'attachment.unknown': {
    says: {
      en: 'This attachment was named, but did not come with the original.',
      'zh-CN': '原始内容提到了该附件，但未附上文件。',
    },
    fix: {
      en: 'Import the export again together with its media files.',
      'zh-CN': '请连同媒体文件一起重新导入该导出文件。',
    },
  },
  'import.unknown': {
    says: { en: 'There is no import {import}.', 'zh-CN': '没有编号为 {import} 的导入。' },
    fix: { en: 'Choose one from the list of imports.', 'zh-CN': '请从导入列表中选择。' },
  },
  'sample.missing': {
    says: { en: 'This Rapport came without the sample company.', 'zh-CN': '此版本的 Rapport 不包含示例公司。' },
    fix: { en: 'Bring your own data.', 'zh-CN': '请导入您自己的数据。' },
  },
  'upload.unknown': {
    says: {
      en: 'There is no uploaded file {uploadId} (any more).',
      'zh-CN': '没有编号为 {uploadId} 的上传文件，或其已被清理。',
    },
    fix: { en: 'Upload the file again.', 'zh-CN': '请重新上传该文件。' },
  },
  'upload.name': {
    says: { en: 'A file cannot be called “{name}”.', 'zh-CN': '文件名“{name}”不可用。' },
    fix: { en: 'Rename the file and try again.', 'zh-CN': '请重命名文件后再试。' },
  },
  'upload.broken-off': {
    says: { en: 'The upload broke off before its end.', 'zh-CN': '上传在完成前中断。' },
    fix: { en: 'Upload the file again.', 'zh-CN': '请重新上传该文件。' },
  },
  'upload.unreadable': {
    says: { en: 'Nothing in “{name}” can be read.', 'zh-CN': '“{name}”中没有可读取的内容。' },
    fix: { en: 'Check that the file is whole and of a known kind.', 'zh-CN': '请确认文件完整且类型受支持。' },
  },
  'disk.full': {
    says: { en: 'The disk of the server is full.', 'zh-CN': '服务器磁盘已满。' },
    fix: {
      en: 'Free some space on the disk that holds the data directory, then try again.',
      'zh-CN': '请在数据目录所在磁盘上腾出空间后重试。',
    },
  },
  'database.away': {
    says: { en: 'The database does not answer at the moment.', 'zh-CN': '数据库暂时没有响应。' },
    fix: { en: 'Try again in a moment; nothing was changed.', 'zh-CN': '请稍后再试；未作任何更改。' },
  },
  'server.failed': {
    says: { en: 'Something failed inside the server.', 'zh-CN': '服务器内部发生错误。' },
    fix: {
      en: 'Try again; if it fails again, look for “{reference}” in the server’s log.',
      'zh-CN': '请重试；若仍然失败，请在服务器日志中查找“{reference}”。',
    },
  },
  'page.not-built': {
    says: { en: 'The pages of Rapport are not built yet.', 'zh-CN': 'Rapport 的网页尚未构建。' },
    fix: { en: 'Run: npm run build', 'zh-CN': '请运行：npm run build' },
  },
};
