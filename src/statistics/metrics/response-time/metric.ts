import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Every wait of a customer that a person ended, first and next together. */
export const responseTime = {
  id: 'response-time',
  label: { en: 'Response time', 'zh-CN': '响应时间' },
  definition: {
    en: 'Every wait of a customer that a person ended, first and next together.',
    'zh-CN': '客户每一次等待到人工答复所经过的时间，首次与后续响应合计。',
  },
  leavesOut: {
    en: 'Waits that have no answer yet: they are counted beside it. Automatic replies and internal notes neither open nor end a wait. Split by agent, the answered ones only: nobody has the others yet. Conversations that were resolved, and nobody knows when the customer was answered.',
    'zh-CN':
      '尚未答复的等待（另列其数量）。自动回复和内部备注既不开启也不结束等待。按客服拆分时只含已答复的：未答复的还不属于任何人。已解决但不知何时答复的会话也不计。',
  },
  unit: 's',
  countUnit: 'replies',
  better: 'lower',
  anchor: { en: 'the moment of the customer’s message or call', 'zh-CN': '客户发来消息或来电的时刻' },
  source: 'Intercom, “response time”',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  isWait: true,
  clocks: ['calendar', 'business'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('../waiting/left-out.sql', import.meta.url),
} as const satisfies Metric;
