import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** The share of promoters (9 or 10) less that of detractors (0 to 6), from −100 to 100; 7 and 8 count in the denominator only. */
export const nps = {
  id: 'nps',
  label: { en: 'Net promoter score (NPS)', 'zh-CN': '净推荐值（NPS）' },
  definition: {
    en: 'The share of promoters (9 or 10) less that of detractors (0 to 6), from −100 to 100; 7 and 8 count in the denominator only.',
    'zh-CN': '推荐者（9–10 分）的比例减去贬损者（0–6 分）的比例，取值 −100 到 100；7–8 分只计入分母。',
  },
  leavesOut: {
    en: 'Answers on other scales than 0 to 10.',
    'zh-CN': '非 0–10 量表的评价。',
  },
  unit: 'score',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment the survey was answered', 'zh-CN': '客户提交评价的时刻' },
  source: 'Bain & Company, Net Promoter System; detractors are 0 to 6',
  shape: 'distribution',
  aggregations: ['mean', 'count'],
  defaultAggregation: 'mean',
  dimensions: [...WHO_WHERE_AND_WHEN],
  interval: 'student',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
