import type { AlertAbout, AlertState, ClearedWhy } from '../contract/alerts.ts';

/** When an alert fires and clears; `clears` is never on the far side of `at`. */
export type Rule = Pick<AlertAbout, 'fires' | 'at' | 'forSeconds' | 'atLeast'> & { readonly clears: number };

/** Where one value of an alert stands; `since` in UTC milliseconds. */
export interface Standing {
  readonly state: AlertState;
  readonly since: number;
}

/** What was measured; `value` null: nothing was. */
export interface Seen {
  readonly value: number | null;
  readonly n: number;
  /** UTC milliseconds. */
  readonly at: number;
}

export interface Decided {
  readonly standing: Standing;
  readonly turn: 'fires' | 'clears' | null;
  readonly why: Extract<ClearedWhy, 'value' | 'no-data'> | null;
}

/**
 * What a new measurement makes of an alert's standing.
 *
 * Quiet, it fires once the value has been beyond `at` at every check for `forSeconds`, on at least `atLeast` measurements.
 * Firing, it clears when the value has come back to `clears`, or when nothing is measured any more; how few there are
 * does not clear it, else a count that hovers at `atLeast` would fire again and again. In between it stays as it is.
 *
 * @example
 * // above 5, clears at 3: 4 → quiet, 6 → fires, 4 → still firing, 3 → clears
 */
export function decide(rule: Rule, { state, since }: Standing, { value, n, at }: Seen): Decided {
  if (state === 'firing') {
    if (value === null) return { standing: { state: 'quiet', since: at }, turn: 'clears', why: 'no-data' };
    if (!isBack(rule, value)) return { standing: { state, since }, turn: null, why: null };
    return { standing: { state: 'quiet', since: at }, turn: 'clears', why: 'value' };
  }
  if (value === null || n < rule.atLeast || !isBeyond(rule, value))
    return { standing: state === 'quiet' ? { state, since } : { state: 'quiet', since: at }, turn: null, why: null };
  const began = state === 'pending' ? since : at;
  if (at - began < rule.forSeconds * 1000)
    return { standing: { state: 'pending', since: began }, turn: null, why: null };
  return { standing: { state: 'firing', since: at }, turn: 'fires', why: null };
}

/** Beyond the threshold: at it, nothing is amiss yet ("more than 5"). */
export function isBeyond({ fires, at }: Pick<Rule, 'fires' | 'at'>, value: number): boolean {
  return fires === 'above' ? value > at : value < at;
}

function isBack({ fires, clears }: Pick<Rule, 'fires' | 'clears'>, value: number): boolean {
  return fires === 'above' ? value <= clears : value >= clears;
}
