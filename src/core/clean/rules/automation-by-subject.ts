import { automationRule } from '../automation-rule.ts';

export const automationBySubject = automationRule({
  id: 'automation-by-subject',
  reason: {
    en: 'Exchange, Outlook, Gmail and QQ Mail put “Automatic reply:” before the subject.',
    'zh-CN': 'Exchange、Outlook、Gmail 和 QQ 邮箱会在主题前加“自动回复：”。',
  },
  sign: 'subject',
  example: 'subject',
});
