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
  'decision.unknown': {
    says: { en: 'There is no decision {decision}.', 'zh-CN': '没有编号为 {decision} 的决定。' },
    fix: { en: 'See "rapport decisions" for those that there are.', 'zh-CN': '请用“rapport decisions”查看现有决定。' },
  },
  'decision.undone-already': {
    says: { en: 'Decision {decision} was undone already.', 'zh-CN': '决定 {decision} 已被撤销。' },
    fix: { en: 'Decide again to have it back.', 'zh-CN': '如需恢复，请重新作出决定。' },
  },
};
