import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** How long agents worked on a call after it had ended (after-call work). */
export const wrapUpTime = {
  id: 'wrap-up-time',
  label: { en: 'Wrap-up time', 'zh-CN': '话后处理时长' },
  definition: {
    en: 'How long agents worked on a call after it had ended (after-call work).',
    'zh-CN': '通话结束后客服继续处理的时长（话后处理）。',
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
