import { expect, test } from 'vitest';
import { inTransaction } from './database.ts';
import { markDirty, nextDirtyDay } from './search-days.ts';
import { withDatabase } from './testing/with-database.ts';

test('a day on which things still happen is left alone, however long ago they began', () =>
  withDatabase(async (database) => {
    const mark = () => inTransaction(database, (connection) => markDirty(connection, [20_000]));
    const next = () => inTransaction(database, (connection) => nextDirtyDay(connection, 5_000));
    const pass = (seconds: number) =>
      database.query('update history.search_day set dirty_since = dirty_since - make_interval(secs => $1)', [seconds]);
    await mark();
    await pass(4);
    await mark();
    await pass(4);
    expect(await next()).toBeNull();
    await pass(2);
    expect(await next()).toBe(20_000);
  }));
