import type { Measurement } from './measurement.ts';
import type { ReferenceDecisions, ReferenceQuestion, Scope } from './reference-question.ts';
import { begunLast, calendarsOf, openBetween, utcDate } from './working-hours.ts';

/** Metrics that hold waits to what was promised, and about which metric it was. */
export const PROMISES: Readonly<Record<string, string>> = {
  'within-target': 'response-time',
  'first-within-target': 'first-response-time',
  'service-level': 'speed-of-answer',
  'calls-abandoned-short': 'speed-of-answer',
  'abandonment-late': 'speed-of-answer',
};

/** The measurement on the clock of the question, or held to its promise; or why it has no place there. */
export function judge(
  one: Measurement,
  decisions: ReferenceDecisions,
  question: ReferenceQuestion,
): Measurement | 'no-calendar' | 'no-target' | 'undecided' | 'short-abandon' | 'window-open' {
  const promised = PROMISES[question.metric];
  if (promised !== undefined) {
    const judged = held(one, decisions, promised);
    if (typeof judged === 'string' || question.metric !== 'abandonment-late') return judged;
    return { ...judged, value: 1 - judged.value };
  }
  if (question.metric === 'first-contact-resolution') {
    const over = one.startedAt! + (question.windowDays ?? 7) * 86_400_000;
    if (over >= question.now) return 'window-open';
    return { ...one, value: one.endedAt !== null && one.endedAt <= over ? 0 : 1 };
  }
  if (question.clock === 'calendar') return one;
  const calendar = calendarsOf(decisions, one);
  if (!calendar) return 'no-calendar';
  return { ...one, value: one.endedAt === null ? null : openBetween(calendar, one.startedAt!, one.endedAt) };
}

/** A wait that nobody has ended is late once its promise has passed: all of these are years old. */
const LONG_AFTER = 110 * 86_400_000;

function held(one: Measurement, decisions: ReferenceDecisions, metric: string) {
  const promise = narrowest(
    decisions.targets.filter((target) => target.metric === metric && target.aggregate === undefined),
    one,
  ).findLast(
    (target, _, all) =>
      begunLast(all, (each) => each.validFrom === null || each.validFrom <= utcDate(one.startedAt!)) === target,
  );
  if (!promise) return 'no-target';
  const end = one.endedAt ?? one.startedAt! + LONG_AFTER;
  const calendar = calendarsOf(decisions, one);
  if (promise.clock === 'business' && !calendar) return 'no-calendar';
  const length = promise.clock === 'business' ? openBetween(calendar!, one.startedAt!, end) : end - one.startedAt!;
  if (length > promise.value * 1000) return { ...one, value: 0 };
  if (one.value !== null) return { ...one, value: 1 };
  return one.endedAt === null ? 'undecided' : 'short-abandon';
}

/** Those of the row's team, else of its channel, else of all – of which some version has begun, for promises. */
function narrowest<T extends { readonly for: Scope; readonly validFrom: string | null }>(
  all: readonly T[],
  one: Measurement,
): T[] {
  const of = [
    all.filter((each) => each.for.kind === 'team' && each.for.team === one.dimensions.team),
    all.filter((each) => each.for.kind === 'channel' && each.for.channel === one.dimensions.channel),
    all.filter((each) => each.for.kind === 'all'),
  ];
  const hasBegun = (each: T) => each.validFrom === null || each.validFrom <= utcDate(one.startedAt!);
  return of.find((some) => some.some(hasBegun)) ?? [];
}
