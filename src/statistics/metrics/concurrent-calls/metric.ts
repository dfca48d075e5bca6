import { type Metric, WHERE } from '../../metric.ts';

/** How many calls are being talked, each from the pick-up until its end (talk and hold): the most at any moment of a span, and on average over its time. A call that was transferred counts with each part that an agent took. */
export const concurrentCalls = {
  id: 'concurrent-calls',
  label: { en: 'Calls at the same time', 'zh-CN': '同时通话数' },
  definition: {
    en: 'How many calls are being talked, each from the pick-up until its end (talk and hold): the most at any moment of a span, and on average over its time. A call that was transferred counts with each part that an agent took.',
    'zh-CN':
      '正在进行的通话数：每通从接听到结束（通话与保持），给出时间段内任一时刻的最大值和按时间的平均值。经过转接的通话，每位客服接听的部分各自计入。',
  },
  leavesOut: {
    en: 'Time in the queue and after-call work, and calls of which the pick-up or the length is unknown.',
    'zh-CN': '排队和话后处理时间，以及接听时刻或时长不明的通话。',
  },
  unit: 'calls',
  better: null,
  anchor: { en: 'every moment between the pick-up and the end of the call', 'zh-CN': '从接听到通话结束的每一刻' },
  source: 'Erlang: the mean of the calls in progress is the traffic in erlangs (ITU-T E.600, traffic intensity)',
  shape: 'concurrent',
  aggregations: ['max', 'mean'],
  defaultAggregation: 'max',
  dimensions: ['agent', 'team', ...WHERE],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
