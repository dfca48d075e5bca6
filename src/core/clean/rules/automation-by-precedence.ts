import { automationRule } from '../automation-rule.ts';

export const automationByPrecedence = automationRule({
  id: 'automation-by-precedence',
  reason: {
    en: 'Precedence auto_reply, bulk or junk, on mail that no list of people sends, is how older programs say that nobody wrote it.',
    'zh-CN': '较早的程序用 Precedence: auto_reply、bulk 或 junk 表明邮件并非人工所写（邮件列表除外）。',
  },
  sign: 'precedence',
  example: 'Precedence: bulk',
});
