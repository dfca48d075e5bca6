import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Customers with whom a conversation was opened that was not their first: each counts once in every span. */
export const customersReturning = {
  id: 'customers-returning',
  label: { en: 'Returning customers', 'zh-CN': '回头客户' },
  definition: {
    en: 'Customers with whom a conversation was opened that was not their first: each counts once in every span.',
    'zh-CN': '再次开启会话（不是首次会话）的客户数；在每个时段内各计一次。',
  },
  leavesOut: {
    en: 'Further messages in a first conversation.',
    'zh-CN': '首次会话中的后续消息。',
  },
  unit: 'customers',
  better: null,
  anchor: { en: 'the moment the conversation was opened', 'zh-CN': '会话开启的时刻' },
  source: 'Rapport glossary: customers by their second and later conversations',
  shape: 'distinct',
  entity: 'customer',
  aggregations: ['count'],
  defaultAggregation: 'count',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  reach: 'customer',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
