import type { Messages } from './message.ts';

/** What can stand against a decision about conversations, or about who somebody is. */
export const conversations: Messages = {
  'conversation.begins-here': {
    says: { en: 'A conversation begins here already.', 'zh-CN': '这里已经是一次会话的开头。' },
    fix: {
      en: 'If it was joined with an earlier one, undo that decision instead.',
      'zh-CN': '如果它曾被并入之前的会话，请改为撤销那项决定。',
    },
  },
  'conversation.one-call': {
    says: { en: 'The legs of one call cannot be parted.', 'zh-CN': '同一通电话的各段不能拆开。' },
    fix: { en: 'Choose a message, or another call.', 'zh-CN': '请选择一条消息或另一通电话。' },
  },
  'contact-point.unknown': {
    says: { en: 'There is no such contact point.', 'zh-CN': '没有这个联系方式。' },
    fix: { en: 'Reload the page; its import may have been undone.', 'zh-CN': '请刷新页面；相关导入可能已被撤销。' },
  },
  'conversation.same': {
    says: { en: 'Both are in one conversation already.', 'zh-CN': '两者已经在同一次会话中。' },
    fix: { en: 'Nothing needs to be done.', 'zh-CN': '无需任何操作。' },
  },
};
