import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Of the incoming calls that nobody took, the share after which the customer was reached within seven days, on any channel: written to by a person, or spoken to in another call. */
export const missedCallRecovery = {
  id: 'missed-call-recovery',
  label: { en: 'Missed calls recovered', 'zh-CN': '未接来电挽回率' },
  definition: {
    en: 'Of the incoming calls that nobody took, the share after which the customer was reached within seven days, on any channel: written to by a person, or spoken to in another call.',
    'zh-CN': '无人接听的来电中，七天内又通过任一渠道联系上该客户（人工发出消息或再次通话）的比例。',
  },
  leavesOut: {
    en: 'Automatic replies. Calls of the last days may still be recovered.',
    'zh-CN': '自动回复不计。最近几天的来电之后仍可能挽回。',
  },
  unit: 'ratio',
  countUnit: 'calls',
  better: 'higher',
  anchor: { en: 'the moment of the missed call', 'zh-CN': '未接来电的时刻' },
  source: 'Rapport glossary: crosses channels by a named rule (a missed call that was answered otherwise)',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHERE_AND_WHEN],
  interval: 'wilson',
  reach: 'customer',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
