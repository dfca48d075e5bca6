import type { Messages } from './message.ts';

/** Call records of Asterisk (sources/asterisk-cdr). */
export const asteriskCdr: Messages = {
  'cdr-recognised-by-header': {
    says: {
      en: 'Call records of Asterisk: the header names {columns} of their columns.',
      'zh-CN': 'Asterisk 通话记录：表头中有 {columns} 个对应的列。',
    },
  },
  'cdr-recognised-by-content': {
    says: {
      en: 'Call records of Asterisk, known by what stands in the columns.',
      'zh-CN': '根据各列内容识别为 Asterisk 通话记录。',
    },
  },
  'cdr-columns': { says: { en: 'Columns: {columns}.', 'zh-CN': '列：{columns}。' } },
  'cdr-zone-confirmed': {
    says: {
      en: 'The call ids say {offset}, as does the zone {zone} ({calls} calls).',
      'zh-CN': '通话编号表明时区为 {offset}，与所选时区 {zone} 一致（{calls} 通）。',
    },
  },
  'cdr-zone-contradicted': {
    says: {
      en: 'The call ids say that times are {offset}, but they were read in the zone {zone} ({calls} calls). Give --zone and import again.',
      'zh-CN':
        '通话编号表明时间为 {offset}，但读取时使用的是时区 {zone}（{calls} 通）。请用 --zone 指定时区后重新导入。',
    },
  },
  'cdr-no-layout': {
    says: {
      en: 'These are no call records of Asterisk, or their columns are not known.',
      'zh-CN': '这不是 Asterisk 通话记录，或无法识别其列。',
    },
    fix: {
      en: 'Add a header row with the names of the columns (calldate, src, dst, disposition …).',
      'zh-CN': '请加上包含列名的表头（calldate、src、dst、disposition 等）。',
    },
  },
  'cdr-no-rows': {
    says: { en: 'There is a header, but no call.', 'zh-CN': '只有表头，没有通话记录。' },
    fix: { en: 'Export the calls again.', 'zh-CN': '请重新导出通话记录。' },
  },
  'cdr-open-quote': {
    says: { en: 'A quotation mark in this row never closes.', 'zh-CN': '该行的引号没有闭合。' },
    fix: { en: 'Close it in the file and import again.', 'zh-CN': '请在文件中补上引号后重新导入。' },
  },
  'cdr-broken-row': {
    says: {
      en: 'Start or disposition do not stand in their columns ({cells} cells).',
      'zh-CN': '开始时间或通话结果不在对应的列中（共 {cells} 格）。',
    },
    fix: {
      en: 'Look for a delimiter or quotation mark too many in this row.',
      'zh-CN': '请检查该行是否多了分隔符或引号。',
    },
  },
  'cdr-row-too-long': {
    says: { en: 'The row is longer than any call record can be.', 'zh-CN': '该行过长，不可能是一条通话记录。' },
    fix: {
      en: 'Look at the file at this line: something else was put into it.',
      'zh-CN': '请检查文件的这一行，可能混入了其他内容。',
    },
  },
};
