import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Messages whose source says that they reply to another message, whoever wrote them. */
export const replies = {
  id: 'replies',
  label: { en: 'Replies', 'zh-CN': '回复数' },
  definition: {
    en: 'Messages whose source says that they reply to another message, whoever wrote them.',
    'zh-CN': '来源注明是回复另一条消息的消息数，不论由谁发出。',
  },
  leavesOut: {
    en: 'Messages that follow another without saying so, calls, and lines that a program wrote into a chat.',
    'zh-CN': '未注明回复关系的后续消息、通话，以及聊天中由程序写入的提示行。',
  },
  unit: 'replies',
  better: null,
  anchor: { en: 'the moment of the reply', 'zh-CN': '回复发出的时刻' },
  source: 'RFC 5322, section 3.6.4 (In-Reply-To, References)',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author', 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
