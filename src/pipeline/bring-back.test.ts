import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { bringBack } from './bring-back.ts';
import { importFiles } from './import-files.ts';
import { problemSheet } from './problem-sheet.ts';
import { dump } from './testing/dump.ts';
import { withStore } from './testing/with-store.ts';
import { undoDecision } from './decisions/decide.ts';

const TICKETS = [
  'id,date,channel,email,text,rating',
  '1,2026-03-01 09:00,email,eva@x.example,one,5',
  '2,2026-03-02 09:00,email,bo@x.example,two,=cmd()',
  '3,2026-03-03 09:00,email,cy@x.example,three,six',
  '4,sometime,email,di@x.example,four,4',
  '5,2026-03-05 09:00,email,ed@x.example,five,seven',
];

async function sheetOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of problemSheet(store, null, 'en')) lines.push(line);
  return lines;
}

async function refusedTickets(store: Store, folder: string): Promise<string[]> {
  const path = join(folder, 'tickets.csv');
  await writeFile(path, `${TICKETS.join('\n')}\n`);
  await importFiles(store, { paths: [path], zone: 'UTC', map: { columns: { rating: 'rating' } } });
  return await sheetOf(store);
}

const repaired = (line: string, value: string): string => line.replace(/,$/, `,${value}`);

test('refused rows go out with their reasons and no formula, and come back repaired: only those are made again', () =>
  withStore(async (store, folder) => {
    const [header, ...lines] = await refusedTickets(store, folder);
    expect(header).toMatch(/,recordId,field,value,repaired$/);
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.includes('cmd()'))).toContain(",'=cmd(),");
    const sheet = lines.map((line) =>
      line.includes('cmd()')
        ? repaired(line, '-')
        : line.includes('six')
          ? repaired(line, '3')
          : line.includes('sometime')
            ? repaired(line, '2026-03-04 10:00')
            : line,
    );
    const strange = 'x,x,1,x,x,x,x,00000000-0000-8000-8000-000000000000,rating,x,5';
    const back = await bringBack(store, Buffer.from([header, ...sheet, strange].join('\r\n')), 'Ann');
    expect(back).toMatchObject({
      rows: 5,
      unchanged: 1,
      fixed: 3,
      passing: 3,
      stillRefused: 0,
      unknownCount: 1,
      refusedCount: 0,
    });
    expect(back.unknown).toEqual([{ row: 6, recordId: '00000000-0000-8000-8000-000000000000' }]);
    const { rows } = await store.database.query(
      'select body, rating_value as rating, at from history.interaction order by at',
    );
    expect(rows).toEqual([
      { body: 'one', rating: 5, at: new Date('2026-03-01T09:00Z') },
      { body: 'two', rating: null, at: new Date('2026-03-02T09:00Z') },
      { body: 'three', rating: 3, at: new Date('2026-03-03T09:00Z') },
      { body: 'four', rating: 4, at: new Date('2026-03-04T10:00Z') },
    ]);
    expect(await sheetOf(store)).toHaveLength(2);
  }));

test('a sheet that a Chinese spreadsheet saved is read, twice changes nothing, and each fix has its way back', () =>
  withStore(async (store, folder) => {
    const [header, ...lines] = await refusedTickets(store, folder);
    const before = await dump(store);
    const six = repaired(
      lines.find((line) => line.includes('six'))!,
      '３',
    );
    const saved = Buffer.from(`${header}\n${six}\n`, 'utf16le');
    const sheet = Buffer.concat([Buffer.from([0xff, 0xfe]), saved]);
    expect(await bringBack(store, sheet, 'Ann')).toMatchObject({ fixed: 1, passing: 1 });
    expect(await bringBack(store, sheet, 'Ann')).toMatchObject({ fixed: 0, unknownCount: 1 });
    const { rows } = await store.database.query<{ id: number }>('select decision_id as id from history.decision');
    for (const { id } of rows) await undoDecision(store, id, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));

test('what is no such sheet, or cannot be put right, is told', () =>
  withStore(async (store, folder) => {
    const [header, ...lines] = await refusedTickets(store, folder);
    const refused = (bytes: string) =>
      bringBack(store, Buffer.from(bytes), 'Ann').catch((error: { code: string }) => error.code);
    expect(await refused('')).toBe('sheet.unreadable');
    expect(await refused('a,b\n1,2\n')).toBe('sheet.columns-missing');
    const unreadable = repaired(
      lines.find((line) => line.includes('six'))!,
      'sixty',
    );
    const back = await bringBack(store, Buffer.from(`${header}\n${unreadable}\n`), 'Ann');
    expect(back).toMatchObject({ fixed: 0, refusedCount: 1 });
    expect(back.refused[0]).toMatchObject({ row: 2, code: 'fix.unreadable' });
  }));
