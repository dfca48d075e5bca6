import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** What customers answered, on five stars; another scale is laid on 1 to 5 by its ends. */
export const rating = {
  id: 'rating',
  label: { en: 'Rating', 'zh-CN': '评分' },
  definition: {
    en: 'What customers answered, on five stars; another scale is laid on 1 to 5 by its ends.',
    'zh-CN': '客户给出的评分，以五星表示；其他量表按两端换算为 1 到 5。',
  },
  leavesOut: { en: 'Customers who were not asked or did not answer.', 'zh-CN': '未收到邀请或未作答的客户。' },
  unit: 'stars',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment the survey was answered', 'zh-CN': '客户提交评价的时刻' },
  source: 'Rapport glossary: ratings in standard form',
  shape: 'distribution',
  aggregations: ['mean', 'median', 'p75', 'p90', 'p95', 'p99', 'max', 'count', 'share'],
  defaultAggregation: 'mean',
  dimensions: [...WHO_WHERE_AND_WHEN, 'rating'],
  interval: 'student',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
