import type { TargetDecision } from '../contract/calendar.ts';
import { GOAL_AGGREGATIONS } from '../contract/target-metrics.ts';
import { metricNamed } from './asked.ts';
import { refusal } from './refusal.ts';

/**
 * Refuses a target that nothing could be held to.
 *
 * @throws {PersonError} `statistics.unknown-metric`, `statistics.no-goal` (neither way is good), `statistics.goal-not-offered`
 *   (not a calculation of this metric), `statistics.goal-too-high` (a share above the whole).
 */
export function checkTarget({ metric: id, aggregate, value }: TargetDecision): void {
  const metric = metricNamed(id);
  if (metric.better === null) throw refusal('no-goal', 'metric', { metric: id });
  const offered = GOAL_AGGREGATIONS.filter((one) => metric.aggregations.includes(one));
  // Of a level the two calculations have different units: one has to be said.
  const isOffered =
    aggregate === undefined ? offered.length > 0 && metric.shape !== 'level' : offered.includes(aggregate);
  if (!isOffered) throw refusal('goal-not-offered', 'aggregate', { metric: id, possible: offered.join(', ') || '–' });
  if (metric.unit === 'ratio' && value > 1) throw refusal('goal-too-high', 'value');
}
