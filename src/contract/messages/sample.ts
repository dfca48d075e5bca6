import type { Messages } from './message.ts';

/** The sample company (sources/synthetic). */
export const sample: Messages = {
  'sample-recognised': {
    says: { en: 'The sample company {company}.', 'zh-CN': '示例公司“{company}”。' },
  },
  'sample-made-up': {
    says: {
      en: '{company} is made up: {weeks} weeks of mails, chats, calls and ratings, up to {until}. No person or number in it is real.',
      'zh-CN': '“{company}”纯属虚构：截至 {until} 的 {weeks} 周邮件、聊天、通话和评价，人物与号码均非真实。',
    },
  },
  'sample-not-described': {
    says: { en: 'The file does not describe a sample company.', 'zh-CN': '该文件没有描述示例公司。' },
    fix: {
      en: 'Load the sample company with: rapport demo',
      'zh-CN': '请用 rapport demo 载入示例公司。',
    },
  },
};
