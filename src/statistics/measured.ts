import { ALL, type Condition } from './condition.ts';
import type { DimensionColumn } from './dimensions.ts';
import type { Promised } from './lookups/promises.ts';
import { promiseSql } from './lookups/promises.ts';
import { businessSql, keySql, type Schedule, scheduleSql } from './lookups/schedules.ts';
import { type Several, severalColumns, severalJoin } from './lookups/several.ts';
import type { Membership } from './lookups/teams.ts';
import { measurementsSql } from './measurements-sql.ts';
import type { Parameters } from './parameters.ts';
import { Steps } from './steps.ts';
import type { OffsetRun } from './time/buckets.ts';

/** Which measurements count for an answer, or for one cell of it. */
export interface Selection {
  readonly measurements: URL;
  /** Of the anchor; UTC milliseconds, half-open, null is unbounded. */
  readonly from: number | null;
  readonly to: number | null;
  readonly condition: Condition;
  /** Of the zone, for local weekday and hour; only where the question needs them. */
  readonly offsets: readonly OffsetRun[] | null;
  /** Without the waits that are still open: who will answer them is not known. */
  readonly isEndedOnly: boolean;
  readonly beside: Beside;
}

/** What is looked up beside each measurement; null (or false) where the question does not need it. */
export interface Beside {
  readonly teams: readonly Membership[] | null;
  readonly hasOrigin: boolean;
  /** By these each row counts once for each value: in splits only. */
  readonly several: readonly Several[];
  /** The anchor is the beginning of the conversation. */
  readonly isByCohort: boolean;
  /** The value is the length on the business clock. */
  readonly schedules: readonly Schedule[] | null;
  /** False where only the schedule itself is asked for. */
  readonly hasLength?: boolean;
  readonly promises: Promises | null;
  readonly window: Window | null;
}

/**
 * The value is 1 where nothing came within so long after the anchor, else 0. Null is one for which that time is not over, even
 * if something came already: of the last days only those would count.
 */
