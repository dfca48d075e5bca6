import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsCompared } from './flags-compared.ts';

const FLAGS = new Set(['one', 'other']);

describe('flags compared', () => {
  it('finds the same rows, whatever is true, false or unknown', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `create table i as select a.v as one, b.v as other, row_number() over () as row
       from (select unnest([true, false, null]) as v) a, (select unnest([true, false, null]) as v) b`,
    );
    const flag = fc.constantFrom('i.one', 'i.other', 'not i.one', 'not i.other', 'i.one is null', 'i.one = i.other');
    const joined = fc.tuple(flag, fc.constantFrom('and', 'or', 'and not', 'or not'), flag);
    const condition = joined.map(([first, word, second]) =>
      word.endsWith('not') ? `${first} ${word} (${second})` : `${first} ${word} ${second}`,
    );
    await fc.assert(
      fc.asyncProperty(condition, fc.boolean(), async (where, isIn) => {
        const sql = isIn
          ? `select count(*) filter (where ${where}) as row from i`
          : `select i.row from i where ${where} order by i.row`;
        const rows = async (text: string) => (await connection.runAndReadAll(text)).getRowsJS();
        expect(await rows(flagsCompared(sql, FLAGS))).toEqual(await rows(sql));
      }),
    );
    connection.closeSync();
  });

  it('compares what stands by itself, and nothing else', () => {
    expect(flagsCompared('where i.one and\n  not i.other\ngroup by 1', FLAGS)).toBe(
      'where i.one = true and\n  i.other = false\ngroup by 1',
    );
    for (const sql of [
      'where i.one is null',
      'where i.one = false',
      'where i.one::int > 0',
      'where i.word and i.one_more',
      'case when i.one then 1 end',
    ])
      expect(flagsCompared(sql, FLAGS)).toBe(sql);
  });
});
