import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** From the first message or call of a customer in a conversation to the first answer by a person. Conversations that we opened have none. */
export const firstResponseTime = {
  id: 'first-response-time',
  label: { en: 'First response time', 'zh-CN': '首次响应时间' },
  definition: {
    en: 'From the first message or call of a customer in a conversation to the first answer by a person. Conversations that we opened have none.',
    'zh-CN': '从客户在会话中的第一条消息或来电，到人工首次答复所经过的时间。由我方开启的会话没有首次响应。',
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
  source: 'Zendesk, “first reply time” (native metrics)',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  isWait: true,
  clocks: ['calendar', 'business'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('../waiting/left-out.sql', import.meta.url),
} as const satisfies Metric;
