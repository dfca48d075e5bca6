import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** How long agents talked, for each part of a call that an agent took. */
export const talkTime = {
  id: 'talk-time',
  label: { en: 'Talk time', 'zh-CN': '通话时长' },
  definition: {
    en: 'How long agents talked, for each part of a call that an agent took.',
    'zh-CN': '客服通话的时长，按每位客服接听的部分分别计。',
  },
  leavesOut: {
    en: 'Calls that nobody took, and calls whose source does not tell it.',
    'zh-CN': '无人接听的通话，以及来源未提供该时长的通话。',
  },
  unit: 's',
  countUnit: 'calls',
  better: null,
  anchor: { en: 'the end of the agent’s work on the call', 'zh-CN': '该通话处理结束的时刻' },
  source: 'Genesys Cloud glossary: talk, hold, after-call work',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
