import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** From the beginning of a conversation to the last time that it was resolved, of those that are resolved. */
export const resolutionTime = {
  id: 'resolution-time',
  label: { en: 'Resolution time', 'zh-CN': '解决时间' },
  definition: {
    en: 'From the beginning of a conversation to the last time that it was resolved, of those that are resolved.',
    'zh-CN': '从会话开始到最后一次解决所经过的时间，仅计已解决的会话。',
  },
  leavesOut: {
    en: 'Conversations that are open, also those that were opened again; those that are known to be resolved without a time; those of sources that say nothing of it.',
    'zh-CN': '尚未解决（包括重新打开后未解决）的会话；只知已解决而不知时间的会话；来源未提供解决信息的会话。',
  },
  unit: 's',
  countUnit: 'conversations',
  better: 'lower',
  anchor: { en: 'the moment it was resolved for the last time', 'zh-CN': '最后一次解决的时刻' },
  source: 'Zendesk, “full resolution time” (native metrics)',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  clocks: ['calendar', 'business'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
