import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Of the incoming calls, the share that the caller left before anybody took it. */
export const abandonment = {
  id: 'abandonment',
  label: { en: 'Abandonment rate', 'zh-CN': '放弃率' },
  definition: {
    en: 'Of the incoming calls, the share that the caller left before anybody took it.',
    'zh-CN': '呼入电话中，来电方在接通前主动挂断的比例。',
  },
  leavesOut: {
    en: 'Further legs of a call. Short abandons are among them; see “Abandonment rate without short ones”.',
    'zh-CN': '同一通电话的其他分支。包含短时放弃；另见“放弃率（不含短时放弃）”。',
  },
  unit: 'ratio',
  countUnit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电的时刻' },
  source: 'Genesys Cloud, abandon rate',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHERE_AND_WHEN],
  interval: 'wilson',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
