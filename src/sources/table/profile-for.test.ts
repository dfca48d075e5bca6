import { expect, test } from 'vitest';
import type { Profile } from '../source.ts';
import { profileFor } from './profile-for.ts';

const profile = (profileId: number, headers: readonly string[], more: Partial<Profile> = {}): Profile => ({
  profileId,
  name: `profile ${profileId}`,
  source: 'table',
  headers,
  delimiter: ',',
  map: {},
  zone: null,
  country: null,
  importId: null,
  ...more,
});
const table = (headers: string, delimiter = ',') => ({ headers: headers.split(' '), delimiter });

test('a file with the same columns is known, in another order and with others beside', () => {
  const one = profile(1, ['Id', 'Created At', 'Text']);
  expect(profileFor(table('text id createdat'), [one])).toBe(one);
  expect(profileFor(table('id createdat text agent'), [one])).toBe(one);
});

test('a column that is missing, another sign between cells, or mostly unknown columns: it is another table', () => {
  const one = profile(1, ['id', 'text']);
  expect(profileFor(table('id body'), [one])).toBeNull();
  expect(profileFor(table('id text', ';'), [one])).toBeNull();
  expect(profileFor(table('id text a b c d'), [one])).toBeNull();
  expect(profileFor(table('id text'), [{ ...one, source: 'mail' }])).toBeNull();
});

test('of several the one that knows most, then the latest', () => {
  const all = [profile(1, ['id', 'text']), profile(2, ['id', 'text', 'at']), profile(3, ['at', 'id', 'text'])];
  expect(profileFor(table('id text at'), all)).toMatchObject({ profileId: 3 });
});
