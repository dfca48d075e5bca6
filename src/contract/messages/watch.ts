import type { Messages } from './message.ts';

/** What people keep an eye on: saved questions and alerts. */
export const watch: Messages = {
  'question.unknown': {
    says: { en: 'There is no saved question "{question}".', 'zh-CN': '没有已保存的问题“{question}”。' },
    fix: {
      en: 'See "rapport questions list" for those that there are.',
      'zh-CN': '请用“rapport questions list”查看现有的问题。',
    },
  },
  'question.name-taken': {
    says: { en: 'There is a saved question "{name}" already.', 'zh-CN': '已有名为“{name}”的问题。' },
    fix: { en: 'Choose another name, or change that one.', 'zh-CN': '请换一个名称，或修改已有的那个。' },
  },
  'question.fixed-span': {
    says: { en: 'A fixed span needs --from and --to as dates.', 'zh-CN': '固定时间范围需要 --from 和 --to 两个日期。' },
    fix: {
      en: 'Write for example --from 2026-03-01 --to 2026-04-01, or --range 30d for a span that moves with the clock.',
      'zh-CN': '例如 --from 2026-03-01 --to 2026-04-01；随时间推移的范围请用 --range 30d。',
    },
  },
  'alert.unknown': {
    says: { en: 'There is no alert "{alert}".', 'zh-CN': '没有提醒“{alert}”。' },
    fix: {
      en: 'See "rapport alerts list" for those that there are.',
      'zh-CN': '请用“rapport alerts list”查看现有的提醒。',
    },
  },
  'alert.too-many-cells': {
    says: { en: 'It would watch more than {most} values.', 'zh-CN': '需要监测的值超过 {most} 个。' },
    fix: {
      en: 'Split by something with fewer values, or filter.',
      'zh-CN': '请换一个取值较少的拆分维度，或加上筛选。',
    },
  },
  'alert.clears-beyond': {
    says: { en: 'It would clear where it fires.', 'zh-CN': '解除值与触发值方向相反。' },
    fix: {
      en: 'Above: let it clear at the threshold or lower. Below: at the threshold or higher.',
      'zh-CN': '高于时触发：解除值不得大于触发值；低于时触发：解除值不得小于触发值。',
    },
  },
  'alert-fires.above': { says: { en: 'above {value}', 'zh-CN': '高于 {value}' } },
  'alert-fires.below': { says: { en: 'below {value}', 'zh-CN': '低于 {value}' } },
  'alert.for': { says: { en: 'for {time}', 'zh-CN': '持续 {time}' } },
  'alert.at-least': { says: { en: 'with n of at least {n}', 'zh-CN': '样本不少于 {n}' } },
  'alert.clears-down': { says: { en: 'clears at {value} or less', 'zh-CN': '降至 {value} 或更低时解除' } },
  'alert.clears-up': { says: { en: 'clears at {value} or more', 'zh-CN': '升至 {value} 或更高时解除' } },
  'alert.metric': { says: { en: '{metric} ({aggregate})', 'zh-CN': '{metric}（{aggregate}）' } },
  'alert.longer': { says: { en: 'longer than {time}', 'zh-CN': '超过 {time}' } },
  'alert.within': { says: { en: 'within {value}', 'zh-CN': '{value} 以内' } },
  'alert.business': { says: { en: 'business clock', 'zh-CN': '工作时间口径' } },
  'alert.by': { says: { en: 'each by {by}', 'zh-CN': '按{by}分别监测' } },
  'alert.one-side': {
    says: { en: 'An alert fires either above or below a value.', 'zh-CN': '提醒要么在高于、要么在低于某值时触发。' },
    fix: { en: 'Give --above or --below, not both.', 'zh-CN': '请给出 --above 或 --below 之一。' },
  },
  'alert.not-understood': {
    says: { en: 'The alert was not understood: {reason}', 'zh-CN': '无法理解该提醒：{reason}' },
    fix: { en: 'See "rapport alerts add --help".', 'zh-CN': '请查看“rapport alerts add --help”。' },
  },
  'alert-cleared.value': { says: { en: 'the value came back', 'zh-CN': '数值已恢复' } },
  'alert-cleared.corrected': {
    says: {
      en: 'the numbers it fired on have changed since: now {value}',
      'zh-CN': '触发时的数据后来有变动，现为 {value}',
    },
  },
  'alert-cleared.no-data': { says: { en: 'nothing is measured any more', 'zh-CN': '已无可计量的数据' } },
  'alert-cleared.changed': { says: { en: 'the alert was changed', 'zh-CN': '提醒已修改' } },
  'alert-cleared.removed': { says: { en: 'the alert was removed', 'zh-CN': '提醒已删除' } },
};
