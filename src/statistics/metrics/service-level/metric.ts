import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Of the incoming calls, the share that was picked up within the promised time (a target for speed of answer), as it was promised when the call came in. A call that nobody took counts as not kept. */
export const serviceLevel = {
  id: 'service-level',
  label: { en: 'Service level', 'zh-CN': '服务水平' },
  definition: {
    en: 'Of the incoming calls, the share that was picked up within the promised time (a target for speed of answer), as it was promised when the call came in. A call that nobody took counts as not kept.',
    'zh-CN': '呼入电话中，在承诺时间（“接听速度”的目标值）内接听的比例，以来电当时的承诺为准；无人接听的按未达标计。',
  },
  leavesOut: {
    en: 'Short abandons (callers who left within the promised time, where the source tells when), calls about which nothing was promised, and answered calls whose pick-up is unknown.',
    'zh-CN': '短时放弃（来源有记录时，在承诺时间内就挂断的来电）、当时没有承诺目标的来电，以及接听时刻不明的通话。',
  },
  unit: 'ratio',
  countUnit: 'calls',
  better: 'higher',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电的时刻' },
  source:
    'Call Centre Helper, “Service Level Threshold Calculations”, formula 4; an abandoned call of which nobody tells when counts as late',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHO_WHERE_AND_WHEN],
  interval: 'wilson',
  promise: 'speed-of-answer',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
