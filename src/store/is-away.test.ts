import { expect, test } from 'vitest';
import { isAway, isFull } from './is-away.ts';

const failure = (about: object): Error => Object.assign(new Error('connect'), about);

test.each([{ code: 'ECONNREFUSED' }, { code: '57P03' }, { code: '08006' }, { code: 'ENOENT', syscall: 'connect' }])(
  '%j: the database is away',
  (about) => expect(isAway(failure(about))).toBe(true),
);

test('a file that is not there, or a statement that is wrong, is not the database', () => {
  expect(isAway(failure({ code: 'ENOENT', syscall: 'open' }))).toBe(false);
  expect(isAway(failure({ code: '42601' }))).toBe(false);
  expect(isAway('ECONNREFUSED')).toBe(false);
});

test('no room', () => {
  expect(isFull(failure({ code: '53100' }))).toBe(true);
  expect(isFull(failure({ code: 'ENOENT' }))).toBe(false);
});
