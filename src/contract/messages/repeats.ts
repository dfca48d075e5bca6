import type { Messages } from './message.ts';

/** What becomes of repeats. */
export const repeats: Messages = {
  'repeat.unknown': {
    says: { en: 'There is no such message or call.', 'zh-CN': '没有这条消息或通话。' },
    fix: {
      en: 'See "rapport repeats" for those that were seen before.',
      'zh-CN': '请用“rapport repeats”查看重复记录。',
    },
  },
  'repeat.of-itself': {
    says: { en: 'A message or call cannot be a repeat of itself.', 'zh-CN': '一条记录不能是它自己的重复。' },
    fix: { en: 'Name another one that it is the same as.', 'zh-CN': '请指定与它相同的另一条记录。' },
  },
  'repeat.other-customers': {
    says: { en: 'These two belong to different customers.', 'zh-CN': '这两条记录属于不同的客户。' },
    fix: {
      en: 'If the customers are one person, join them first.',
      'zh-CN': '如果两位客户其实是同一个人，请先合并客户。',
    },
  },
};
