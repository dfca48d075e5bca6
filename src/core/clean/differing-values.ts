import type { Said, SaidParty } from '../record/said.ts';
import type { Change } from './change.ts';
import type { Cleaned } from './cleaned.ts';

/** A value that comes out otherwise, and the rule that makes the difference. Null: nothing is said. */
export interface DifferingValue {
  readonly field: string;
  readonly rule: string;
  readonly now: string | null;
  readonly then: string | null;
}

const LONGEST = 200;

/**
 * The values of one record that two ways of cleaning leave different. The rule is the first that touched
 * the field in one way and not in the other (or otherwise); where both did the same, the last that touched it.
 */
export function differingValues(now: Cleaned, then: Cleaned): DifferingValue[] {
  const [before, after] = [valuesOf(now.said), valuesOf(then.said)];
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields].flatMap((field) => {
    const [one, other] = [before.get(field) ?? null, after.get(field) ?? null];
    if (one === other) return [];
    const rule = ruleOf(field, now.changes, then.changes);
    return [{ field, rule, now: excerpt(one, other), then: excerpt(other, one) }];
  });
}

function ruleOf(field: string, now: readonly Change[], then: readonly Change[]): string {
  const [mine, other] = [now, then].map((all) => all.filter((change) => change.field === field)) as [
    Change[],
    Change[],
  ];
  const only = [...without(mine, other), ...without(other, mine)];
  return (only[0] ?? mine.at(-1) ?? other.at(-1))?.rule ?? '';
}

function without(all: readonly Change[], others: readonly Change[]): Change[] {
  return all.filter(
    (one) =>
      !others.some(({ rule, before, after }) => rule === one.rule && before === one.before && after === one.after),
  );
}

/** Every text of a record by its field, as changes name them. */
function valuesOf(said: Said): Map<string, string> {
  const values = new Map<string, string>();
  const put = (field: string, value: string | undefined) => value !== undefined && values.set(field, value);
  const party = (field: string, one: SaidParty | undefined) => {
    put(field, one?.address);
    put(`${field}.name`, one?.name);
  };
  for (const [field, value] of Object.entries(said))
    if (typeof value === 'string' && field !== 'html') put(field, value);
  party('customer', said.customer);
  party('agent', said.agent);
  party('from', said.from);
  for (const [index, one] of (said.to ?? []).entries()) party(`to.${index}`, one);
  return values;
}

/** As much as a page shows, around the first place where it differs from the other. */
function excerpt(value: string | null, other: string | null): string | null {
  if (value === null || value.length <= LONGEST) return value;
  let same = 0;
  while (other !== null && same < other.length && value[same] === other[same]) same++;
  const from = Math.max(0, Math.min(same - LONGEST / 4, value.length - LONGEST));
  return `${from > 0 ? '…' : ''}${value.slice(from, from + LONGEST)}${from + LONGEST < value.length ? '…' : ''}`;
}
