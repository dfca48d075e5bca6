import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** From the beginning of a conversation to the first time that it was resolved, whether it was opened again or not. */
export const firstResolutionTime = {
  id: 'first-resolution-time',
  label: { en: 'First resolution time', 'zh-CN': '首次解决时间' },
  definition: {
    en: 'From the beginning of a conversation to the first time that it was resolved, whether it was opened again or not.',
    'zh-CN': '从会话开始到第一次解决所经过的时间，无论之后是否重新打开。',
  },
  leavesOut: {
    en: 'Conversations that were never resolved; those of which only a later resolution or none has a time; those of sources that say nothing of it.',
    'zh-CN': '从未解决的会话；首次解决没有时间（只有之后的时间或完全没有）的会话；来源未提供解决信息的会话。',
  },
  unit: 's',
  countUnit: 'conversations',
  better: 'lower',
  anchor: { en: 'the moment it was resolved for the first time', 'zh-CN': '第一次解决的时刻' },
  source: 'Zendesk, “first resolution time” (native metrics)',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  clocks: ['calendar', 'business'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
