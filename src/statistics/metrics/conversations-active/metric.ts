import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Conversations in which somebody wrote or called: each counts once in every span in which something happened. */
export const conversationsActive = {
  id: 'conversations-active',
  label: { en: 'Active conversations', 'zh-CN': '活跃会话' },
  definition: {
    en: 'Conversations in which somebody wrote or called: each counts once in every span in which something happened.',
    'zh-CN': '有人发消息或通话的会话数；在每个有互动的时段内各计一次。',
  },
  leavesOut: {
    en: 'Conversations in which nothing but lines of a program or survey answers happened.',
    'zh-CN': '仅有程序提示行或满意度评价的会话。',
  },
  unit: 'conversations',
  better: null,
  anchor: { en: 'the moment of a message or call', 'zh-CN': '消息或通话发生的时刻' },
  source: 'Rapport glossary: conversations by the moment something happened',
  shape: 'distinct',
  entity: 'conversation',
  aggregations: ['count'],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
