import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** From the moment a call came in to its pick-up; answered calls only. */
export const speedOfAnswer = {
  id: 'speed-of-answer',
  label: { en: 'Speed of answer', 'zh-CN': '接听速度' },
  definition: {
    en: 'From the moment a call came in to its pick-up; answered calls only.',
    'zh-CN': '从来电进入到有人接听所经过的时间；只含已接通的来电。',
  },
  leavesOut: {
    en: 'Calls that nobody took, calls whose source does not tell the pick-up, outgoing and internal calls. A call whose direction is unknown counts.',
    'zh-CN': '无人接听的来电、来源未注明接听时刻的通话，以及呼出和内部通话。方向不明的通话计入。',
  },
  unit: 's',
  countUnit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电进入的时刻' },
  source: 'Call Centre Helper, “average speed of answer”; Genesys Cloud glossary, “ASA”',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN],
  clocks: ['calendar', 'business'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
