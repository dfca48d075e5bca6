import type { AlertAboutInput } from '../../src/contract/alerts.ts';
import type { MetricInfo, Unit } from '../../src/contract/question.ts';
import type { RangeName } from '../../src/contract/range.ts';
import type { SavedAboutInput } from '../../src/contract/saved-questions.ts';

/** The spans that something is watched over. */
export const WATCHED_RANGES = [
  '1h',
  '24h',
  'today',
  'this-week',
  '7d',
  'this-month',
  '30d',
  'all',
] as const satisfies RangeName[];

/** An alert about what the explorer shows: the same question at one place in time; with a goal, when that is missed. */
export function watchedOf(
  { question, range }: SavedAboutInput,
  info: MetricInfo,
  { name, goal }: { readonly name: string; readonly goal: number | undefined },
): AlertAboutInput {
  const { every: _every, asOf: _asOf, version: _version, compare: _compare, top: _top, ...watched } = question;
  const isLevel = info.shape === 'level';
  return {
    name,
    question: watched,
    range: { name: isLevel ? 'all' : (WATCHED_RANGES.find((known) => known === range.name) ?? '24h') },
    fires: info.better === 'higher' ? 'below' : 'above',
    at: goal ?? Number.NaN,
  };
}

/** The unit of what is watched. */
export function unitWatched(info: MetricInfo, aggregate: string | undefined): Unit {
  const how = aggregate ?? info.defaultAggregation;
  if (how === 'share' || how === 'ratio') return 'ratio';
  return how === 'oldest' ? 's' : info.unit;
}
