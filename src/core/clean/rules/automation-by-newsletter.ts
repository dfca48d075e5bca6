import { automationRule } from '../automation-rule.ts';

export const automationByNewsletter = automationRule({
  id: 'automation-by-newsletter',
  reason: {
    en: 'A mailing with one-click unsubscription to which nobody can write (RFC 8058) goes to many and is no answer to anyone.',
    'zh-CN': '带一键退订且无法回复的群发邮件（RFC 8058）面向众多收件人，不是对某人的答复。',
  },
  sign: 'list-unsubscribe',
  example: 'List-Unsubscribe',
});
