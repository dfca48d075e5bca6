import type { Metric } from './metric.ts';
import { callsAbandoned } from './metrics/calls-abandoned/metric.ts';
import { callsMissed } from './metrics/calls-missed/metric.ts';
import { callsOffered } from './metrics/calls-offered/metric.ts';
import { conversations } from './metrics/conversations/metric.ts';
import { csat } from './metrics/csat/metric.ts';
import { firstWithinTarget } from './metrics/first-within-target/metric.ts';
import { firstResponseTime } from './metrics/first-response-time/metric.ts';
import { handleTime } from './metrics/handle-time/metric.ts';
import { nextResponseTime } from './metrics/next-response-time/metric.ts';
import { rating } from './metrics/rating/metric.ts';
import { replies } from './metrics/replies/metric.ts';
import { responseTime } from './metrics/response-time/metric.ts';
import { speedOfAnswer } from './metrics/speed-of-answer/metric.ts';
import { surveyResponse } from './metrics/survey-response/metric.ts';
import { systemLines } from './metrics/system-lines/metric.ts';
import { volume } from './metrics/volume/metric.ts';
import { waiting } from './metrics/waiting/metric.ts';
import { withinTarget } from './metrics/within-target/metric.ts';

/** Every number that can be asked for, in the order in which a reader meets them. */
export const METRICS: readonly Metric[] = [
  volume,
  conversations,
  replies,
  systemLines,
  firstResponseTime,
  nextResponseTime,
  responseTime,
  firstWithinTarget,
  withinTarget,
  waiting,
  csat,
  rating,
  surveyResponse,
  callsOffered,
  callsMissed,
  callsAbandoned,
  speedOfAnswer,
  handleTime,
];
