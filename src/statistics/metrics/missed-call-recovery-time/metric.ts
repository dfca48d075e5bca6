import { DISTRIBUTION, type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** How long it took after an incoming call that nobody took until the customer was reached, on any channel, within seven days. */
export const missedCallRecoveryTime = {
  id: 'missed-call-recovery-time',
  label: { en: 'Time to recover a missed call', 'zh-CN': '未接来电挽回时长' },
  definition: {
    en: 'How long it took after an incoming call that nobody took until the customer was reached, on any channel, within seven days.',
    'zh-CN': '无人接听的来电之后，到七天内通过任一渠道联系上该客户所经过的时间。',
  },
  leavesOut: {
    en: 'Callers who were not reached within seven days: they are counted beside it.',
    'zh-CN': '七天内未能联系上的来电（另列其数量）。',
  },
  unit: 's',
  countUnit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment of the missed call', 'zh-CN': '未接来电的时刻' },
  source: 'Rapport glossary: crosses channels by a named rule (a missed call that was answered otherwise)',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHERE_AND_WHEN],
  isWait: true,
  clocks: ['calendar', 'business'],
  reach: 'customer',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
