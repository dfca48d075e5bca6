import type { OverlappingDimension } from '../../contract/question-names.ts';
import { tagsIn } from '../../core/standardise/tags.ts';
import type { Connection } from '../../store/database.ts';
import type { Condition } from '../condition.ts';
import type { DimensionColumn } from '../dimensions.ts';
import type { Parameters } from '../parameters.ts';
import { onceAVersion } from './once-a-version.ts';

/** All values of such a dimension, each with what of a row leads to it. */
export class Several {
  #isSingle: boolean | null = null;

  constructor(
    readonly dimension: OverlappingDimension,
    readonly values: readonly (readonly [key: string, value: string])[],
    /** Those that are told apart: a row that has others has them as one, the rest. Missing: all are. */
    readonly kept: readonly string[] | null = null,
  ) {}

  /** True where nothing has more than one value: each row lies under one. */
  get isSingle(): boolean {
    return (this.#isSingle ??= new Set(this.values.map(([key]) => key)).size === this.values.length);
  }

  /** Each key with its values, and those of the rest as one. */
  get entries(): readonly (readonly [key: string, value: string | null, isRest: boolean])[] {
    const { kept } = this;
    if (kept === null) return this.values.map(([key, value]) => [key, value, false]);
    const ofRest = new Set(this.values.flatMap(([key, value]) => (kept.includes(value) ? [] : [key])));
    return [
      ...this.values.flatMap(([key, value]) => (kept.includes(value) ? [[key, value, false] as const] : [])),
      ...[...ofRest].map((key) => [key, null, true] as const),
    ];
  }
}

/** Where the key of its values stands in a row: tags by their cell, companies by whose history the row belongs to. */
const KEYS: Readonly<Record<OverlappingDimension, DimensionColumn>> = {
  tag: { column: 'm.tags', type: 'tags' },
  company: { column: 'm.contact_point_id', type: 'uuid' },
};

/**
 * The values that there are. A customer's companies are all that were said of any of its addresses: names, as of today,
 * whatever moment is asked about. Tags stood, or stand, with their rows.
 */
export async function severalOf(connection: Connection, dimension: OverlappingDimension): Promise<Several> {
  const valuesOf = dimension === 'tag' ? tagsOf : companiesOf;
  return await onceAVersion(connection, dimension, async () => new Several(dimension, await valuesOf(connection)));
}

async function tagsOf(connection: Connection): Promise<Several['values']> {
  const { rows } = await connection.query<{ tags: string }>(
    'select distinct i.tags from published.interaction i where i.tags is not null',
  );
  return rows.flatMap(({ tags }) => tagsIn(tags).map((tag) => [tags, tag] as const));
}

async function companiesOf(connection: Connection): Promise<Several['values']> {
  const { rows } = await connection.query<{ id: string; company: string }>(
    `select distinct own.contact_point_id as id, c.company
     from published.company c
     join published.identity said on said.contact_point_id = c.contact_point_id
     join published.identity own on own.person_id = said.person_id
     order by own.contact_point_id, c.company`,
  );
  return rows.map(({ id, company }) => [id, company] as const);
}

/** The rows that have one of these values; null: those that have none. */
export function hasOneOf({ dimension, values }: Several, wanted: readonly (string | null)[]): Condition {
  const keysOf = (holds: (value: string) => boolean) => [
    ...new Set(values.filter(([, value]) => holds(value)).map(([key]) => key)),
  ];
  const isWanted = new Set(wanted);
  const found: Condition = { is: KEYS[dimension], values: keysOf((value) => isWanted.has(value)) };
  if (!isWanted.has(null)) return found;
  return { or: [found, { not: { is: KEYS[dimension], values: keysOf(() => true) } }] };
}

/** The rows with a value (or, where null is not among them, with none) beside these: those behind the rest. */
export function hasOneBeside(several: Several, kept: readonly (string | null)[]): Condition {
  const others = several.values.map(([, value]) => value).filter((value) => !kept.includes(value));
  return hasOneOf(several, kept.includes(null) ? others : [...others, null]);
}

/** Where only some are told apart, a row counts once among the rest, however many of its values are there. */
export function withRestAsOne({ dimension, values }: Several, kept: readonly (string | number | null)[]): Several {
  return new Several(
    dimension,
    values,
    kept.filter((one): one is string => typeof one === 'string'),
  );
}

/** Each row as often as it has values, with one of them as the column `tag` or `company`; once, and null, where it has none. */
export function severalJoin(several: Several, parameters: Parameters): string {
  const { column } = KEYS[several.dimension];
  return `left join ${valuesSql(several, parameters)} ${tableOf(several)} on ${tableOf(several)}.key = ${column}`;
}

/** The columns of {@link severalJoin}: the value, and whether it is the rest (unknown where a row has none). */
export function severalColumns(several: Several): string[] {
  const { dimension } = several;
  return [`${tableOf(several)}.value as ${dimension}`, `${tableOf(several)}.is_rest as ${dimension}_is_rest`];
}

/** The mirror keeps a list as long as all customers in a table of its own. */
function valuesSql(several: Several, parameters: Parameters): string {
  if (parameters.engine === 'mirror') return `${parameters.add(several)}::several`;
  const { entries } = several;
  const column = (at: 0 | 1 | 2, type: string) =>
    parameters.list(
      entries.map((entry) => entry[at]),
      type,
    );
  return `(
    select unnest(${column(0, KEYS[several.dimension].type)}) as key, unnest(${column(1, 'text')}) as value,
      unnest(${column(2, 'boolean')}) as is_rest
  )`;
}

function tableOf({ dimension }: Several): string {
  return `of_${dimension}`;
}
