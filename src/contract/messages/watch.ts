import type { Messages } from './message.ts';

/** What people keep an eye on: saved questions. */
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
};
