import type { Dictionary } from '../dictionary.ts';

export const changes: Dictionary['changes'] = {
  ask: '之后有什么变化？',
  hide: '收起变化',
  fromTo: (before, after) => `${before} → ${after}`,
  ns: (before, after) => `样本数 ${before} → ${after}`,
  because: (cause) => `${cause}：`,
  none: '此后这一数值没有变化。',
  causes: {
    import: '导入',
    live: '之后到达的数据',
    'undo-import': '撤销导入',
    replay: '重新处理',
    decision: '作出决定',
    'undo-decision': '撤销决定',
    several: '多项合计',
    other: '其他',
  },
};
