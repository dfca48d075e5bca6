import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dumpSchema, withoutViews } from './testing/dump-schema.ts';
import { withDatabase } from './testing/with-database.ts';

const FILE = new URL('./schema.sql', import.meta.url);

test('schema.sql is what the migrations add up to; if not: npx vitest run src/store/schema.test.ts -u', () =>
  withDatabase(async (database) => {
    const { rows } = await database.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    // It is written with the embedded PostgreSQL, which is 18.
    if (rows[0]!.version >= 180_000)
      await expect(await dumpSchema(database, { withViews: true })).toMatchFileSnapshot('./schema.sql');
    else expect(await dumpSchema(database, { withViews: false })).toBe(withoutViews(readFileSync(FILE, 'utf8')));
  }));
