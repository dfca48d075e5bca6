import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { withDatabase } from '../../store/testing/with-database.ts';
import { MILLISECONDS } from './milliseconds.ts';

/** Moments, and what PostgreSQL keeps of them behind the milliseconds. */
const MOMENTS: readonly (readonly [moment: string, milliseconds: number])[] = [
  ['1970-01-01 00:00:00', 0],
  ['1970-01-01 00:00:00.001', 1],
  ['1969-12-31 23:59:59.999', -1],
  ['1969-12-31 23:59:59.9985', -1],
  ['1901-02-03 04:05:06.007', Date.UTC(1901, 1, 3, 4, 5, 6, 7)],
  ['2023-01-01 00:00:00.123', Date.UTC(2023, 0, 1, 0, 0, 0, 123)],
  ['2023-01-01 00:00:00.123999', Date.UTC(2023, 0, 1, 0, 0, 0, 123)],
  ['2026-11-28 17:18:19.999', Date.UTC(2026, 10, 28, 17, 18, 19, 999)],
  ['9999-12-31 23:59:59.999', Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
];
const EACH = Array.from(
  { length: 1000 },
  (_, i) => [new Date(1_790_000_000_000 + i * 1_001), 1_790_000_000_000 + i * 1_001] as const,
);

it('both engines read a moment as the same whole milliseconds', () =>
  withDatabase(async (database) => {
    const moments = [...MOMENTS.map(([text]) => text), ...EACH.map(([date]) => date.toISOString().slice(0, -1))];
    const wanted = [...MOMENTS.map(([, ms]) => ms), ...EACH.map(([, ms]) => ms)];
    const { rows } = await database.query<{ ms: number }>(
      `select published.milliseconds(moment::timestamp at time zone 'UTC') as ms
       from unnest($1::text[]) with ordinality told(moment, no) order by no`,
      [moments],
    );
    expect(rows.map(({ ms }) => Number(ms))).toEqual(wanted);

    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`create schema published; ${MILLISECONDS}`);
    const list = moments.map((moment) => `'${moment}'`).join(', ');
    const reader = await connection.runAndReadAll(
      `select published.milliseconds(unnest([${list}])::timestamp) as ms, published.milliseconds(null::timestamp)`,
    );
    expect(reader.getRowsJS().map(([ms]) => Number(ms))).toEqual(wanted);
    expect(reader.getRowsJS()[0]![1]).toBe(null);
    connection.closeSync();
  }));
