import { automationRule } from '../automation-rule.ts';

export const automationByReport = automationRule({
  id: 'automation-by-report',
  reason: {
    en: 'A delivery or read report is written by a mail server, not by the customer.',
    'zh-CN': '投递或已读回执由邮件服务器生成，而非客户所写。',
  },
  sign: 'multipart/report',
  example: 'multipart/report',
});
