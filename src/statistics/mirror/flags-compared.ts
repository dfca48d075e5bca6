import type { FactColumn } from './shape-of-facts.ts';

/** Columns that are true or false. */
export type Flags = ReadonlySet<string>;

export function flagsOfColumns(columns: readonly FactColumn[]): Flags {
  return new Set(columns.flatMap(({ name, duckdb }) => (duckdb === 'BOOLEAN' ? [name] : [])));
}

/**
 * SQL that compares flags. The engine works out `where i.opens_wait` for each row that it has read, and reads less for
 * `where i.opens_wait = true`: of 10,000,000 rows 13 instead of 28 ms. What is unknown stays unknown.
 *
 * @example
 * flagsCompared('where i.opens_wait and not i.is_leg', new Set(['opens_wait', 'is_leg']))
 * // where i.opens_wait = true and i.is_leg = false
 */
export function flagsCompared(sql: string, flags: Flags): string {
  return sql.replace(FLAG, (whole, before: string, not: string | undefined, column: string, name: string) =>
    flags.has(name) ? `${before}${column} = ${not === undefined}` : whole,
  );
}

const FLAG = /(\b(?:where|and)\s+)(not\s+)?(\b\w+\.(\w+))\b(?!\s*(?:[=<>:.(+\-*/]|is\b|in\b|between\b))/g;
