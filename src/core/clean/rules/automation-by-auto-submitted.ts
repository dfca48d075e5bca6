import { automationRule } from '../automation-rule.ts';

export const automationByAutoSubmitted = automationRule({
  id: 'automation-by-auto-submitted',
  reason: {
    en: 'A mail whose header says Auto-Submitted was written by a program (RFC 3834).',
    'zh-CN': '邮件头 Auto-Submitted 表明该邮件由程序发出（RFC 3834）。',
  },
  sign: 'auto-submitted',
  example: 'Auto-Submitted: auto-replied',
});
