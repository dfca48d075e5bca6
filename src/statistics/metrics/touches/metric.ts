import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** How many messages and calls of people a conversation had, of both sides together. */
export const touches = {
  id: 'touches',
  label: { en: 'Touches per conversation', 'zh-CN': '每会话互动次数' },
  definition: {
    en: 'How many messages and calls of people a conversation had, of both sides together.',
    'zh-CN': '一个会话中双方人员的消息与通话合计次数。',
  },
  leavesOut: {
    en: 'Automations, internal notes, lines that a program wrote, ratings and further legs of a call.',
    'zh-CN': '自动消息、内部备注、程序提示行、评价以及同一通电话的其他分支。',
  },
  unit: 'interactions',
  countUnit: 'conversations',
  better: null,
  anchor: { en: 'the moment the conversation was opened', 'zh-CN': '会话开启的时刻' },
  source: 'Zendesk, “agent replies” and “touches” per ticket',
  shape: 'distribution',
  aggregations: ['mean', 'median', 'p75', 'p90', 'p95', 'p99', 'max', 'sum', 'count'],
  defaultAggregation: 'mean',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
