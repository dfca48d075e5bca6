import { type Metric, WHERE } from '../../metric.ts';

/** How many conversations are under way, each from the turn that opened it until its last turn before it fell silent: the most at any moment of a span, and on average over its time. */
export const concurrentConversations = {
  id: 'concurrent-conversations',
  label: { en: 'Conversations at the same time', 'zh-CN': '同时进行的会话数' },
  definition: {
    en: 'How many conversations are under way, each from the turn that opened it until its last turn before it fell silent: the most at any moment of a span, and on average over its time.',
    'zh-CN':
      '正在进行的会话数：每个会话从开启的一刻到沉默之前的最后一次发言，给出时间段内任一时刻的最大值和按时间的平均值。',
  },
  leavesOut: {
    en: 'Conversations of a single message: they have no length. Automatic replies and internal notes prolong nothing; what the customer still waits for does not, either (see “Waiting”).',
    'zh-CN':
      '只有一条消息的会话：没有持续时间。自动回复和内部备注不延长会话；客户仍在等待的时间也不计入（见“正在等待”）。',
  },
  unit: 'conversations',
  better: null,
  anchor: { en: 'every moment between the opening and the last turn', 'zh-CN': '从会话开启到最后一次发言的每一刻' },
  source: 'Rapport glossary: conversation, turn; Genesys Cloud, concurrency of digital interactions',
  shape: 'concurrent',
  aggregations: ['max', 'mean'],
  defaultAggregation: 'max',
  dimensions: [...WHERE, 'language'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
