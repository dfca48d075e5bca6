import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** How often a call was passed on and taken by a further agent. */
export const transfers = {
  id: 'transfers',
  label: { en: 'Transfers', 'zh-CN': '转接次数' },
  definition: {
    en: 'How often a call was passed on and taken by a further agent.',
    'zh-CN': '通话被转接并由另一位客服接听的次数。',
  },
  leavesOut: {
    en: 'Phones that rang and that nobody took.',
    'zh-CN': '振铃但无人接听的分支。',
  },
  unit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the further agent was rung', 'zh-CN': '转接振铃的时刻' },
  source: 'Genesys Cloud glossary: transfers',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
