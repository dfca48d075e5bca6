import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Customers with whom a message or call was exchanged, in either direction: each counts once in every span. */
export const customersActive = {
  id: 'customers-active',
  label: { en: 'Active customers', 'zh-CN': '活跃客户' },
  definition: {
    en: 'Customers with whom a message or call was exchanged, in either direction: each counts once in every span.',
    'zh-CN': '有消息或通话往来（不论方向）的客户数；在每个时段内各计一次。',
  },
  leavesOut: {
    en: 'Notes between agents, lines that a program wrote, and survey answers that arrived on their own. All whom a source does not name are one customer of that source.',
    'zh-CN': '客服之间的内部备注、程序提示行，以及单独到达的满意度评价。同一来源中未署名的客户合计为一位。',
  },
  unit: 'customers',
  better: null,
  anchor: { en: 'the moment of a message or call', 'zh-CN': '消息或通话发生的时刻' },
  source: 'Rapport glossary: customers by the moment something happened',
  shape: 'distinct',
  entity: 'customer',
  aggregations: ['count'],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
