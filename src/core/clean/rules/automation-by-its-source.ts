import { automationRule } from '../automation-rule.ts';

/** After all rules of mail headers: whatever else a source says of itself is its word. */
export const automationByItsSource = automationRule({
  id: 'automation-by-its-source',
  reason: {
    en: 'Where a source says itself that a program wrote it (a bot’s message, a notice of the chat), it knows.',
    'zh-CN': '来源自行注明由程序发出（机器人消息、聊天通知），以来源为准。',
  },
  sign: 'other',
  example: 'pushed as automation',
});
