import { automationRule } from '../automation-rule.ts';

export const automationByNoReply = automationRule({
  id: 'automation-by-no-reply',
  reason: {
    en: 'An address that nobody reads is a program’s; a form on a web site names the customer in Reply-To and stays a person’s.',
    'zh-CN': '无人查看的地址属于程序；网站表单会在 Reply-To 中写明客户，仍视为人工。',
  },
  sign: 'no-reply',
  example: 'no-reply: noreply@shop.example',
});
