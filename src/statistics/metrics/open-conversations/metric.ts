import { type Metric, WHERE } from '../../metric.ts';

/** Conversations that are not resolved: now, or at the end of each span. Opened again, they are open again from then on. */
export const openConversations = {
  id: 'open-conversations',
  label: { en: 'Open conversations', 'zh-CN': '未结会话' },
  definition: {
    en: 'Conversations that are not resolved: now, or at the end of each span. Opened again, they are open again from then on.',
    'zh-CN': '尚未解决的会话数：当前时刻，或每个时间段结束时。重新打开的会话自打开时起再次计入。',
  },
  leavesOut: {
    en: 'Conversations of sources that say nothing of resolutions; those that are known to be resolved without a time; the time after which a conversation was opened again nobody knows when.',
    'zh-CN': '来源未提供解决信息的会话；只知已解决而不知时间的会话；以及不知何时重新打开的那段时间。',
  },
  unit: 'conversations',
  better: 'lower',
  anchor: { en: 'the end of the span; without spans, now', 'zh-CN': '时间段结束时；未分段时为当前时刻' },
  source: 'Rapport glossary: open conversations',
  shape: 'level',
  aggregations: ['level', 'oldest'],
  defaultAggregation: 'level',
  dimensions: [...WHERE, 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
