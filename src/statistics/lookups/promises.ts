import type { TargetDecision } from '../../contract/calendar.ts';
import type { PromisedMetric } from '../../contract/target-metrics.ts';
import { sinceOf } from '../../core/calendar/open-spans.ts';
import type { Parameters } from '../parameters.ts';
import type { Decided } from './decided.ts';
import { scopedSql } from './schedules.ts';

/** What was promised to whom within `[since, until)`. */
export interface Promised {
  readonly for: TargetDecision['for'];
  readonly since: number;
  readonly until: number;
  /** Milliseconds. */
  readonly within: number;
  readonly clock: TargetDecision['clock'];
}

/** The promises about one metric, each until the next one to the same; a goal of one calculation is none. */
export function promisesOf(decided: readonly Decided<TargetDecision>[], metric: PromisedMetric): Promised[] {
  const versions = decided
    .filter(({ about }) => about.metric === metric && about.aggregate === undefined)
    .map(({ about }, order) => ({ about, order, scope: JSON.stringify(about.for), since: sinceOf(about) }))
    .sort((a, b) => a.since - b.since || a.order - b.order);
  return versions.flatMap(({ about, scope, since }, i) => {
    const until = versions.slice(i + 1).find((later) => later.scope === scope)?.since ?? Infinity;
    if (until <= since) return [];
    return [{ for: about.for, since, until, within: Math.round(about.value * 1000), clock: about.clock }];
  });
}

/** What was promised to a row when it began: `within` in milliseconds, or `clock`; null: nothing. */
export function promiseSql(
  promises: readonly Promised[],
  what: 'within' | 'clock',
  instant: (at: number) => string,
  parameters: Parameters,
): string {
  return scopedSql(
    promises.map((promise) => ({
      for: promise.for,
      when: [
        ...(promise.since === -Infinity ? [] : [`m.started_at >= ${instant(promise.since)}`]),
        ...(promise.until === Infinity ? [] : [`m.started_at < ${instant(promise.until)}`]),
      ].join(' and '),
      sql: what === 'within' ? `${parameters.add(promise.within)}::bigint` : `${parameters.add(promise.clock)}::text`,
    })),
    what === 'within' ? 'bigint' : 'text',
    parameters,
  );
}
