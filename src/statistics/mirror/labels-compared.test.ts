import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedByNumber, enumOf } from './labels-compared.ts';

const KINDS = ['message', 'call', 'system', 'rating'];
const LABELS = new Map([['kind', KINDS]]);

describe('labels compared by their numbers', () => {
  it('says the same of every label and of none, for any comparison', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `create table i as select unnest(['message', 'call', 'system', 'rating', null])::${enumOf(KINDS)} as kind`,
    );
    const one = fc.constantFrom(...KINDS).map((label) => `'${label}'`);
    const some = fc.subarray(KINDS, { minLength: 1 }).map((list) => `(${list.map((one) => `'${one}'`).join(', ')})`);
    const comparison = fc.oneof(
      fc.tuple(fc.constantFrom('=', '<>'), one),
      fc.tuple(fc.constantFrom('in', 'not in'), some),
    );
    await fc.assert(
      fc.asyncProperty(comparison, async ([operator, compared]) => {
        const sql = `select i.kind ${operator} ${compared} as is, not coalesce(i.kind ${operator} ${compared}, true) as isnt from i`;
        const rows = async (text: string) => (await connection.runAndReadAll(text)).getRowsJS();
        expect(await rows(comparedByNumber(sql, LABELS))).toEqual(await rows(sql));
      }),
    );
    connection.closeSync();
  });

  it('leaves alone what is no label, or no column of labels', () => {
    for (const sql of ["i.kind = 'letter'", "i.language = 'call'", "i.kind not in ('call')", "i.kind::text = 'call'"])
      expect(comparedByNumber(sql, LABELS)).toBe(sql);
  });
});
