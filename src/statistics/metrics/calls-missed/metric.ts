import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Incoming calls that rang an agent and that nobody took. */
export const callsMissed = {
  id: 'calls-missed',
  label: { en: 'Calls missed', 'zh-CN': '未接来电' },
  definition: { en: 'Incoming calls that rang an agent and that nobody took.', 'zh-CN': '振铃后无人接听的来电数。' },
  leavesOut: {
    en: 'Calls that the caller left first (see “Calls abandoned”), and outgoing calls that were not taken.',
    'zh-CN': '客户先行挂断的来电（见“放弃的来电”），以及对方未接的呼出电话。',
  },
  unit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电进入的时刻' },
  source: 'Rapport glossary: missed and abandoned',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
