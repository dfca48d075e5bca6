import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Of the incoming calls, the share that the caller left before anybody took it and after the promised time (a target for speed of answer) had passed. Who left sooner is on neither side. */
export const abandonmentLate = {
  id: 'abandonment-late',
  label: { en: 'Abandonment rate without short ones', 'zh-CN': '放弃率（不含短时放弃）' },
  definition: {
    en: 'Of the incoming calls, the share that the caller left before anybody took it and after the promised time (a target for speed of answer) had passed. Who left sooner is on neither side.',
    'zh-CN':
      '呼入电话中，超过承诺时间（“接听速度”的目标值）仍无人接听、由来电方主动挂断的比例；在承诺时间内就挂断的，分子分母均不计。',
  },
  leavesOut: {
    en: 'Short abandons (see “Short abandons”), calls about which nothing was promised, and further legs of a call. An abandoned call of which nobody tells how long the caller waited counts as abandoned late.',
    'zh-CN':
      '短时放弃（见“短时放弃的来电”）、当时没有承诺目标的来电，以及同一通电话的其他分支。未记录等待时长的放弃来电按超时计。',
  },
  unit: 'ratio',
  countUnit: 'calls',
  better: 'lower',
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电的时刻' },
  source: 'Call Centre Helper, “How to Calculate Abandon Rate”: short abandons taken out of both sides',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHERE_AND_WHEN],
  interval: 'wilson',
  promise: 'speed-of-answer',
  countsBroken: true,
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
