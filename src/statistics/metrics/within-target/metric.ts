import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Of the waits with a promised response time, the share that was answered within it, as it was promised when the wait began. */
export const withinTarget = {
  id: 'within-target',
  label: { en: 'Responses within target', 'zh-CN': '响应达标率' },
  definition: {
    en: 'Of the waits with a promised response time, the share that was answered within it, as it was promised when the wait began.',
    'zh-CN': '有承诺响应时间的等待中，在当时承诺的时限内得到答复的比例。',
  },
  leavesOut: {
    en: 'Waits about which nothing was promised, and those still open that are not late yet. Open waits that are late count as not kept; nobody is credited with them. Conversations that were resolved, and nobody knows when the customer was answered.',
    'zh-CN':
      '当时没有承诺目标的等待，以及尚未答复但仍在时限内的等待。已超时而未答复的按未达标计，不归入任何客服。已解决但不知何时答复的会话也不计。',
  },
  unit: 'ratio',
  countUnit: 'replies',
  better: 'higher',
  anchor: { en: 'the moment of the customer’s message or call', 'zh-CN': '客户发来消息或来电的时刻' },
  source:
    'Zendesk, SLA achievement; the target is that of the team, else of the channel, else of all, as it stood when the wait began',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  interval: 'wilson',
  promise: 'response-time',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
