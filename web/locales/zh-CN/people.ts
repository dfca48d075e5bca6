import type { people as en } from '../en/people.ts';

export const people: typeof en = {
  whoIs: '身份',
  menuOf: (what) => `${what} 是谁？`,
  isOurs: '这是我们的人',
  isMachine: '这是机器人',
  isCustomer: '这是客户',
  working: '处理中…',
  roles: { agent: '我们的人', customer: '客户', automation: '机器人' },
  decidedBy: (who, when) => `由 ${who} 于 ${when} 指定`,
  undo: '撤销',
  suggestions: '以下看起来是你们的地址',
  machines: '以下像是机器人在回复',
  add: '加入',
  why: {
    'sent-mail': (mails, of) => `已发送邮件中有 ${mails}/${of} 封出自这里`,
    'in-most-mails': (mails, of) => `${of} 封邮件中有 ${mails} 封与之有关`,
  },
  machineWhy: (share, seconds, answers, texts) =>
    `${answers} 次回复中 ${share} 在 ${seconds} 秒内，全天不停，只用 ${texts} 种文字`,
};
