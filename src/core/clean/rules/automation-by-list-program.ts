import { automationRule } from '../automation-rule.ts';

export const automationByListProgram = automationRule({
  id: 'automation-by-list-program',
  reason: {
    en: 'The program of a mailing list tells of held posts and bounces from an address of its own.',
    'zh-CN': '邮件列表程序会用自己的地址通知待审或退回的邮件。',
  },
  sign: 'list-program',
  example: 'list-program: shop-admin@lists.example',
});
