import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';

const told = (about: object): string =>
  failureOf(Object.assign(new Error('connect ENOENT /tmp/x/.s.PGSQL.5432'), about), 'en')!.lines;

test('a socket that is gone is the database, a path that is not there is a path', () => {
  expect(told({ code: 'ENOENT', syscall: 'connect' })).toMatch(/^error: The database went away/);
  expect(told({ code: 'ENOENT', syscall: 'open' })).toMatch(/fix: Check how the path is spelt/);
});
