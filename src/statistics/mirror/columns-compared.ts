import { type Flags, flagsCompared, flagsOfColumns } from './flags-compared.ts';
import { comparedByNumber, type Labels, labelsOfColumns } from './labels-compared.ts';
import type { FactColumn } from './shape-of-facts.ts';

/** The columns of the facts whose comparisons the engine wants written otherwise than people do. */
export interface Compared {
  readonly labels: Labels;
  readonly flags: Flags;
}

export function comparedOf(columns: readonly FactColumn[]): Compared {
  return { labels: labelsOfColumns(columns), flags: flagsOfColumns(columns) };
}

/** SQL that compares labels by their numbers, and flags with true and false. */
export function columnsCompared(sql: string, { labels, flags }: Compared): string {
  return flagsCompared(comparedByNumber(sql, labels), flags);
}