export interface Window {
  /** Milliseconds. */
  readonly lasts: number;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The value is 1 where a promise was kept, else 0. Null is one that nobody could keep or break: a wait that is open and not
 * late yet, and one that a caller gave up before it was late. */
export interface Promises {
  readonly promises: readonly Promised[];
  /** What counts is that a promise was broken. */
  readonly isBroken: boolean;
  /** For the promises on the business clock. */
  readonly schedules: readonly Schedule[];
  /** UTC milliseconds. */
  readonly now: number;
}

export const NOTHING_BESIDE: Beside = {
  teams: null,
  hasOrigin: false,
  several: [],
  isByCohort: false,
  schedules: null,
  promises: null,
  window: null,
};

/** The same selection with each row once. */
export function eachOnce(selection: Selection): Selection {
  return { ...selection, beside: { ...selection.beside, several: [] } };
}

/** `from … where …` over the measurements `m` of a selection, with what the columns and conditions so far look up. */
export function measured(selection: Selection, parameters: Parameters, alsoWhere: readonly string[] = []): string {
  return fromSql(selection, parameters, [...placeSql(selection, parameters), ...holdsSql(selection), ...alsoWhere]);
}

/** The columns that shapes read: the anchor, its slot, and the value. */
export function anchorOf({ beside }: Selection): { readonly at: string; readonly slot: string } {
  return beside.isByCohort ? { at: 'm.opened_at', slot: 'm.opened_slot' } : { at: 'm.at', slot: 'm.slot' };
}

export function valueOf({ beside }: Selection): string {
  if (beside.promises) return beside.promises.isBroken ? '(1 - m.kept)' : 'm.kept';
  if (beside.window) return 'm.held';
  return beside.schedules ? 'm.business' : 'm.value';
}

/** The condition of a reason that nothing has. */
export const NONE = 'false';

/** What has no place on this clock, or nothing to be held to: each reason with the condition that finds it. */
export function leftOutBeside({ beside }: Selection): readonly { readonly reason: string; readonly sql: string }[] {
  if (beside.promises) {
    return [
      { reason: 'no-target', sql: 'm.within is null' },
      { reason: 'no-calendar', sql: "m.within is not null and m.promised_on = 'business' and m.schedule is null" },
      { reason: 'undecided', sql: `${PROMISED} and m.kept is null and m.ended_at is null` },
      { reason: 'short-abandon', sql: `${PROMISED} and m.kept is null and m.ended_at is not null` },
    ];
  }
  if (beside.window) return [{ reason: 'window-open', sql: 'm.held is null' }];
  if (!beside.schedules) return [];
  const isForAll = beside.schedules.some((schedule) => schedule.for.kind === 'all');
  return [{ reason: 'no-calendar', sql: isForAll ? NONE : 'm.schedule is null' }];
}

/** The same selection with all that {@link leftOutBeside} tells of. */
export function withLeftOut(selection: Selection, parameters: Parameters, where: readonly string[]): string {
  const { beside } = selection;
  // Which schedule a row has is known without its length.
  const looked = beside.promises ? selection : { ...selection, beside: { ...beside, hasLength: false } };
  return fromSql(looked, parameters, [...placeSql(selection, parameters), ...endedSql(selection), ...where]);
}

function fromSql(selection: Selection, parameters: Parameters, where: readonly string[]): string {
  const joins = parameters.joins.map((join) => `\n${join}`).join('');
  return `from ${besideSql(selection, parameters)} m${joins}\nwhere ${where.length > 0 ? where.join(' and ') : 'true'}`;
}

/** The value of a dimension in each row: a column, or what the zone makes of the row's slot. */
export function dimensionSql(dimension: DimensionColumn, selection: Selection, parameters: Parameters): string {
  const { column, type, isRhythm } = dimension;
  if (!isRhythm) return type === 'text' ? `${column}::text` : column;
  const local = localSecondsSql(selection, parameters);
  // Numbers before 1970 are negative: the remainder of a remainder is not.
  if (column === 'hour') return `((floor(${local} / 3600::float8)::int % 24 + 24) % 24)`;
  return `(((floor(${local} / 86400::float8)::int + 3) % 7 + 7) % 7 + 1)`;
}

/** Where the clocks of the zone stood when a row's slot began: seconds since 1970 there. */
function localSecondsSql(selection: Selection, parameters: Parameters): string {
  const { slot } = anchorOf(selection);
  const runs = selection.offsets ?? [];
  const seconds = runs.map(({ offset }) => Math.round(offset / 1000));
  if (runs.length > 0 && runs.length <= FEW_RUNS) {
    // A few comparisons are sooner done than a look-up.
    const cases = runs.slice(1).map(({ from }, i) => `when ${slot} < ${from} then ${seconds[i]!}`);
    const last = seconds.at(-1)!;
    return `(${slot}::bigint * 900 + ${cases.length > 0 ? `case ${cases.join(' ')} else ${last} end` : `(${last})`})`;
  }
  const starts = runs.map(({ from }) => from);
  const [offset] = parameters.besideOf(slot, new Steps(starts, (starts.at(-1) ?? 0) + 1, [seconds]));
  return `(${slot}::bigint * 900 + ${offset})`;
}

/** Zones change their clocks twice a year: eight years of them. */
const FEW_RUNS = 16;

/** An instant as a parameter. */
export function instantSql(instant: number, parameters: Parameters): string {
  return `${parameters.add(new Date(instant).toISOString())}::timestamptz`;
}

/** True or false for every row, never unknown. */
export function conditionSql(condition: Condition, selection: Selection, parameters: Parameters): string {
  const all = (parts: readonly Condition[], word: string, none: string) =>
    parts.length === 0 ? none : `(${parts.map((one) => conditionSql(one, selection, parameters)).join(` ${word} `)})`;
  if ('and' in condition) return all(condition.and, 'and', 'true');
  if ('or' in condition) return all(condition.or, 'or', 'false');
  if ('not' in condition) return `not coalesce(${conditionSql(condition.not, selection, parameters)}, false)`;
  const { is, values } = condition;
  const compared = dimensionSql(is, selection, parameters);
  const wanted = values.filter((value) => value !== null);
  const isOne = `${compared} = any(${parameters.list(wanted, is.type)})`;
  return values.includes(null) ? `(${isOne} or ${compared} is null)` : isOne;
}

const PROMISED = "m.within is not null and (m.promised_on = 'calendar' or m.schedule is not null)";

/** Range and filter. */
function placeSql(selection: Selection, parameters: Parameters): string[] {
  const { from, to, condition } = selection;
  const { at } = anchorOf(selection);
  return [
    ...(from === null ? [] : [`${at} >= ${instantSql(from, parameters)}`]),
    ...(to === null ? [] : [`${at} < ${instantSql(to, parameters)}`]),
    ...partsOf(condition).map((one) => conditionSql(one, selection, parameters)),
  ];
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition === ALL) return [];
  return 'and' in condition ? condition.and.flatMap(partsOf) : [condition];
}

