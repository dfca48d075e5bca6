import { readFileSync } from 'node:fs';
import type { Condition } from './dimensions.ts';
import type { Parameters } from './parameters.ts';
import type { RhythmRun } from './time/buckets.ts';

/** Which measurements count for an answer, or for one cell of it. */
export interface Selection {
  readonly measurements: URL;
  /** Of the anchor; UTC milliseconds, half-open, null is unbounded. */
  readonly from: number | null;
  readonly to: number | null;
  readonly conditions: readonly Condition[];
  /** Local weekday and hour of each slot; only where the question needs them. */
  readonly rhythm: readonly RhythmRun[] | null;
  /** Without the waits that are still open: who will answer them is not known. */
  readonly isEndedOnly: boolean;
}

/** What a shape adds to a selection; `join` is a table that all rows are laid against. */
export interface Addition {
  readonly join?: string;
  readonly where?: readonly string[];
}

/** `from … where …` over the measurements `m` of a selection. */
export function measured(
  selection: Selection,
  parameters: Parameters,
  { join = '', where = [] }: Addition = {},
): string {
  const rhythm = selection.rhythm ? `join ${rhythmTable(selection.rhythm, parameters)} on rhythm.slot = m.slot` : '';
  const all = [
    ...rangeSql(selection, parameters),
    ...conditionsSql(selection, parameters),
    ...(selection.isEndedOnly ? ['m.value is not null'] : []),
    ...where,
  ];
  return `from (\n${sqlOf(selection.measurements)}) m ${join} ${rhythm}\nwhere ${all.length > 0 ? all.join(' and ') : 'true'}`;
}

/** An instant as a parameter. */
export function instantSql(instant: number, parameters: Parameters): string {
  return `${parameters.add(new Date(instant).toISOString())}::timestamptz`;
}

function conditionsSql({ conditions, rhythm }: Selection, parameters: Parameters): string[] {
  return conditions.filter((one) => rhythm || !one.isRhythm).map((one) => conditionSql(one, parameters));
}

function conditionSql({ column, type, values }: Condition, parameters: Parameters): string {
  const known = parameters.add(values.filter((value) => value !== null));
  const compared = type === 'text' ? `${column}::text` : column;
  const isOne = `${compared} = any(${known}::${type}[])`;
  return values.includes(null) ? `(${isOne} or ${column} is null)` : isOne;
}

function rangeSql({ from, to }: Selection, parameters: Parameters): string[] {
  return [
    ...(from === null ? [] : [`m.at >= ${instantSql(from, parameters)}`]),
    ...(to === null ? [] : [`m.at < ${instantSql(to, parameters)}`]),
  ];
}

/** Runs of slots travel as four short arrays and are unrolled in the database: one row a slot. */
function rhythmTable(runs: readonly RhythmRun[], parameters: Parameters): string {
  const columns = (['from', 'to', 'weekday', 'hour'] as const).map((name) =>
    parameters.add(runs.map((run) => run[name])),
  );
  return `(
    select slot, run.weekday, run.hour
    from unnest(${columns.map((column) => `${column}::int[]`).join(', ')}) as run (first, last, weekday, hour),
      generate_series(run.first, run.last - 1) as slot
  ) rhythm`;
}

const TEXTS = new Map<string, string>();

/** The text of a `.sql` file, without its comments; read once. */
function sqlOf(url: URL): string {
  let text = TEXTS.get(url.href);
  if (text === undefined) {
    text = readFileSync(url, 'utf8').replace(/^--.*\n/gm, '');
    TEXTS.set(url.href, text);
  }
  return text;
}
