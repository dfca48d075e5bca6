import type { Dictionary } from '../dictionary.ts';

export const forecast: Dictionary['forecast'] = {
  switch: '预测',
  label: '预测',
  band80: '80% 区间',
  band95: '95% 区间',
  total: (days) => `未来 ${days} 天合计`,
  table: '以表格显示预测',
  holiday: '节假日',
  row: (value, of80, of95) => `${value}，80% 区间 ${of80}，95% 区间 ${of95}`,
  failed: '无法预测',
  elsewhere: '所选时间范围在预测开始之前就结束了，请选择能覆盖到预测的范围。',
  ended: (day) => `已有一周以上没有新数据，预测从最后一个完整日（${day}之前）之后开始。`,
  methods: {
    'holt-winters': 'Holt–Winters（阻尼趋势）',
    'seasonal-mean': '最近四周均值',
    'seasonal-naive': '与上周相同',
  },
  chosen: (method, days, since, off) => `方法：${method}。自${since}起回测 ${days} 天，它的误差最小，平均相差 ${off}。`,
  others: (others) => `其他方法：${others}。`,
  other: (method, off) => `${method} ${off}`,
  off: (value, share) => (share === null ? value : `${value}（占实际值的 ${share}）`),
  inside: (of80, of95) => `实际值有 ${of80} 落在当时给出的 80% 区间内，${of95} 落在 95% 区间内。`,
  learnt: (days, until) => `依据${until}之前的 ${days} 个完整日。`,
};
