import type { Aggregation } from '../../contract/question.ts';
import type { Connection } from '../../store/database.ts';
import type { DimensionColumn } from '../dimensions.ts';
import type { Selection } from '../measured.ts';
import type { Entity } from '../metric.ts';
import { refusal } from '../refusal.ts';
import type { Span } from '../time/buckets.ts';

/** What a shape is given: which measurements, cut how, brought to one number how. */
export interface ShapeQuestion {
  readonly selection: Selection;
  readonly aggregate: Aggregation;
  /** In the unit of the measurements. */
  readonly target: number | null;
  /** Milliseconds: only spans that have been open longer than this; 0: all. Levels only. */
  readonly longerThan: number;
  /** Null: all in one. */
  readonly buckets: readonly Span[] | null;
  /** For the busiest one of each bucket; null: it is not asked for. */
  readonly hours: readonly Span[] | null;
  readonly splits: readonly DimensionColumn[];
  /** The values of the first split that are kept apart; null: all. */
  readonly top: Top | null;
  /** What is counted once however often it appears; only where something is. */
  readonly entity: Entity | null;
  /** A measurement without a value is a wait that is still open; it is counted beside. */
  readonly isWait: boolean;
  /** The sum of squares is needed too, for the interval of a mean. */
  readonly hasSpread: boolean;
  /** Only the groups with the most behind them, this many and all that have as much as the last; missing: all. */
  readonly ranked?: number;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The values of a split with the most behind them, and how many others there are, which are one row together. */
export interface Top {
  readonly keys: readonly (string | number | null)[];
  readonly rest: number;
}

/** One cell; `key` has one entry for each split. Cells in which nothing lies may be missing. */
export interface Cell {
  readonly bucket: number | null;
  readonly key: readonly (string | number | null)[];
  readonly value: number | null;
  readonly n: number;
  readonly open: number;
  /** How many values of the first split are together here; 0: it is one by itself. */
  readonly rest: number;
  /** Where the busiest hour began, UTC milliseconds; only of those. */
  readonly hour?: number;
  /** Values that are 0 because they lie wholly outside the hours; only on the business clock. */
  readonly outsideHours?: number;
  /** The sum of the squares of the values; null where it was not asked for. */
  readonly squares?: number | null;
  /** Of ranked ones only. */
  readonly all?: AllGroups;
}

/** How many groups there are, also those that are not among the first, and what lies in all of them. */
export interface AllGroups {
  readonly groups: number;
  readonly n: number;
  readonly open: number;
}

/** The groups of a select that have the most behind them, with those that have as much as the last of these. */
export function rankedSql(groups: string, ranked: number | undefined): string {
  if (ranked === undefined) return `${groups}\nlimit ${MOST_CELLS + 1}`;
  // Half a million groups are sooner held to the last of the first few than put in order.
  return `with g as (${groups})
select g.*, every.*
from g cross join (select count(*) as groups, sum(n)::bigint as all_n, sum(open)::bigint as all_open from g) every
left join (select n, open from g order by n desc, open desc limit 1 offset ${ranked - 1}) last on true
where last.n is null or g.n > last.n or (g.n = last.n and g.open >= last.open)
limit ${MOST_CELLS + 1}`;
}

/** What a row of ranked groups says of all. */
export function allOf(row: Readonly<Record<string, unknown>>): AllGroups {
  return { groups: row.groups as number, n: row.all_n as number, open: row.all_open as number };
}

/** How measurements become an answer. `empty` is the value where nothing was measured: 0 or a gap. */
export interface Shape {
  empty(aggregate: Aggregation): 0 | null;
  cells(connection: Connection, question: ShapeQuestion): Promise<Cell[]>;
}

/** More cells than a person or a chart can use; one more is asked for, to know that there are more. */
export const MOST_CELLS = 100_000;

/** Refuses an answer that is too large, before it is built. */
export function refuseTooMany(cells: number): void {
  if (cells > MOST_CELLS) throw refusal('too-many-rows', 'by', { limit: String(MOST_CELLS) });
}
