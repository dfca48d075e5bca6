import { expect, test } from 'vitest';
import { dice } from '../../pipeline/testing/five-sources.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import type { Database } from '../../store/database.ts';
import { CONTEXTS, type Context } from '../contexts/contexts.ts';
import { inSnapshot } from '../snapshot.ts';
import { life } from '../testing/life.ts';
import type { Looking } from './mirror.ts';
import { withMirror } from './testing/with-mirror.ts';

test(
  'what is kept of conversations and customers is what PostgreSQL works out, whatever comes, goes and is joined',
  {
    timeout: 300_000,
  },
  () =>
    withStore(async (store, folder) => {
      const { database } = store;
      const seen = new Map<string, Set<number>>();
      await withMirror(database, async (mirror) => {
        for await (const _ of life(store, { folder, roll: dice(29), seed: 29, pieces: 16 })) {
          for (const context of CONTEXTS) {
            const kept = await rowsOf(database, context, mirror.inContext(new Set([context.name])));
            expect(kept, context.name).toEqual(await rowsOf(database, context, null));
            seen.set(context.name, (seen.get(context.name) ?? new Set()).add(kept.length));
          }
        }
        expect(mirror.answered.elsewhere).toBe(0);
      });
      // Each had rows, and not always the same.
      for (const [name, lengths] of seen) expect(lengths.size, name).toBeGreaterThan(1);
    }),
);

test('a context that was not worked out is not read', () =>
  withStore(({ database }) =>
    withMirror(database, async (mirror) => {
      await expect(rowsOf(database, CONTEXTS[0]!, mirror)).rejects.toThrow('not worked out');
    }),
  ));

async function rowsOf(database: Database, { name, columns }: Context, looking: Looking | null): Promise<unknown[]> {
  const values = Object.keys(columns).map((column) =>
    columns[column] === 'TIMESTAMP'
      ? `round(date_part('epoch', c.${column}) * 1000)::bigint as ${column}`
      : `c.${column}`,
  );
  return await inSnapshot(
    database,
    async (connection) => {
      const { rows } = await connection.query<Record<string, unknown>>(
        `select ${['c.record_id::text as id', 'c.part', ...values].join(', ')} from published.${name} c`,
      );
      return rows.map((row) => JSON.stringify(row)).sort();
    },
    looking,
  );
}
