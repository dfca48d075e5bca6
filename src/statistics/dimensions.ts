import { AUTHOR_KINDS } from '../core/basics/author-kind.ts';
import { CHANNELS } from '../core/basics/channel.ts';
import { DIRECTIONS } from '../core/basics/direction.ts';
import type { Connection } from '../store/database.ts';
import type { Dimension, OverlappingDimension } from '../contract/question.ts';
import type { Condition } from './condition.ts';
import { hasOneOf, severalOf } from './lookups/several.ts';
import { refusal } from './refusal.ts';

/** Where a dimension is found: in a column of the measurements (`m`), or in what the zone makes of a slot. */
export interface DimensionColumn {
  readonly column: string;
  /** How its values are compared and returned; `tags`: a text, of which the mirror keeps a number. */
  readonly type: 'text' | 'uuid' | 'int' | 'tags';
  /** All values that there are, where they are few and fixed. */
  readonly values?: readonly string[];
  /** Values are ids; people read names. */
  readonly isNamed?: boolean;
  /** Comes from the zone, not from the row. */
  readonly isRhythm?: boolean;
  /** What has to be looked up beside the row. */
  readonly needs?: 'team' | 'origin';
  /** One row may have several: it counts under each (lookups/several.ts). */
  readonly several?: OverlappingDimension;
}

/** How a message sounds, from bad to good. */
const SOUNDS = ['negative', 'neutral', 'positive'];

export const DIMENSION_COLUMNS: Readonly<Record<Dimension, DimensionColumn>> = {
  channel: { column: 'm.channel', type: 'text', values: CHANNELS },
  direction: { column: 'm.direction', type: 'text', values: DIRECTIONS },
  author: { column: 'm.author_kind', type: 'text', values: AUTHOR_KINDS },
  language: { column: 'm.language', type: 'text' },
  agent: { column: 'm.agent_id', type: 'uuid', isNamed: true },
  team: { column: 'm.team', type: 'text', needs: 'team' },
  import: { column: 'm.import_id', type: 'int', isNamed: true, needs: 'origin' },
  customer: { column: 'm.customer_id', type: 'uuid', isNamed: true },
  company: { column: 'm.company', type: 'text', several: 'company' },
  topic: { column: 'm.topic', type: 'text' },
  subtopic: { column: 'm.subtopic', type: 'text' },
  tag: { column: 'm.tag', type: 'text', several: 'tag' },
  source: { column: 'm.source_id', type: 'int', isNamed: true },
  weekday: { column: 'weekday', type: 'int', values: numbers(1, 7), isRhythm: true },
  hour: { column: 'hour', type: 'int', values: numbers(0, 23), isRhythm: true },
  rating: { column: 'm.rating', type: 'int', values: numbers(1, 5) },
  sentiment: { column: 'm.sentiment', type: 'text', values: SOUNDS },
};

/** The one condition that a dimension has one of these values. */
export async function conditionOf(
  connection: Connection,
  dimension: Dimension,
  values: readonly (string | null)[],
  teams: readonly string[],
): Promise<Condition> {
  const { several } = DIMENSION_COLUMNS[dimension];
  if (several) return await severalCondition(connection, several, values);
  const found: (string | null)[] = [];
  for (const value of values) {
    if (value === null || value === '') found.push(null);
    else found.push(...(await idsOf(connection, dimension, value, teams)));
  }
  if (dimension !== 'customer') return { is: DIMENSION_COLUMNS[dimension], values: found };
  return { is: CONTACT_POINT, values: await pointsOf(connection, found) };
}

/** A customer is found by contact points, of which there is an index; every interaction has one. */
const CONTACT_POINT: DimensionColumn = { column: 'm.contact_point_id', type: 'uuid' };

async function idsOf(
  connection: Connection,
  dimension: Dimension,
  value: string,
  teams: readonly string[],
): Promise<string[]> {
  const fixed = DIMENSION_COLUMNS[dimension].values;
  if (fixed) {
    const known = fixed.find((one) => one === value.trim().toLowerCase());
    if (known === undefined) throw refusal('unknown-value', 'where', { dimension, value, possible: fixed.join(', ') });
    return [known];
  }
  if (dimension === 'language') return [languageTag(value)];
  if (dimension === 'topic' || dimension === 'subtopic') return await topics(connection, dimension, value);
  if (dimension === 'team') return [teamNamed(value, teams)];
  if (dimension === 'source') return await sourceIds(connection, value);
  if (dimension === 'import') return await importIds(connection, value);
  return await personIds(connection, dimension, value);
}

async function severalCondition(
  connection: Connection,
  dimension: OverlappingDimension,
  values: readonly (string | null)[],
): Promise<Condition> {
  const several = await severalOf(connection, dimension);
  const known = [...new Set(several.values.map(([, value]) => value))].sort();
  const wanted = values.flatMap((value) => {
    if (value === null || value === '') return [null];
    const found = namedAmong(known, value);
    if (found.length > 0 || dimension === 'tag') return found;
    const possible = known.slice(0, 5).join(', ') || '–';
    throw refusal('unknown-value', 'where', {
      dimension,
      value,
      possible: known.length > 5 ? `${possible} …` : possible,
    });
  });
  return hasOneOf(several, wanted);
}

async function topics(connection: Connection, dimension: 'topic' | 'subtopic', value: string): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    `select distinct i.${dimension} as name from published.interaction i where i.${dimension} is not null order by name`,
  );
  return namedAmong(
    rows.map(({ name }) => name),
    value,
  );
}

/**
 * The name to the letter, else all that differ by case alone. A topic or a tag that nothing has is a zero, not a mistake:
 * at an earlier moment it may not have been there yet.
 */
function namedAmong(known: readonly string[], value: string): string[] {
  const wanted = value.trim().normalize('NFC');
  if (known.includes(wanted)) return [wanted];
  return known.filter((name) => name.toLowerCase() === wanted.toLowerCase());
}

function teamNamed(value: string, teams: readonly string[]): string {
  const found = teams.find((team) => team.toLowerCase() === value.trim().toLowerCase());
  if (found !== undefined) return found;
  throw refusal('unknown-value', 'where', { dimension: 'team', value, possible: teams.join(', ') || '–' });
}

async function importIds(connection: Connection, value: string): Promise<string[]> {
  const { rows } = await connection.query<{ id: string; title: string }>(
    `select import_id::text as id, title from published.import
     where import_id::text = $1 or lower(title) = lower($1) order by import_id`,
    [value],
  );
  if (rows.length > 0) return rows.map((row) => row.id);
  const { rows: some } = await connection.query<{ title: string }>(
    'select title from published.import order by import_id desc limit 5',
  );
  const possible = some.map((row) => row.title).join(', ') || '–';
  throw refusal('unknown-value', 'where', { dimension: 'import', value, possible });
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
