import { automationRule } from '../automation-rule.ts';

export const automationByMailerDaemon = automationRule({
  id: 'automation-by-mailer-daemon',
  reason: {
    en: 'MAILER-DAEMON is how mail servers sign.',
    'zh-CN': 'MAILER-DAEMON 是邮件服务器的署名。',
  },
  sign: 'mailer-daemon',
  example: 'mailer-daemon',
});
