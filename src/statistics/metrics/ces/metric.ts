import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** The mean answer to “how easy was it”, on a scale from 1 to 7. */
export const ces = {
  id: 'ces',
  label: { en: 'Customer effort score (CES)', 'zh-CN': '客户费力度（CES）' },
  definition: {
    en: 'The mean answer to “how easy was it”, on a scale from 1 to 7.',
    'zh-CN': '“解决问题有多容易”的平均分，采用 1–7 分量表。',
  },
  leavesOut: {
    en: 'Answers on other scales than 1 to 7.',
    'zh-CN': '非 1–7 分量表的评价。',
  },
  unit: 'score',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment the survey was answered', 'zh-CN': '客户提交评价的时刻' },
  source: 'CEB (Gartner), Customer Effort Score 2.0: seven points',
  shape: 'distribution',
  aggregations: ['mean', 'count'],
  defaultAggregation: 'mean',
  dimensions: [...WHO_WHERE_AND_WHEN],
  interval: 'student',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
