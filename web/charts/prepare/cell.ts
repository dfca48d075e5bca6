import type { AnswerRow } from '../../../src/contract/question.ts';

/** A value of one split: as a person reads it (null: unknown), and as a question names it. */
export interface CellSplit {
  readonly dimension: string;
  readonly label: string | null;
  readonly value: string;
}

/** One cell of an answer, ready to be drawn and opened. */
export interface Cell {
  readonly bucket: string | null;
  /** UTC milliseconds of the bucket's start. */
  readonly t: number;
  readonly value: number | null;
  readonly n: number;
  readonly unanswered: number | null;
  /** The row's value of the (first) split as a person reads it, and as a question names it. */
  readonly split: string | null;
  readonly splitValue: string;
  /** All of its splits, in the order of the question. */
  readonly splits?: readonly CellSplit[];
  /** How many values of the first split are together here; 0 or absent: it is one. */
  readonly rest?: number;
  /** The ends of the 95 % interval; null or absent where there is none. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** Values that lie wholly outside the working hours; null on the calendar clock. */
  readonly outsideHours?: number | null;
  /** When the busiest hour began, ISO 8601 with its offset; absent where another number is asked for. */
  readonly busiestHour?: string | null;
  /** What it was in the span compared with; undefined: nothing is compared. */
  readonly before?: number | null | undefined;
}

/** Whether it is of several values together that do not stand by themselves. */
export function isRest({ rest }: Pick<Cell, 'rest'>): boolean {
  return (rest ?? 0) > 0;
}

export function cellOf(row: AnswerRow, dimensions: readonly string[] | string | undefined): Cell {
  const names = dimensions === undefined ? [] : typeof dimensions === 'string' ? [dimensions] : dimensions;
  const splits = names.map((dimension) => splitOf(row, dimension));
  return {
    bucket: row.bucket,
    t: row.bucket ? Date.parse(row.bucket) : 0,
    value: row.value,
    n: row.n,
    unanswered: row.unanswered,
    split: splits[0]?.label ?? null,
    splitValue: splits[0]?.value ?? '',
    splits,
    rest: row.rest ?? 0,
    low: row.low ?? null,
    high: row.high ?? null,
    outsideHours: row.outsideHours ?? null,
    before: row.before,
    ...(row.busiestHour === undefined ? {} : { busiestHour: row.busiestHour }),
  };
}

function splitOf(row: AnswerRow, dimension: string): CellSplit {
  const said = row[dimension];
  const id = row[`${dimension}Id`];
  const label = said === undefined || said === null ? null : String(said);
  return { dimension, label, value: id === undefined || id === null ? (label ?? '') : String(id) };
}
