import { DISTRIBUTION, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Talk + hold + after-call work, of each part of a call that an agent took. */
export const handleTime = {
  id: 'handle-time',
  label: { en: 'Handle time', 'zh-CN': '处理时长' },
  definition: {
    en: 'Talk + hold + after-call work, of each part of a call that an agent took.',
    'zh-CN': '每位客服接听部分的通话 + 保持 + 话后处理时间之和。',
  },
  leavesOut: {
    en: 'Calls that nobody took, and calls whose source tells no durations. Hold and after-call work count where they are known.',
    'zh-CN': '无人接听的电话，以及来源没有时长的电话。保持和话后处理时间在已知时计入。',
  },
  unit: 's',
  countUnit: 'calls',
  better: null,
  anchor: { en: 'the end of the work on the call', 'zh-CN': '该通电话处理结束的时刻' },
  source: 'Genesys Cloud glossary, “handle time”',
  shape: 'distribution',
  aggregations: [...DISTRIBUTION],
  defaultAggregation: 'median',
  dimensions: [...WHO_WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
