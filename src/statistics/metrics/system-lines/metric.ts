import { COUNTED, type Metric } from '../../metric.ts';

/** Lines that a program wrote into a chat: “Ann joined”, “messages are encrypted”. */
export const systemLines = {
  id: 'system-lines',
  label: { en: 'System lines', 'zh-CN': '系统提示' },
  definition: {
    en: 'Lines that a program wrote into a chat: “Ann joined”, “messages are encrypted”.',
    'zh-CN': '聊天中由程序写入的提示行，例如“某某加入了群聊”“消息已加密”。',
  },
  leavesOut: {
    en: 'Everything that a person or an automation wrote to someone (see “Volume”).',
    'zh-CN': '人或自动程序发给他人的一切内容（见“互动量”）。',
  },
  unit: 'interactions',
  better: null,
  anchor: { en: 'the moment of the line', 'zh-CN': '提示出现的时刻' },
  source: 'Rapport glossary: automation',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: ['channel', 'source', 'import', 'customer', 'company', 'weekday', 'hour'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
