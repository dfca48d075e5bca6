import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Surveys that were answered ÷ surveys that were sent. */
export const surveyResponse = {
  id: 'survey-response',
  label: { en: 'Survey response rate', 'zh-CN': '评价回收率' },
  definition: {
    en: 'Surveys that were answered ÷ surveys that were sent.',
    'zh-CN': '已作答的评价邀请 ÷ 已发出的评价邀请。',
  },
  leavesOut: {
    en: 'Answers whose source does not say when the survey was sent.',
    'zh-CN': '来源未注明邀请发送时间的评价。',
  },
  unit: 'ratio',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment the survey was sent', 'zh-CN': '评价邀请发出的时刻' },
  source: 'Rapport glossary: answered ÷ sent',
  shape: 'series',
  aggregations: ['ratio', 'count'],
  defaultAggregation: 'ratio',
  dimensions: [...WHO_WHERE_AND_WHEN],
  interval: 'wilson',
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
