import type { TargetDecision } from '../../src/contract/calendar.ts';
import type { Aggregation, Filter } from '../../src/contract/question.ts';
import { useHeld } from '../settings/use-deciding.ts';

/** Values that can be held beside a target: not how many there were, and not a share of something else. */
const COMPARABLE: readonly Aggregation[] = ['mean', 'median', 'p75', 'p90', 'p95', 'p99', 'ratio'];

/**
 * What a metric's values are to be held beside, in its unit: the target of the one team or channel that is
 * filtered for, else of everybody; of several versions the one that has begun last. Undefined: there is none.
 */
export function goalOf(
  targets: readonly TargetDecision[],
  metric: string,
  aggregate: Aggregation,
  where: readonly Filter[],
  today: string,
): number | undefined {
  if (!COMPARABLE.includes(aggregate)) return undefined;
  const begun = targets
    .filter((target) => target.metric === metric && (target.validFrom ?? '') <= today)
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const only = (dimension: Filter['dimension']): string | null => {
    const values = where.filter((filter) => filter.dimension === dimension);
    return values.length === 1 ? (values[0]?.value ?? null) : null;
  };
  const [team, channel] = [only('team'), only('channel')];
  const found =
    begun.findLast((target) => target.for.kind === 'team' && target.for.team === team) ??
    begun.findLast((target) => target.for.kind === 'channel' && target.for.channel === channel) ??
    begun.findLast((target) => target.for.kind === 'all');
  return found?.value;
}

export function useGoal(metric: string, aggregate: Aggregation, where: readonly Filter[]): number | undefined {
  const { held } = useHeld('target');
  // Newest first as they come; of two from one date the later decided holds.
  const targets = held.map((item) => item.about).reverse();
  return goalOf(targets, metric, aggregate, where, new Date().toISOString().slice(0, 10));
}
