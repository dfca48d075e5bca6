import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Written interactions that came in or went out: mails, chat messages, letters. */
export const messages = {
  id: 'messages',
  label: { en: 'Messages', 'zh-CN': '消息量' },
  definition: {
    en: 'Written interactions that came in or went out: mails, chat messages, letters.',
    'zh-CN': '收到和发出的书面互动数量：邮件、聊天消息、信件等。',
  },
  leavesOut: {
    en: 'Calls, lines that a program wrote into a chat, and survey answers that arrived on their own.',
    'zh-CN': '通话、聊天中由程序写入的提示行，以及单独到达的满意度评价。',
  },
  unit: 'interactions',
  better: null,
  anchor: { en: 'the moment of the message', 'zh-CN': '消息发生的时刻' },
  source: 'Rapport glossary: an interaction that is written',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author', 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
