import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/** Of the conversations whose source tells how they stand, the share that is resolved. */
export const resolutionRate = {
  id: 'resolution-rate',
  label: { en: 'Share resolved', 'zh-CN': '解决率' },
  definition: {
    en: 'Of the conversations whose source tells how they stand, the share that is resolved.',
    'zh-CN': '来源注明处理状态的会话中，已解决的比例。',
  },
  leavesOut: {
    en: 'Conversations of sources that say nothing of it. Those of the last days may still be resolved.',
    'zh-CN': '来源未提供解决信息的会话。近期的会话之后仍可能解决。',
  },
  unit: 'ratio',
  countUnit: 'conversations',
  better: 'higher',
  anchor: { en: 'the moment the conversation was opened', 'zh-CN': '会话开启的时刻' },
  source: 'Rapport glossary: share resolved',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHERE_AND_WHEN, 'language'],
  interval: 'wilson',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
