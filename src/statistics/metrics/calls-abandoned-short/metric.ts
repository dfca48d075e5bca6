import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Incoming calls that the caller left within the promised time (a target for speed of answer), as it was promised when the call came in: nobody had a chance to keep the promise. */
export const callsAbandonedShort = {
  id: 'calls-abandoned-short',
  label: { en: 'Short abandons', 'zh-CN': '短时放弃的来电' },
  definition: {
    en: 'Incoming calls that the caller left within the promised time (a target for speed of answer), as it was promised when the call came in: nobody had a chance to keep the promise.',
    'zh-CN':
      '客户在承诺时间（“接听速度”的目标值）之内就主动挂断的来电数，以来电当时的承诺为准：承诺尚未到期，无从兑现。',
  },
  leavesOut: {
    en: 'Abandoned calls of which the source does not tell how long the caller waited, and those about which nothing was promised. Of a call with several legs the first one counts.',
    'zh-CN': '来源未记录等待时长的放弃来电，以及当时没有承诺目标的来电。多段通话以第一段为准。',
  },
  unit: 'calls',
  better: null,
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电进入的时刻' },
  source: 'Call Centre Helper, “Service Level Threshold Calculations”, formula 4: abandoned before the threshold',
  shape: 'series',
  aggregations: ['sum', 'ratio', 'count'],
  defaultAggregation: 'sum',
  dimensions: [...WHERE_AND_WHEN],
  interval: 'wilson',
  promise: 'speed-of-answer',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
