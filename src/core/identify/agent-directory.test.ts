import { expect, test } from 'vitest';
import { agentDirectory } from './agent-directory.ts';
import type { Party } from '../standardise/standard-record.ts';

const ours = agentDirectory([
  'Ann@Shop.example',
  '@help.example',
  ' 王芳 ',
  '101',
  '+49 30 123-456',
  'Bob Stone',
  '@商店.中国',
]);

const cases: [string, Party, boolean][] = [
  ['an address, however it is written', { kind: 'email', value: 'ANN@shop.example', name: null }, true],
  ['another address of the same company', { kind: 'email', value: 'eva@shop.example', name: null }, false],
  ['a domain', { kind: 'email', value: 'anyone@help.example', name: null }, true],
  ['a subdomain', { kind: 'email', value: 'anyone@mail.help.example', name: null }, true],
  ['a domain that only ends alike', { kind: 'email', value: 'anyone@nohelp.example', name: null }, false],
  ['a Chinese domain', { kind: 'email', value: 'kefu@商店.中国', name: null }, true],
  ['a Chinese name', { kind: 'handle', value: '王芳', name: null }, true],
  ['a desk phone', { kind: 'extension', value: '101', name: null }, true],
  ['a phone number, however it is spaced', { kind: 'phone', value: '+4930123456', name: null }, true],
  ['the name beside a handle', { kind: 'handle', value: 'bst', name: 'bob stone' }, true],
  [
    "a customer's address under the name of one of ours",
    { kind: 'email', value: 'x@y.example', name: 'Bob Stone' },
    false,
  ],
];

test.each(cases)('%s', (_, party, isOurs) => {
  expect(ours.has(party)).toBe(isOurs);
});

test('a list without names knows nobody and says so', () => {
  const nobody = agentDirectory(['', '  ', '@']);
  expect(nobody.isEmpty).toBe(true);
  expect(nobody.has({ kind: 'name', value: '', name: '' })).toBe(false);
});
