import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { RowSplitter, ROW } from './split-rows.ts';
import { splitCells } from './split-cells.ts';

interface Row {
  readonly cells: string[];
  readonly raw: string;
  readonly line: number;
  readonly offset: number;
  readonly flags: number;
}

function split(text: string, pieceBytes = 1_000_000, delimiter = ',', limit = 1_000_000): Row[] {
  const rows: Row[] = [];
  const splitter = new RowSplitter(
    { delimiter: delimiter.charCodeAt(0), newline: 10 },
    limit,
    0,
    (bytes, start, end, offset, _length, line, flags) => {
      const raw = bytes.toString('utf8', start, end);
      const cells: string[] = [];
      if ((flags & (ROW.brokenQuote | ROW.tooLong)) === 0)
        splitCells(raw, delimiter, (flags & ROW.quoted) !== 0, cells);
      rows.push({ cells, raw, line, offset, flags });
    },
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) splitter.push(Buffer.from(bytes.subarray(at, at + pieceBytes)));
  splitter.end();
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', '您', '😀', ';') }),
  fc.string(),
);
const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

describe('RowSplitter', () => {
  it('reads back a table of quoted cells, whatever is in the cells and wherever the bytes are cut', () => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (rows, pieceBytes, delimiter, newline) => {
          const text = rows.map((row) => row.map(quoted).join(delimiter) + newline).join('');
          expect(split(text, pieceBytes, delimiter).map((row) => row.cells)).toEqual(rows);
        },
      ),
    );
  });

  it('agrees with csv-parse on every table that csv-parse accepts', () => {
    const soup = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '""', '\n', '您'), maxLength: 40 });
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 9 }), (text, pieceBytes) => {
        let theirs: string[][];
        try {
          theirs = parse(text, { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });
        } catch {
          return;
        }
        expect(split(text, pieceBytes).map((row) => row.cells)).toEqual(theirs);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same rows however the bytes are cut', () => {
    const soup = fc.string({ unit: fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\0', '您'), maxLength: 60 });
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 9 }), (text, pieceBytes) => {
        expect(split(text, pieceBytes, ',', 25)).toEqual(split(text, 1_000_000, ',', 25));
      }),
      { numRuns: 2_000 },
    );
  });

  it('says where each row stands', () => {
    expect(split('a,b\r\n"您\n好",c\n\nd,e').map(({ line, offset, raw }) => ({ line, offset, raw }))).toEqual([
      { line: 1, offset: 0, raw: 'a,b' },
      { line: 2, offset: 5, raw: '"您\n好",c' },
      { line: 5, offset: 18, raw: 'd,e' },
    ]);
  });

  it('loses only the line on which a quote is never closed', () => {
    const rows = split('1,"open,x\n2,"fine",y\n3,plain,z\n');
    expect(rows.map((row) => [row.raw, row.line, (row.flags & ROW.brokenQuote) !== 0])).toEqual([
      ['1,"open,x', 1, true],
      ['2,"fine",y', 2, false],
      ['3,plain,z', 3, false],
    ]);
  });

  it('loses only the first line when no quote follows at all', () => {
    const rows = split('1,"open\n2,a\n3,b');
    expect(rows.map((row) => [row.raw, (row.flags & ROW.brokenQuote) !== 0])).toEqual([
      ['1,"open', true],
      ['2,a', false],
      ['3,b', false],
    ]);
  });

  it('keeps a quotation mark inside a plain cell', () => {
    expect(split('5" screen,a\n')[0]!.cells).toEqual(['5" screen', 'a']);
  });

  it('names a row that is too long and goes on behind it', () => {
    const rows = split(`a,b\n${'x'.repeat(500)}\nc,d\n`, 64, ',', 100);
    expect(rows.map((row) => [row.raw.slice(0, 3), row.line, (row.flags & ROW.tooLong) !== 0])).toEqual([
      ['a,b', 1, false],
      ['xxx', 2, true],
      ['c,d', 3, false],
    ]);
  });
});
