import { COUNTED, type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Incoming calls that the caller left before an agent joined; known only where the source tells. */
export const callsAbandoned = {
  id: 'calls-abandoned',
  label: { en: 'Calls abandoned', 'zh-CN': '放弃的来电' },
  definition: {
    en: 'Incoming calls that the caller left before an agent joined; known only where the source tells.',
    'zh-CN': '客服接听之前客户就已挂断的来电数；仅在来源注明时可知。',
  },
  leavesOut: {
    en: 'Calls that rang out (see “Calls missed”), and outgoing calls that were not taken.',
    'zh-CN': '响铃直至无人接听的来电（见“未接来电”），以及对方未接的呼出电话。',
  },
  unit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电进入的时刻' },
  source: 'Genesys Cloud glossary, “abandoned”',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
