import type { Dictionary } from '../dictionary.ts';

export const repeats: Dictionary['repeats'] = {
  seen: (times) => `出现 ${times} 次`,
  seenTitle: '同一次互动，只计一次',
  sightings: (_, text) => `共出现 ${text} 次，只计一次`,
  counts: '计入',
  repeat: '重复',
  cut: '不是同一条，分别计数',
  isCut: '已单独计数。',
  undo: '撤销',
  imported: (when) => `${when} 导入`,
  withdrawn: '带来它的导入都已撤销',
  noText: '无文字内容',
  talked: (length) => `通话 ${length}`,
  rules: {
    'same-call': '两个系统里的同一通电话',
    'same-line': '两份聊天导出里的同一条',
    'same-message': '两个系统里的同一条消息',
    'sent-twice': '重复提交',
    'by-hand': '人工标记',
  },
  all: '全部规则',
  none: '没有重复出现的互动',
  noneFix: '邮件同时建了工单、一通电话被两个系统记录、表单重复提交：这类互动会列在这里，只计一次。',
};
