import { COUNTED, type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Conversations that were opened, by a customer or by us. Direction tells by whom. */
export const conversations = {
  id: 'conversations',
  label: { en: 'Conversations', 'zh-CN': '会话数' },
  definition: {
    en: 'Conversations that were opened, by a customer or by us. Direction tells by whom.',
    'zh-CN': '新开启的会话数，可由客户发起，也可由我方发起；按“方向”可区分。',
  },
  leavesOut: {
    en: 'Nothing; a conversation counts once, when it opens.',
    'zh-CN': '无遗漏；每个会话只在开启时计一次。',
  },
  unit: 'conversations',
  better: null,
  anchor: { en: 'the moment the conversation was opened', 'zh-CN': '会话开启的时刻' },
  source: 'Rapport glossary: conversation',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
