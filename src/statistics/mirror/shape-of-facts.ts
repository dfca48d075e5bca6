import type { Connection } from '../../store/database.ts';
import { enumOf } from './labels-compared.ts';
import { NUMBERS, type Numbers } from './numbers.ts';

/** One column of the facts, as both engines know it. */
export interface FactColumn {
  readonly name: string;
  /** As PostgreSQL names its type. */
  readonly postgres: string;
  /** As the mirror keeps it. */
  readonly duckdb: string;
  /** It is kept as a number, and in which table. */
  readonly numbers: Numbers | null;
  /** Where its values are some of a few: which. */
  readonly labels: readonly string[] | null;
}

/** Columns whose values are kept as numbers. */
const KEPT_AS: Readonly<Record<string, Numbers>> = {
  contact_point_id: 'point',
  customer_id: 'point',
  agent_id: 'point',
  answered_by: 'point',
  agent_point_id: 'point',
  answerer_point_id: 'point',
  first_resolved_by: 'point',
  resolved_by: 'point',
  first_resolver_point_id: 'point',
  resolver_point_id: 'point',
  conversation_id: 'conversation',
  tags: 'tags',
};
/** What no statistic reads: to show the very row PostgreSQL is asked. */
const LEFT_AWAY = new Set(['answer_record_id', 'answer_part']);

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  timestamptz: 'TIMESTAMP',
  int2: 'SMALLINT',
  int4: 'INTEGER',
  int8: 'BIGINT',
  float8: 'DOUBLE',
  bool: 'BOOLEAN',
};

/** The columns of `published.interaction` as they are today: a new one is mirrored without a word. */
export async function shapeOfFacts(connection: Connection): Promise<FactColumn[]> {
  const { rows } = await connection.query<{ name: string; type: string; labels: string[] | null }>(
    `select a.attname as name, t.typname as type,
       (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = 'published.interaction'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
  );
  return rows
    .filter(({ name }) => !LEFT_AWAY.has(name))
    .map(({ name, type, labels }) => {
      const numbers = KEPT_AS[name] ?? null;
      const kept = labels === null ? (TYPES[type] ?? 'VARCHAR') : enumOf(labels);
      return { name, postgres: type, duckdb: numbers ? NUMBERS[numbers].no : kept, numbers, labels };
    });
}

/**
 * All of the rows that COPY wrote, where these columns hold what people wrote: of that only backslashes are escaped,
 * for a standard label is one line without tabs.
 */
export function unescaped(rows: string, texts: readonly string[]): string {
  if (texts.length === 0) return `select * from ${rows}`;
  return `select * replace (${texts.map((name) => `replace("${name}", '\\\\', '\\') as "${name}"`).join(', ')}) from ${rows}`;
}

/** The columns in a statement that PostgreSQL copies out: moments in UTC, without a zone. */
export function copiedColumns(columns: readonly FactColumn[]): string {
  return columns
    .map(({ name, postgres }) => (postgres === 'timestamptz' ? `i.${name} at time zone 'UTC'` : `i.${name}`))
    .join(', ');
}

/** Puts the rows of a select with these columns among the facts; what the mirror works out itself is not among them. */
export function insertFacts(columns: readonly FactColumn[], select: string): string {
  return `insert into facts (${columns.map(({ name }) => `"${name}"`).join(', ')}) ${select}`;
}
