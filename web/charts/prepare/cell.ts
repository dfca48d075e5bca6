import type { AnswerRow } from '../../../src/contract/question.ts';

/** One cell of an answer, ready to be drawn and opened. */
export interface Cell {
  readonly bucket: string | null;
  /** UTC milliseconds of the bucket's start. */
  readonly t: number;
  readonly value: number | null;
  readonly n: number;
  readonly unanswered: number | null;
  /** The row's value of the split as a person reads it, and as a question names it. */
  readonly split: string | null;
  readonly splitValue: string;
}

export function cellOf(row: AnswerRow, dimension: string | undefined): Cell {
  const said = dimension ? row[dimension] : undefined;
  const id = dimension ? row[`${dimension}Id`] : undefined;
  const split = said === undefined || said === null ? null : String(said);
  return {
    bucket: row.bucket,
    t: row.bucket ? Date.parse(row.bucket) : 0,
    value: row.value,
    n: row.n,
    unanswered: row.unanswered,
    split,
    splitValue: id === undefined || id === null ? (split ?? '') : String(id),
  };
}
