import type { Connection, Database } from './database.ts';
import { markAllDirty } from './search-days.ts';

/**
 * The indexes that cost most to keep up row by row. A bulk import into a small history takes them
 * away and builds them at its end: sorted, that is a third of the work (docs/decisions/0005).
 */
const BULK_INDEXES = [
  {
    name: 'interaction_pkey',
    drop: 'alter table history.interaction drop constraint if exists interaction_pkey',
    build: [
      'create unique index if not exists interaction_pkey_building on history.interaction (record_id, part, contact_point_id)',
      'alter table history.interaction add constraint interaction_pkey primary key using index interaction_pkey_building',
    ],
  },
  {
    name: 'interaction_customer',
    drop: 'drop index if exists history.interaction_customer',
    build: ['create index if not exists interaction_customer on history.interaction (contact_point_id, at)'],
  },
  {
    name: 'interaction_at',
    drop: 'drop index if exists history.interaction_at',
    build: ['create index if not exists interaction_at on history.interaction (at)'],
  },
  {
    name: 'record_pkey',
    drop: 'alter table history.record drop constraint if exists record_pkey',
    build: [
      'create unique index if not exists record_pkey_building on history.record (record_id, import_id)',
      'alter table history.record add constraint record_pkey primary key using index record_pkey_building',
    ],
  },
  {
    name: 'record_import',
    drop: 'drop index if exists history.record_import',
    build: ['create index if not exists record_import on history.record (import_id, original_id)'],
  },
] as const;

/** Takes the indexes away. While they are gone, look-ups by id scan the whole table. */
export async function dropBulkIndexes(connection: Connection): Promise<void> {
  for (const index of BULK_INDEXES) await connection.query(index.drop);
}

/**
 * Builds those that are missing, two at a time; none missing costs one query. Called at the end of
 * a bulk import, and at every start, because a bulk import may have been killed. Such an import did
 * not say which days it touched, so all are marked for the search index.
 */
export async function buildBulkIndexes(database: Database): Promise<void> {
  const { rows } = await database.query<{ indexname: string }>(
    "select indexname from pg_indexes where schemaname = 'history'",
  );
  const there = new Set(rows.map((row) => row.indexname));
  const missing = BULK_INDEXES.filter((index) => !there.has(index.name));
  if (missing.length > 0) await buildMissing(database, missing);
}

type BulkIndex = (typeof BULK_INDEXES)[number];

async function buildMissing(database: Database, missing: readonly BulkIndex[]): Promise<void> {
  await Promise.all(
    [0, 1].map((lane) =>
      buildAll(
        database,
        missing.filter((_, at) => at % 2 === lane),
      ),
    ),
  );
  await markAllDirty(database);
}

async function buildAll(database: Database, indexes: readonly BulkIndex[]): Promise<void> {
  const connection = await database.connect();
  try {
    await connection.query("set maintenance_work_mem = '256MB'");
    for (const { build } of indexes) for (const step of build) await connection.query(step);
  } finally {
    await connection.query('reset maintenance_work_mem').catch(() => undefined);
    connection.release();
  }
}
