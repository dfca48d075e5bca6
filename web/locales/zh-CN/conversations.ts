import type { conversations as en } from '../en/conversations.ts';

export const conversations: typeof en = {
  menu: '会话',
  menuOf: (who) => `会话操作：${who}`,
  cut: '从这里拆开，另算一次会话',
  join: '并入前一次会话',
  working: '处理中…',
  undo: '撤销',
  undone: '已撤销',
  cutBy: (who, when) => `${who} 于 ${when} 拆出`,
  joinedBy: (who, when) => `${who} 于 ${when} 并入前一次会话`,
  title: '所属会话',
  continues: (when) => `接续 ${when} 的会话`,
  threadings: {
    own: '单独成一次会话',
    references: '按邮件的引用关系',
    session: '按沉默间隔切分',
    matter: '按来源中的编号',
    call: '同一通电话的各段',
  },
  rules: {
    'thread-by-subject': '引用的邮件缺失，按主题和客户归入',
    'call-back': '回拨归并：接在同一号码的未接来电之后',
    'cut-by-hand': '手动拆出',
    'joined-by-hand': '手动并入',
  },
};
