import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { literal } from './literal.ts';

const HOSTILE = [
  "'; drop table facts; --",
  "''",
  "\\'",
  "\\\\' or 1=1 --",
  '/* */ "$1" $$ $x$',
  "E'\\047'",
  '退款「\u2019」',
  '\u{1f600}\r\n\t',
  '',
];

test('a text comes out of DuckDB as it went in, whatever it says', async () => {
  const duck = await DuckDBInstance.create(':memory:');
  const connection = await duck.connect();
  for (const text of HOSTILE) {
    const read = await connection.runAndReadAll(`select ${literal(text)} as said, 1 as next`);
    expect(read.getRowsJson()).toEqual([[text, 1]]);
  }
  const list = await connection.runAndReadAll(`select ${literal(HOSTILE)} as said`);
  expect(list.getRowsJson()).toEqual([[HOSTILE]]);
  connection.closeSync();
  duck.closeSync();
});

test('what is no value of a statement is not made one', () => {
  expect(literal(null)).toBe('null');
  expect(literal(new Date(0))).toBe("'1970-01-01T00:00:00.000Z'");
  expect(literal('a\0b')).toBe("'ab'");
  for (const value of [{}, Number.NaN, Number.POSITIVE_INFINITY, () => 1])
    expect(() => literal(value)).toThrow(TypeError);
});
