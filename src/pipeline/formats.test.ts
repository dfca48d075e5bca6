import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { dryRun } from './dry-run.ts';
import { importFiles } from './import-files.ts';
import { replay } from './replay.ts';
import { withStore } from './testing/with-store.ts';

const TWO = (n: number): string => String(n).padStart(2, '0');
/** A ticket a day from the first of January on; the 5th to 8th of March are written month first. */
const TICKETS = Array.from({ length: 120 }, (_, n) => {
  const date = new Date(Date.UTC(2026, 0, 1 + n));
  const [day, month] = [TWO(date.getUTCDate()), TWO(date.getUTCMonth() + 1)];
  const written = n >= 63 && n <= 66 ? `${month}/${day}` : `${day}/${month}`;
  return `T${n},${written}/2026,hello ${n},${150 + n} lb,"€ 1.234,50"`;
});
const CSV = ['ticket_id,date,text,Weight,Basket', ...TICKETS].join('\n');

async function rows(store: Store): Promise<{ body: string; day: string; attributes: Record<string, unknown> }[]> {
  const { rows } = await store.database.query<{ body: string; day: string; attributes: Record<string, unknown> }>(
    `select body, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, attributes from history.interaction order by at`,
  );
  return rows;
}

test('a mapping keeps attributes and puts swapped dates right; a replay gives the same', () =>
  withStore(async (store, folder) => {
    const file = join(folder, 'tickets.csv');
    await writeFile(file, CSV);
    const map = {
      repairSwappedDates: true,
      attributes: { Weight: { name: 'weight', unit: 'lb' }, Basket: { name: 'basket', money: 'column' } },
    };
    const report = await importFiles(store, { paths: [file], map, zone: 'UTC' });
    expect(report).toMatchObject({ stored: 120, changes: { 'swapped-day-month': 4, 'convert-unit': 120 } });
    const stored = await rows(store);
    // In the order of the tickets, each a day after the other.
    expect(stored.map(({ body }) => body)).toEqual(TICKETS.map((_, n) => `hello ${n}`));
    expect(stored[64]).toEqual({
      body: 'hello 64',
      day: '2026-03-06',
      attributes: {
        // 214 × 0.45359237
        weight: { value: 97.06876718, unit: 'kg', said: '214 lb' },
        basket: { value: 1234.5, unit: 'EUR', said: '€ 1.234,50' },
      },
    });
    await replay(store);
    expect(await rows(store)).toEqual(stored);
  }));

test('without that decision such dates are kept as written, and counted', () =>
  withStore(async (store, folder) => {
    const file = join(folder, 'tickets.csv');
    await writeFile(file, CSV);
    const [guess] = await dryRun(store, { paths: [file], zone: 'UTC' });
    expect(guess!.evidence.map(({ code }) => code)).toContain('swapped-dates-found');
    expect(guess!.columns.find(({ column }) => column === 'Basket')!.suggests).toEqual({
      name: 'basket',
      money: 'column',
    });
    expect(guess!.columns[1]!.evidence).toMatchObject({ values: 120, readable: 120, changed: 4 });
    const { changes } = await importFiles(store, { paths: [file], zone: 'UTC' });
    expect(changes).toMatchObject({ 'doubtful-day-month': 4 });
    const stored = await rows(store);
    expect(stored.find(({ body }) => body === 'hello 64')).toMatchObject({ day: '2026-06-03', attributes: null });
  }));
