import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Of all waits of customers, the share that a person answered at all. */
export const answeredShare = {
  id: 'answered-share',
  label: { en: 'Share answered', 'zh-CN': '答复率' },
  definition: {
    en: 'Of all waits of customers, the share that a person answered at all.',
    'zh-CN': '客户的全部等待中，最终得到人工答复的比例。',
  },
  leavesOut: {
    en: 'Automatic replies and internal notes neither open nor end a wait. Waits of today may still be answered. Conversations that were resolved, and nobody knows when the customer was answered.',
    'zh-CN': '自动回复和内部备注既不开启也不结束等待。近期的等待之后仍可能得到答复。已解决但不知何时答复的会话也不计。',
  },
  unit: 'ratio',
  countUnit: 'replies',
  better: 'higher',
  anchor: { en: 'the moment of the customer’s message or call', 'zh-CN': '客户发来消息或来电的时刻' },
  source: 'Rapport glossary: unanswered waits stand beside every response time',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  interval: 'wilson',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('../waiting/left-out.sql', import.meta.url),
} as const satisfies Metric;
