import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** The share of answers in the top two boxes of five: 4 or 5. On other scales of satisfaction, answers of at least 75 when they are laid on 0 to 100. */
export const csat = {
  id: 'csat',
  label: { en: 'Satisfaction (CSAT)', 'zh-CN': '客户满意度（CSAT）' },
  definition: {
    en: 'The share of answers in the top two boxes of five: 4 or 5. On other scales of satisfaction, answers of at least 75 when they are laid on 0 to 100.',
    'zh-CN': '评价为五分制中 4 分或 5 分的比例；其他量表先换算到 0–100，达到 75 及以上即算满意。',
  },
  leavesOut: {
    en: 'Customers who were not asked or did not answer; moods that were only inferred; answers on 0–10 and 1–7, which are those of NPS and CES.',
    'zh-CN': '未收到邀请或未作答的客户；推断出来的情绪；以及 0–10 和 1–7 分的评价，它们分别属于 NPS 和 CES。',
  },
  unit: 'ratio',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment the survey was answered', 'zh-CN': '客户提交评价的时刻' },
  source: 'Top-two-box on five points (Qualtrics, Zendesk); not the mean',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHO_WHERE_AND_WHEN, 'rating'],
  interval: 'wilson',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
