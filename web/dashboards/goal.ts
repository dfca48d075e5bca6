import type { TargetDecision } from '../../src/contract/calendar.ts';
import type { Aggregation, Filter, FilterTree } from '../../src/contract/question.ts';
import { useHeld } from '../settings/use-deciding.ts';

/** Calculations that stand beside what is promised or aimed at for every value: those in the metric's own unit. */
const OF_EACH: readonly Aggregation[] = ['mean', 'median', 'p75', 'p90', 'p95', 'p99', 'ratio'];

/**
 * What a metric's values are to be held beside, in the unit of the answer: the target of the one team or channel that is
 * filtered for, else of everybody; there the goal of this very calculation, else what is said for each value; of
 * several versions the one that has begun last. Undefined: there is none.
 */
export function goalOf(
  targets: readonly TargetDecision[],
  metric: string,
  aggregate: Aggregation,
  where: readonly Filter[],
  today: string,
): number | undefined {
  const begun = targets
    .filter((target) => target.metric === metric && (target.validFrom ?? '') <= today)
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const only = (dimension: Filter['dimension']): string | null => {
    const values = where.filter((filter) => filter.dimension === dimension);
    return values.length === 1 ? (values[0]?.value ?? null) : null;
  };
  const [team, channel] = [only('team'), only('channel')];
  const of = (isOf: (target: TargetDecision) => boolean): TargetDecision | undefined =>
    begun.findLast((target) => isOf(target) && target.aggregate === aggregate) ??
    (OF_EACH.includes(aggregate)
      ? begun.findLast((target) => isOf(target) && target.aggregate === undefined)
      : undefined);
  const found =
    of((target) => target.for.kind === 'team' && target.for.team === team) ??
    of((target) => target.for.kind === 'channel' && target.for.channel === channel) ??
    of((target) => target.for.kind === 'all');
  return found?.value;
}

/** The conditions that hold for all that a filter lets through. */
export function certainOf(filter: FilterTree | null): Filter[] {
  if (!filter || 'or' in filter || 'not' in filter) return [];
  return 'and' in filter ? filter.and.flatMap(certainOf) : [filter];
}

/** What is to be held beside the values of a metric, by what is filtered for. */
export function useGoals(metric: string, aggregate: Aggregation): (where: readonly Filter[]) => number | undefined {
  const { held } = useHeld('target');
  // Newest first as they come; of two from one date the later decided holds.
  const targets = held.map((item) => item.about).reverse();
  return (where) => goalOf(targets, metric, aggregate, where, new Date().toISOString().slice(0, 10));
}

export function useGoal(metric: string, aggregate: Aggregation, where: readonly Filter[]): number | undefined {
  return useGoals(metric, aggregate)(where);
}
