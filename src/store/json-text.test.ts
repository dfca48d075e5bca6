import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test.each([
  ['a\u0000b', 'ab'],
  ['\u0000\u0000', ''],
  ['spelt out: \\u0000', 'spelt out: \\u0000'],
  ['a backslash, then it: \\\u0000.', 'a backslash, then it: \\.'],
  ['plain', 'plain'],
])('%j is kept as %j', (given, kept) => {
  expect(JSON.parse(jsonText({ [given]: [given] }))).toEqual({ [kept]: [kept] });
});
