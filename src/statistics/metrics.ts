import type { Metric } from './metric.ts';
import { abandonmentLate } from './metrics/abandonment-late/metric.ts';
import { abandonment } from './metrics/abandonment/metric.ts';
import { answeredShare } from './metrics/answered-share/metric.ts';
import { attachments } from './metrics/attachments/metric.ts';
import { callsAbandonedShort } from './metrics/calls-abandoned-short/metric.ts';
import { callsAbandoned } from './metrics/calls-abandoned/metric.ts';
import { callsMissed } from './metrics/calls-missed/metric.ts';
import { callsOffered } from './metrics/calls-offered/metric.ts';
import { calls } from './metrics/calls/metric.ts';
import { ces } from './metrics/ces/metric.ts';
import { concurrentCalls } from './metrics/concurrent-calls/metric.ts';
import { concurrentConversations } from './metrics/concurrent-conversations/metric.ts';
import { conversationsActive } from './metrics/conversations-active/metric.ts';
import { conversations } from './metrics/conversations/metric.ts';
import { csat } from './metrics/csat/metric.ts';
import { customersActive } from './metrics/customers-active/metric.ts';
import { customersNew } from './metrics/customers-new/metric.ts';
import { customersReturning } from './metrics/customers-returning/metric.ts';
import { firstContactResolution } from './metrics/first-contact-resolution/metric.ts';
import { firstResolutionTime } from './metrics/first-resolution-time/metric.ts';
import { firstResponseTime } from './metrics/first-response-time/metric.ts';
import { firstWithinTarget } from './metrics/first-within-target/metric.ts';
import { handleTime } from './metrics/handle-time/metric.ts';
import { holdTime } from './metrics/hold-time/metric.ts';
import { inferredSentiment } from './metrics/inferred-sentiment/metric.ts';
import { messages } from './metrics/messages/metric.ts';
import { missedCallRecoveryTime } from './metrics/missed-call-recovery-time/metric.ts';
import { missedCallRecovery } from './metrics/missed-call-recovery/metric.ts';
import { nextResponseTime } from './metrics/next-response-time/metric.ts';
import { nps } from './metrics/nps/metric.ts';
import { openConversations } from './metrics/open-conversations/metric.ts';
import { rating } from './metrics/rating/metric.ts';
import { reopened } from './metrics/reopened/metric.ts';
import { repliesPerConversation } from './metrics/replies-per-conversation/metric.ts';
import { replies } from './metrics/replies/metric.ts';
import { resolutionRate } from './metrics/resolution-rate/metric.ts';
import { resolutionTime } from './metrics/resolution-time/metric.ts';
import { responseTime } from './metrics/response-time/metric.ts';
import { serviceLevel } from './metrics/service-level/metric.ts';
import { speedOfAnswer } from './metrics/speed-of-answer/metric.ts';
import { surveyResponse } from './metrics/survey-response/metric.ts';
import { systemLines } from './metrics/system-lines/metric.ts';
import { talkTime } from './metrics/talk-time/metric.ts';
import { touches } from './metrics/touches/metric.ts';
import { transfers } from './metrics/transfers/metric.ts';
import { volume } from './metrics/volume/metric.ts';
import { waiting } from './metrics/waiting/metric.ts';
import { withinTarget } from './metrics/within-target/metric.ts';
import { words } from './metrics/words/metric.ts';
import { wrapUpTime } from './metrics/wrap-up-time/metric.ts';

/** Every number that can be asked for, in the order in which a reader meets them. */
export const METRICS: readonly Metric[] = [
  volume,
  messages,
  words,
  attachments,
  calls,
  conversations,
  conversationsActive,
  concurrentConversations,
  customersActive,
  customersNew,
  customersReturning,
  replies,
  systemLines,
  touches,
  repliesPerConversation,
  firstResponseTime,
  nextResponseTime,
  responseTime,
  firstWithinTarget,
  withinTarget,
  answeredShare,
  waiting,
  resolutionTime,
  firstResolutionTime,
  resolutionRate,
  firstContactResolution,
  reopened,
  openConversations,
  csat,
  rating,
  nps,
  ces,
  surveyResponse,
  inferredSentiment,
  callsOffered,
  callsMissed,
  callsAbandoned,
  callsAbandonedShort,
  abandonment,
  abandonmentLate,
  speedOfAnswer,
  serviceLevel,
  handleTime,
  talkTime,
  holdTime,
  wrapUpTime,
  transfers,
  concurrentCalls,
  missedCallRecovery,
  missedCallRecoveryTime,
];
