import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** How many messages and calls of ours, by people, a conversation had. */
export const repliesPerConversation = {
  id: 'replies-per-conversation',
  label: { en: 'Replies per conversation', 'zh-CN': '每会话答复次数' },
  definition: {
    en: 'How many messages and calls of ours, by people, a conversation had.',
    'zh-CN': '一个会话中我方人员发出的消息与通话次数。',
  },
  leavesOut: {
    en: 'Automations, internal notes, lines that a program wrote, ratings and further legs of a call.',
    'zh-CN': '自动消息、内部备注、程序提示行、评价以及同一通电话的其他分支。',
  },
  unit: 'replies',
  countUnit: 'conversations',
  better: 'lower',
  anchor: { en: 'the moment the conversation was opened', 'zh-CN': '会话开启的时刻' },
  source: 'Zendesk, “agent replies” and “touches” per ticket',
  shape: 'distribution',
  aggregations: ['mean', 'median', 'p75', 'p90', 'p95', 'p99', 'max', 'sum', 'count'],
  defaultAggregation: 'mean',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
