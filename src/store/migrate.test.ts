import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { withDatabase } from './testing/with-database.ts';

test('a database that is up to date is left alone', () =>
  withDatabase(async (database) => {
    expect(await migrate(database)).toBe(0);
  }));

test('a database of a newer version is refused', () =>
  withDatabase(async (database) => {
    await database.query("insert into maintenance.migration (number, sha256) values (999999, '')");
    await expect(migrate(database)).rejects.toMatchObject({ code: 'database.newer' });
  }));

test('two processes at once: both end well, the work is done once', () =>
  withDatabase(async (database) => {
    expect(await Promise.all([migrate(database), migrate(database)])).toEqual([0, 0]);
  }));
