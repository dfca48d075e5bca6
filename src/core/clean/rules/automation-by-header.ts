import { automationRule } from '../automation-rule.ts';

export const automationByHeader = automationRule({
  id: 'automation-by-header',
  reason: {
    en: 'Programs that follow no standard mark their replies with a header of their own, such as X-Autoreply.',
    'zh-CN': '不遵循标准的程序会用自己的邮件头标记，例如 X-Autoreply。',
  },
  sign: 'x-',
  example: 'x-autoreply',
});