/** What has a place on the clock that is asked for. */
function holdsSql(selection: Selection): string[] {
  const { promises, schedules, window } = selection.beside;
  return [
    ...endedSql(selection),
    ...(window ? ['m.held is not null'] : []),
    ...(promises ? [PROMISED, 'm.kept is not null'] : schedules ? ['m.schedule is not null'] : []),
  ];
}

function endedSql({ isEndedOnly }: Selection): string[] {
  return isEndedOnly ? ['m.value is not null'] : [];
}

/** The measurements, and beside each what is looked up: a layer for each look-up that builds on the one before. */
function besideSql(selection: Selection, parameters: Parameters): string {
  const { beside, measurements } = selection;
  let sql = `(\n${measurementsSql(measurements, beside.isByCohort ? 'cohort' : 'event')})`;
  const columns = [
    ...(beside.teams ? ['membership.team'] : []),
    ...(beside.hasOrigin ? ['origin.import_id'] : []),
    ...beside.several.flatMap(severalColumns),
  ];
  if (columns.length > 0) {
    const joins = [
      ...(beside.teams ? [membershipSql(beside.teams, parameters)] : []),
      ...(beside.hasOrigin ? ['left join published.origin origin on origin.record_id = m.record_id'] : []),
      ...beside.several.map((several) => severalJoin(several, parameters)),
    ];
    sql = `(\nselect m.*, ${columns.join(', ')}\nfrom ${sql} m\n${joins.join('\n')})`;
  }
  if (beside.window) sql = `(\nselect m.*, ${heldSql(beside.window, parameters)} as held\nfrom ${sql} m)`;
  const schedules = beside.promises?.schedules ?? beside.schedules;
  if (schedules) sql = `(\nselect m.*, ${scheduleSql(schedules, parameters)} as schedule\nfrom ${sql} m)`;
  if (beside.promises) return promisedSql(sql, beside.promises, parameters);
  if (!beside.schedules || beside.hasLength === false) return sql;
  const layer = parameters.layer();
  const length = businessSql(beside.schedules, layer)('m.started_key', 'm.ended_key');
  return `(\nselect m.*, ${length} as business\nfrom ${keyed(sql, 'm.ended_at')} m\n${layer.joins.join('\n')})`;
}

/** With the keys of both ends as columns: the mirror would work out an expression wherever it stands. */
function keyed(sql: string, ended: string): string {
  return `(\nselect m.*, ${keySql('m.started_at')} as started_key, ${keySql(ended)} as ended_key\nfrom ${sql} m)`;
}

/** What comes at its last moment still comes within it. */
function heldSql({ lasts, now }: Window, parameters: Parameters): string {
  const isBack = `m.returned_at <= m.at + ${parameters.add(lasts)}::bigint * interval '1 millisecond'`;
  return `case when m.at < ${instantSql(now - lasts, parameters)} then case when ${isBack} then 0 else 1 end end`;
}

function membershipSql(teams: readonly Membership[], parameters: Parameters): string {
  const moment = (at: number) =>
    at === Infinity ? 'infinity' : at === -Infinity ? '-infinity' : new Date(at).toISOString();
  const [ids, since, until, names] = [
    parameters.add(teams.map((one) => one.agentId)),
    parameters.add(teams.map((one) => moment(one.since))),
    parameters.add(teams.map((one) => moment(one.until))),
    parameters.add(teams.map((one) => one.team)),
  ];
  return `left join (
    select unnest(${ids}::uuid[]) as agent_id, unnest(${since}::timestamptz[]) as since,
      unnest(${until}::timestamptz[]) as until, unnest(${names}::text[]) as team
  ) membership
  on membership.agent_id = m.agent_id and m.acted_at >= membership.since and m.acted_at < membership.until`;
}

function promisedSql(sql: string, { promises, schedules, now }: Promises, parameters: Parameters): string {
  const instant = (at: number) => instantSql(at, parameters);
  const within = promiseSql(promises, 'within', instant, parameters);
  const on = promiseSql(promises, 'clock', instant, parameters);
  const ended = `coalesce(m.ended_at, ${instantSql(now, parameters)})`;
  const layer = parameters.layer();
  const business =
    schedules.length > 0 ? businessSql(schedules, layer)('m.started_key', 'm.ended_key') : 'null::bigint';
  const calendar = `published.milliseconds(${ended}) - published.milliseconds(m.started_at)`;
  return `(
select m.*, case when m.lasted > m.within then 0 when m.value is not null then 1 end as kept
from (
select m.*, case when m.promised_on = 'business' then ${business} else ${calendar} end as lasted
from (
select m.*, ${within} as within, ${on} as promised_on
from ${schedules.length > 0 ? keyed(sql, ended) : sql} m) m
${layer.joins.join('\n')}) m)`;
}
