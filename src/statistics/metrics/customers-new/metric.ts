import { COUNTED, type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Customers of whom the history has the first message or call in the span. */
export const customersNew = {
  id: 'customers-new',
  label: { en: 'New customers', 'zh-CN': '新客户' },
  definition: {
    en: 'Customers of whom the history has the first message or call in the span.',
    'zh-CN': '首次消息或通话落在该时段内的客户数。',
  },
  leavesOut: {
    en: 'Whoever was known before the history begins looks new at its beginning. Under a filter, a first contact elsewhere is not moved into it.',
    'zh-CN': '在历史数据开始之前就已是客户的，会在开头显得像新客户。筛选时，首次联系不符合条件的客户不会计入。',
  },
  unit: 'customers',
  better: null,
  anchor: { en: 'the customer’s first message or call', 'zh-CN': '客户首次消息或通话的时刻' },
  source: 'Rapport glossary: customers by their first interaction',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  reach: 'customer',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
