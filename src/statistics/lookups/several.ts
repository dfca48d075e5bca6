import type { OverlappingDimension } from '../../contract/question-names.ts';
import { tagsIn } from '../../core/standardise/tags.ts';
import type { Connection } from '../../store/database.ts';
import type { Condition } from '../condition.ts';
import type { DimensionColumn } from '../dimensions.ts';
import type { Parameters } from '../parameters.ts';

/** All values of such a dimension, each with what of a row leads to it. */
export interface Several {
  readonly dimension: OverlappingDimension;
  readonly values: readonly (readonly [key: string, value: string])[];
}

/** Where the key of its values stands in a row: tags by their cell, companies by whose history the row belongs to. */
const KEYS: Readonly<Record<OverlappingDimension, DimensionColumn>> = {
  tag: { column: 'm.tags', type: 'text' },
  company: { column: 'm.contact_point_id', type: 'uuid' },
};

/**
 * The values that there are. A customer's companies are all that were said of any of its addresses: names, as of today,
 * whatever moment is asked about. Tags stood, or stand, with their rows.
 */
export async function severalOf(connection: Connection, dimension: OverlappingDimension): Promise<Several> {
  if (dimension === 'tag') {
    const { rows } = await connection.query<{ tags: string }>(
      'select distinct i.tags from published.interaction i where i.tags is not null order by i.tags',
    );
    return { dimension, values: rows.flatMap(({ tags }) => tagsIn(tags).map((tag) => [tags, tag] as const)) };
  }
  const { rows } = await connection.query<{ id: string; company: string }>(
    `select distinct own.contact_point_id as id, c.company
     from published.company c
     join published.identity said on said.contact_point_id = c.contact_point_id
     join published.identity own on own.person_id = said.person_id
     order by own.contact_point_id, c.company`,
  );
  return { dimension, values: rows.map(({ id, company }) => [id, company] as const) };
}

/** The rows that have one of these values; null: those that have none. */
export function hasOneOf({ dimension, values }: Several, wanted: readonly (string | null)[]): Condition {
  const keysOf = (isWanted: (value: string) => boolean) => [
    ...new Set(values.filter(([, value]) => isWanted(value)).map(([key]) => key)),
  ];
  const found: Condition = { is: KEYS[dimension], values: keysOf((value) => wanted.includes(value)) };
  if (!wanted.includes(null)) return found;
  return { or: [found, { not: { is: KEYS[dimension], values: keysOf(() => true) } }] };
}

/** The rows with a value (or, where null is not among them, with none) beside these: those behind the rest. */
export function hasOneBeside(several: Several, kept: readonly (string | null)[]): Condition {
  const others = several.values.map(([, value]) => value).filter((value) => !kept.includes(value));
  return hasOneOf(several, kept.includes(null) ? others : [...others, null]);
}

/** Where only some are told apart, a row counts once among the rest, however many of its values are there. */
export function withRestAsOne(several: Several, kept: readonly (string | number | null)[]): Several {
  const seen = new Set<string>();
  const values = several.values.filter(([key, value]) => {
    if (kept.includes(value)) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
  return { ...several, values };
}

/** Each row as often as it has values, with one of them as the column `tag` or `company`; once, and null, where it has none. */
export function severalJoin({ dimension, values }: Several, parameters: Parameters): string {
  const { column, type } = KEYS[dimension];
  const keys = parameters.add(values.map(([key]) => key));
  const names = parameters.add(values.map(([, value]) => value));
  return `left join (
    select unnest(${keys}::${type}[]) as key, unnest(${names}::text[]) as value
  ) of_${dimension} on of_${dimension}.key = ${column}`;
}
