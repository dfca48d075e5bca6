import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Conversations that were resolved and then opened again: by somebody of ours, or by the next message or call of the customer, unless the source says that they stayed resolved. */
export const reopened = {
  id: 'reopened',
  label: { en: 'Reopened', 'zh-CN': '重新打开' },
  definition: {
    en: 'Conversations that were resolved and then opened again: by somebody of ours, or by the next message or call of the customer, unless the source says that they stayed resolved.',
    'zh-CN': '解决后又重新打开的会话：由我方重新打开，或因客户再次发来消息或来电而打开（来源注明仍为已解决的除外）。',
  },
  leavesOut: {
    en: 'Conversations of sources that say nothing of resolutions. However often it was opened again, a conversation counts once.',
    'zh-CN': '来源未提供解决信息的会话。同一会话无论重新打开多少次，只计一次。',
  },
  unit: 'conversations',
  better: 'lower',
  anchor: {
    en: 'the moment it was first resolved; where only a later one is known that, else the beginning',
    'zh-CN': '首次解决的时刻；未知时取最后一次解决的时刻，否则取会话开始的时刻',
  },
  source: 'Rapport glossary: reopened',
  shape: 'series',
  aggregations: ['count'],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'language'],
  reach: 'conversation',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
