import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Files that came with messages and calls, as their source names them. */
export const attachments = {
  id: 'attachments',
  label: { en: 'Attachments', 'zh-CN': '附件数' },
  definition: {
    en: 'Files that came with messages and calls, as their source names them.',
    'zh-CN': '随消息和通话一同到达的文件数量，以来源的记录为准。',
  },
  leavesOut: {
    en: 'What was sent again with a message seen before, and files of which the source does not tell (most tables).',
    'zh-CN': '重复消息中再次出现的文件，以及来源未记录的文件（多数表格如此）。',
  },
  unit: 'attachments',
  countUnit: 'interactions',
  better: null,
  anchor: { en: 'the moment of the interaction', 'zh-CN': '互动发生的时刻' },
  source: 'IETF vCon, attachments; for mail RFC 2183',
  shape: 'distribution',
  aggregations: ['sum', 'mean', 'max', 'count'],
  defaultAggregation: 'sum',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author', 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
