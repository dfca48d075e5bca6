import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Of the conversations that were resolved, the share in which the customer did not get in touch again, and which nobody opened again, within the window after the first resolution. */
export const firstContactResolution = {
  id: 'first-contact-resolution',
  label: { en: 'First contact resolution (FCR)', 'zh-CN': '首次解决率（FCR）' },
  definition: {
    en: 'Of the conversations that were resolved, the share in which the customer did not get in touch again, and which nobody opened again, within the window after the first resolution: seven days, unless the question says otherwise.',
    'zh-CN':
      '已解决的会话中，首次解决后的窗口期内客户未再就此联系、会话也未被重新打开的比例。窗口期为七天，查询时可另行指定。',
  },
  leavesOut: {
    en: 'Resolutions whose window is not over, also where the customer came back already: they are counted beside it. Conversations that were never resolved, or nobody knows when; those of sources that say nothing of it. Other conversations of the same customer are other matters. What was opened again nobody knows when counts as not resolved at first.',
    'zh-CN':
      '窗口期未满的解决（即使客户已再次联系），另列其数量。从未解决或解决时间未知的会话；来源未提供解决信息的会话。同一客户的其他会话视为其他事项。不知何时重新打开的，按未能首次解决计。',
  },
  unit: 'ratio',
  countUnit: 'conversations',
  better: 'higher',
  anchor: {
    en: 'the moment it was first resolved; where only the last one is known, that',
    'zh-CN': '首次解决的时刻；只知最后一次的，取最后一次',
  },
  source: 'WFM Labs, first contact resolution (its window is a setting; 7 to 14 days are common)',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  interval: 'wilson',
  windowDays: 7,
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
