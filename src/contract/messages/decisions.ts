import type { Messages } from './message.ts';

/** What becomes of decisions. */
export const decisions: Messages = {
  'fix.unreadable': {
    says: { en: '"{value}" could not be read either.', 'zh-CN': '“{value}”同样无法识别。' },
    fix: {
      en: 'Write it as this field is written elsewhere, or leave the value out.',
      'zh-CN': '请按该字段的通常写法填写，或留空该值。',
    },
  },
  'sheet.unreadable': {
    says: { en: 'This is no table of refused rows.', 'zh-CN': '这不是被拒收记录的表格。' },
    fix: {
      en: 'Bring back the CSV file that was downloaded here, or that “rapport problems --csv” printed.',
      'zh-CN': '请带回此处下载的 CSV 文件，或“rapport problems --csv”输出的文件。',
    },
  },
  'sheet.columns-missing': {
    says: { en: 'The table has no column {columns}.', 'zh-CN': '表格缺少列：{columns}。' },
    fix: {
      en: 'Keep the columns “recordId”, “field” and “repaired” as they were downloaded.',
      'zh-CN': '请保留下载时的“recordId”“field”和“repaired”三列。',
    },
  },
  'sheet.too-many': {
    says: {
      en: '{rows} rows are repaired; one by one that goes for {most} at a time.',
      'zh-CN': '共有 {rows} 行已修改；逐条处理每次最多 {most} 行。',
    },
    fix: {
      en: 'Put equal cases right at once on the Problems page, or bring the table back in pieces.',
      'zh-CN': '请在“待处理”页面一次性修正相同情况，或分批带回表格。',
    },
  },
  'sheet.not-fixable': {
    says: { en: 'This record has no value that can be put right by hand.', 'zh-CN': '该记录没有可手动修正的值。' },
    fix: {
      en: 'Change how its column is read (“Read differently” on the import), or mend the file and import it again.',
      'zh-CN': '请更改该列的读取方式（导入页面上的“换种方式读取”），或修正文件后重新导入。',
    },
  },
  'decision.unknown': {
    says: { en: 'There is no decision {decision}.', 'zh-CN': '没有编号为 {decision} 的决定。' },
    fix: { en: 'See "rapport decisions" for those that there are.', 'zh-CN': '请用“rapport decisions”查看现有决定。' },
  },
  'people.are-one': {
    says: { en: 'These two are one customer now.', 'zh-CN': '这两个客户目前是同一客户。' },
    fix: {
      en: 'Undo the decision that joined them, or split off the contact points that are not theirs.',
      'zh-CN': '请撤销合并它们的决定，或拆出不属于该客户的联系方式。',
    },
  },
  'people.not-theirs': {
    says: { en: 'One of these contact points is not this customer’s.', 'zh-CN': '其中有联系方式不属于该客户。' },
    fix: { en: 'See "rapport customers" for what is.', 'zh-CN': '请用“rapport customers”查看该客户的联系方式。' },
  },
  'people.nobody-stays': {
    says: { en: 'Then nothing of this customer would be left.', 'zh-CN': '这样该客户将不剩任何联系方式。' },
    fix: { en: 'Leave at least one contact point with the customer.', 'zh-CN': '请至少保留一个联系方式。' },
  },
  'people.mixed': {
    says: { en: 'One of these is of your own people.', 'zh-CN': '其中有一个是本公司的客服。' },
    fix: {
      en: 'Agents are joined with agents, customers with customers.',
      'zh-CN': '客服只能与客服合并，客户只能与客户合并。',
    },
  },
  'decision.undone-already': {
    says: { en: 'Decision {decision} was undone already.', 'zh-CN': '决定 {decision} 已被撤销。' },
    fix: { en: 'Decide again to have it back.', 'zh-CN': '如需恢复，请重新作出决定。' },
  },
  'calendar.hours-end-early': {
    says: { en: 'Hours that begin at {from} cannot end at {to}.', 'zh-CN': '从 {from} 开始的时段不能在 {to} 结束。' },
    fix: {
      en: 'For hours past midnight give two spans: up to 24:00, and from 00:00 of the next day.',
      'zh-CN': '跨午夜的时段请分成两段：到 24:00 为止，以及次日 00:00 起。',
    },
  },
  'calendar.holiday-ends-early': {
    says: {
      en: '“{name}” ends on {to}, before it begins on {from}.',
      'zh-CN': '“{name}”的结束日期 {to} 早于开始日期 {from}。',
    },
    fix: { en: 'Give the first and the last day.', 'zh-CN': '请填写首日与末日。' },
  },
  'team.unknown-agent': {
    says: { en: 'Nobody here has the id {agent}.', 'zh-CN': '没有编号为 {agent} 的人员。' },
    fix: { en: 'Take the ids of agents from the dimension “agent”.', 'zh-CN': '请使用“客服”维度列出的编号。' },
  },
  'holiday-left-out.not-all-day': { says: { en: 'It has a time of day', 'zh-CN': '不是全天日程' } },
  'holiday-left-out.cancelled': { says: { en: 'It was cancelled', 'zh-CN': '已取消' } },
  'holiday-left-out.no-date': { says: { en: 'It has no date', 'zh-CN': '没有日期' } },
  'holiday-left-out.repeat-not-understood': {
    says: { en: 'It repeats in a way that is not by year', 'zh-CN': '重复规则不是按年' },
  },
  'holiday-left-out.too-many': { says: { en: 'There are too many', 'zh-CN': '数量超出上限' } },
};
