/** The metrics that a target can be set for. */
export const TARGET_METRICS = [
  'first-response-time',
  'next-response-time',
  'response-time',
  'speed-of-answer',
  'handle-time',
  'csat',
  'rating',
  'survey-response',
] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];
