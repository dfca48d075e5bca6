import type { Messages } from './message.ts';

/** What becomes of imports, pushes and single records. */
export const pipeline: Messages = {
  'import.running': {
    says: { en: 'Import {import} is still running.', 'zh-CN': '导入 {import} 仍在进行中。' },
    fix: { en: 'Wait until it is done, then try again.', 'zh-CN': '请等待其完成后再试。' },
  },
  'import.undone-already': {
    says: { en: 'Import {import} was undone already.', 'zh-CN': '导入 {import} 已被撤销。' },
    fix: { en: 'Import the files again to have them back.', 'zh-CN': '如需恢复，请重新导入这些文件。' },
  },
  'tolerance-refused': {
    says: {
      en: '{count} of {records} records were refused: more than {most} %.',
      'zh-CN': '{records} 条记录中有 {count} 条未能读懂，超过 {most}%。',
    },
    fix: {
      en: 'Correct how the file is read, or allow more ("tolerance" in the --map file). Where it was to stop, nothing was stored.',
      'zh-CN': '请更正读取方式，或放宽限度（--map 文件中的 "tolerance"）。若设为中止，则未存入任何内容。',
    },
  },
  'tolerance-rule': {
    says: {
      en: '“{rule}” concerned {count} of {records} records: more than {most} %.',
      'zh-CN': '{records} 条记录中有 {count} 条触发“{rule}”，超过 {most}%。',
    },
    fix: {
      en: 'Correct how the file is read, or allow more ("tolerance" in the --map file). Where it was to stop, nothing was stored.',
      'zh-CN': '请更正读取方式，或放宽限度（--map 文件中的 "tolerance"）。若设为中止，则未存入任何内容。',
    },
  },
  'reading.no-file': {
    says: {
      en: 'File {original} cannot be read anew: its import is running, was undone, or there is none.',
      'zh-CN': '文件 {original} 无法重新读取：其导入正在进行、已被撤销或不存在。',
    },
    fix: { en: 'See "rapport imports" for those that can.', 'zh-CN': '请用“rapport imports”查看可重新读取的导入。' },
  },
  'import.failed': {
    says: { en: 'The import stopped: {reason}', 'zh-CN': '导入中止：{reason}' },
    fix: {
      en: 'Undo it and import the files again; what was stored is not stored twice.',
      'zh-CN': '请撤销后重新导入；已存储的内容不会重复存储。',
    },
  },
  'import.resumed': {
    says: {
      en: 'Import {import}, which was interrupted, has been finished: {seen} seen.',
      'zh-CN': '此前中断的导入 {import} 已补完：共读到 {seen} 条。',
    },
  },
  'import.not-kept': {
    says: { en: 'The files could not be kept: {reason}', 'zh-CN': '文件无法保存：{reason}' },
    fix: {
      en: 'Check the disk of the data directory, then import again.',
      'zh-CN': '请检查数据目录所在磁盘，然后重新导入。',
    },
  },
  'file-unrecognised': {
    says: { en: '“{file}” is of no kind that Rapport reads.', 'zh-CN': '无法识别“{file}”的文件类型。' },
    fix: {
      en: 'Name the source yourself, or export it in another form.',
      'zh-CN': '请自行指定来源，或以其他格式导出。',
    },
  },
  'push-invalid': {
    says: { en: 'The field “{field}” cannot be used: {reason}.', 'zh-CN': '字段“{field}”不可用：{reason}。' },
    fix: { en: 'Correct the item and send it again.', 'zh-CN': '请更正后重新发送。' },
  },
  'push.busy': {
    says: {
      en: 'More is being sent than can be kept at this moment; nothing of this push was taken.',
      'zh-CN': '当前发送的数据超出可保存的速度，本次推送未被接收。',
    },
    fix: { en: 'Send it again in a second.', 'zh-CN': '请一秒后重新发送。' },
  },
  'push.too-many': {
    says: { en: 'One push may hold at most {limit} interactions.', 'zh-CN': '每次推送最多 {limit} 条往来记录。' },
    fix: { en: 'Send several smaller ones.', 'zh-CN': '请分成几次发送。' },
  },
  'record.unknown': {
    says: {
      en: 'There is no record {record}; its import may have been undone.',
      'zh-CN': '没有记录 {record}，可能其导入已被撤销。',
    },
    fix: { en: 'Look for it in the customer’s history.', 'zh-CN': '请在该客户的往来记录中查找。' },
  },
  'source.unknown': {
    says: { en: 'There is no source “{source}”.', 'zh-CN': '没有名为“{source}”的来源。' },
    fix: { en: 'There are: {known}.', 'zh-CN': '现有来源：{known}。' },
  },
};
