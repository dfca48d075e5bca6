import { readFileSync } from 'node:fs';
import type { Condition, DimensionColumn } from './dimensions.ts';
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

/** `from … where …` over the measurements `m` of a selection. */
export function measured(selection: Selection, parameters: Parameters, alsoWhere: readonly string[] = []): string {
  const where = [
    ...rangeSql(selection, parameters),
    ...selection.conditions.map((condition) => conditionSql(condition, selection, parameters)),
    ...(selection.isEndedOnly ? ['m.value is not null'] : []),
    ...alsoWhere,
  ];
  return `from (\n${sqlOf(selection.measurements)}) m\nwhere ${where.length > 0 ? where.join(' and ') : 'true'}`;
}

/** The value of a dimension in each row: a column, or what the zone makes of the row's slot. */
export function dimensionSql(
  { column, type, isRhythm }: DimensionColumn,
  { rhythm }: Selection,
  parameters: Parameters,
): string {
  if (!isRhythm) return type === 'int' ? column : `${column}::text`;
  const starts = parameters.add((rhythm ?? []).map((run) => run.from));
  const values = parameters.add((rhythm ?? []).map((run) => run[column as 'weekday' | 'hour']));
  return `(${values}::int[])[width_bucket(m.slot, ${starts}::int[])]`;
}

/** An instant as a parameter. */
export function instantSql(instant: number, parameters: Parameters): string {
  return `${parameters.add(new Date(instant).toISOString())}::timestamptz`;
}

function conditionSql({ dimension, values }: Condition, selection: Selection, parameters: Parameters): string {
  const compared = dimension.type === 'uuid' ? dimension.column : dimensionSql(dimension, selection, parameters);
  const isOne = `${compared} = any(${parameters.add(values.filter((value) => value !== null))}::${dimension.type}[])`;
  return values.includes(null) ? `(${isOne} or ${compared} is null)` : isOne;
}

function rangeSql({ from, to }: Selection, parameters: Parameters): string[] {
  return [
    ...(from === null ? [] : [`m.at >= ${instantSql(from, parameters)}`]),
    ...(to === null ? [] : [`m.at < ${instantSql(to, parameters)}`]),
  ];
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
