import { type Metric, WHERE } from '../../metric.ts';

/** Conversations in which the customer’s oldest turn has no answer by a person yet: now, or at the end of each span. */
export const waiting = {
  id: 'waiting',
  label: { en: 'Waiting', 'zh-CN': '正在等待' },
  definition: {
    en: 'Conversations in which the customer’s oldest turn has no answer by a person yet: now, or at the end of each span.',
    'zh-CN': '客户最早的一条消息尚未获得人工答复的会话数：当前时刻，或每个时间段结束时。',
  },
  leavesOut: {
    en: 'Conversations in which the last word was ours. An automatic reply does not end a wait. Conversations that were resolved, and nobody knows when the customer was answered.',
    'zh-CN': '最后由我方答复的会话。自动回复不会结束等待。已解决但不知何时答复的会话也不计。',
  },
  unit: 'conversations',
  better: 'lower',
  anchor: { en: 'the end of the span; without spans, now', 'zh-CN': '时间段结束时；未分段时为当前时刻' },
  source: 'Rapport glossary: waiting now',
  shape: 'level',
  aggregations: ['level', 'oldest'],
  defaultAggregation: 'level',
  dimensions: [...WHERE, 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
