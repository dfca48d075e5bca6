import { AUTHOR_KINDS } from '../core/basics/author-kind.ts';
import { CHANNELS } from '../core/basics/channel.ts';
import { DIRECTIONS } from '../core/basics/direction.ts';
import type { Connection } from '../store/database.ts';
import type { Dimension, Filter } from '../contract/question.ts';
import { refusal } from './refusal.ts';

/** Where a dimension is found: in a column of the measurements (`m`), or in what the zone makes of a slot. */
export interface DimensionColumn {
  readonly column: string;
  /** How its values are compared and returned. */
  readonly type: 'text' | 'uuid' | 'int';
  /** All values that there are, where they are few and fixed. */
  readonly values?: readonly string[];
  /** Values are ids; people read names. */
  readonly isNamed?: boolean;
  /** Comes from the zone, not from the row. */
  readonly isRhythm?: boolean;
}

export const DIMENSION_COLUMNS: Readonly<Record<Dimension, DimensionColumn>> = {
  channel: { column: 'm.channel', type: 'text', values: CHANNELS },
  direction: { column: 'm.direction', type: 'text', values: DIRECTIONS },
  author: { column: 'm.author_kind', type: 'text', values: AUTHOR_KINDS },
  language: { column: 'm.language', type: 'text' },
  agent: { column: 'm.agent_id', type: 'uuid', isNamed: true },
  customer: { column: 'm.customer_id', type: 'uuid', isNamed: true },
  source: { column: 'm.source_id', type: 'int', isNamed: true },
  weekday: { column: 'weekday', type: 'int', values: numbers(1, 7), isRhythm: true },
  hour: { column: 'hour', type: 'int', values: numbers(0, 23), isRhythm: true },
  rating: { column: 'm.rating', type: 'int', values: numbers(1, 5) },
};

/** The rows in which a dimension has one of some values. */
export interface Condition {
  readonly dimension: DimensionColumn;
  /** Null among them means: unknown counts too. */
  readonly values: readonly (string | null)[];
}

/**
 * What a question's filters mean for the rows: one condition a dimension, its values alternatives.
 * A person or source may be given by id or by name (any case); an empty value is unknown.
 *
 * @throws {PersonError} `statistics.unknown-value`: a name that nobody has is a mistake, not a zero.
 */
export async function conditionsOf(connection: Connection, where: readonly Filter[]): Promise<Condition[]> {
  const wanted = new Map<Dimension, string[]>();
  for (const { dimension, value } of where) wanted.set(dimension, [...(wanted.get(dimension) ?? []), value]);
  const conditions: Condition[] = [];
  for (const [dimension, values] of wanted) conditions.push(await conditionOf(connection, dimension, values));
  return conditions;
}

/** The one condition that a dimension has one of these values. */
export async function conditionOf(
  connection: Connection,
  dimension: Dimension,
  values: readonly (string | null)[],
): Promise<Condition> {
  const found: (string | null)[] = [];
  for (const value of values) {
    if (value === null || value === '') found.push(null);
    else found.push(...(await idsOf(connection, dimension, value)));
  }
  if (dimension !== 'customer') return { dimension: DIMENSION_COLUMNS[dimension], values: found };
  return { dimension: CONTACT_POINT, values: await pointsOf(connection, found) };
}

/** A customer is found by contact points, of which there is an index; every interaction has one. */
const CONTACT_POINT: DimensionColumn = { column: 'm.contact_point_id', type: 'uuid' };

async function idsOf(connection: Connection, dimension: Dimension, value: string): Promise<string[]> {
  const fixed = DIMENSION_COLUMNS[dimension].values;
  if (fixed) {
    const known = fixed.find((one) => one === value.trim().toLowerCase());
    if (known === undefined) throw refusal('unknown-value', 'where', { dimension, value, possible: fixed.join(', ') });
    return [known];
  }
  if (dimension === 'language') return [languageTag(value)];
  return dimension === 'source' ? await sourceIds(connection, value) : await personIds(connection, dimension, value);
}

/** A language need not occur to be asked for: what nobody writes in is a zero. */
function languageTag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value.trim())[0]!;
  } catch {
    throw refusal('unknown-value', 'where', { dimension: 'language', value, possible: 'en, de, zh-Hans, zh-Hant …' });
  }
}

async function sourceIds(connection: Connection, value: string): Promise<string[]> {
  const { rows } = await connection.query<{ source_id: number; name: string }>(
    'select source_id, name from published.source order by name',
  );
  const found = rows.filter((row) => String(row.source_id) === value || row.name.toLowerCase() === value.toLowerCase());
  if (found.length > 0) return found.map((row) => String(row.source_id));
  throw refusal('unknown-value', 'where', {
    dimension: 'source',
    value,
    possible: rows.map((row) => row.name).join(', ') || '–',
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function personIds(connection: Connection, dimension: Dimension, value: string): Promise<string[]> {
  if (UUID.test(value)) return [value.toLowerCase()];
  const { rows } = await connection.query<{ person_id: string }>(
    `select distinct i.person_id
     from published.identity i
     where i.contact_point_id in (
       select p.person_id from published.person p where lower(p.value) = lower($1)
       union all
       select n.contact_point_id from published.name n where lower(n.name) = lower($1)
     )`,
    [value],
  );
  if (rows.length === 0)
    throw refusal('unknown-value', 'where', { dimension, value, possible: await somePeople(connection) });
  return rows.map((row) => row.person_id);
}

async function somePeople(connection: Connection): Promise<string> {
  const { rows } = await connection.query<{ name: string }>(
    'select distinct name from published.name order by name limit 5',
  );
  return rows.length > 0 ? `${rows.map((row) => row.name).join(', ')} …` : '–';
}

async function pointsOf(connection: Connection, personIds: readonly (string | null)[]): Promise<(string | null)[]> {
  const { rows } = await connection.query<{ contact_point_id: string }>(
    'select contact_point_id from published.identity where person_id = any($1::uuid[])',
    [personIds.filter((id) => id !== null)],
  );
  return rows.map((row) => row.contact_point_id);
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
