import { literal } from './literal.ts';
import type { FactColumn } from './shape-of-facts.ts';

/** Columns whose values are some of a few labels, kept as their numbers. */
export type Labels = ReadonlyMap<string, readonly string[]>;

export function labelsOfColumns(columns: readonly FactColumn[]): Labels {
  return new Map(columns.flatMap(({ name, labels }) => (labels === null ? [] : [[name, labels] as const])));
}

/**
 * SQL that compares labels by their numbers. The engine takes `kind = 'call'` for a comparison of texts, and writes out each
 * row's label for it: `kind in ('message', 'call')` over 1,000,000 rows took it 9 ms of a processor, as numbers 1.6 ms.
 *
 * One of a list is none of the others, which needs no list; it is unknown for what is unknown, either way.
 *
 * @example
 * comparedByNumber("i.kind in ('message', 'call')", new Map([['kind', ['message', 'call', 'system']]]))
 * // (i.kind <> 'system'::ENUM ('message', 'call', 'system'))
 */
export function comparedByNumber(sql: string, labels: Labels): string {
  return sql.replace(COMPARISON, (whole, column: string, name: string, operator: string, compared: string) => {
    const known = labels.get(name);
    const wanted = [...compared.matchAll(LABEL)].map(([, label]) => label!);
    if (known === undefined || wanted.some((label) => !known.includes(label))) return whole;
    const numbered = (label: string) => `${literal(label)}::${enumOf(known)}`;
    if (operator !== 'in') return `${column} ${operator} ${numbered(wanted[0]!)}`;
    if (wanted.length === 1) return `${column} = ${numbered(wanted[0]!)}`;
    const others = known.filter((label) => !wanted.includes(label));
    if (others.length === 0 || others.length > wanted.length + 1) return whole;
    return `(${others.map((label) => `${column} <> ${numbered(label)}`).join(' and ')})`;
  });
}

/** The type of a column that holds one of these. */
export function enumOf(labels: readonly string[]): string {
  return `ENUM (${labels.map(literal).join(', ')})`;
}

const COMPARISON = /(?<!not )\b((?:\w+\.)(\w+)) (=|<>|in) ('[\w-]+'|\('[\w-]+'(?:, '[\w-]+')*\))/g;
const LABEL = /'([\w-]+)'/g;
