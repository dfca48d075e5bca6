import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listDecisions } from '../../store/decisions.ts';
import { listImports } from '../../store/imports.ts';
import type { Store } from '../../store/store.ts';
import { importFiles } from '../import-files.ts';
import { intake } from '../intake.ts';
import { groupProblems, problemRows } from '../problem-groups.ts';
import { replay } from '../replay.ts';
import { dump } from '../testing/dump.ts';
import { withStore } from '../testing/with-store.ts';
import { undoImport } from '../undo-import.ts';
import { decide, undoDecision } from './decide.ts';

const HEADER = 'id,customer,time,channel,text,response_time,reply,rating';

/** 12 rows without a time that can be read (9 "TBD", 3 others), 4 of an unknown channel, 5 that are fine. */
const ROWS = [
  ...Array.from({ length: 9 }, (_, n) => `T${n},C${n},TBD,email,hello ${n},,,`),
  'T10,C1,99.99.2026,email,x,,,',
  'T11,C1,98.99.2026,email,x,,,',
  'T12,C1,TBD,email,x,,,eleven',
  ...Array.from({ length: 3 }, (_, n) => `U${n},C${n},2026-03-0${n + 1} 09:00,Carrier Pigeon,hello,,,`),
  'U4,C4,2026-03-04 09:00,carrier-pigeon,hello,,,4',
  ...Array.from({ length: 20 }, (_, n) => `F${n},C${n},2026-04-${10 + n} 09:00,email,fine,,,5`),
];

async function bring(store: Store, folder: string, name: string, rows: readonly string[] = ROWS) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, `${[HEADER, ...rows].join('\n')}\n`);
  return await importFiles(store, { paths: [path], zone: 'UTC' });
}

async function whose(store: Store): Promise<string> {
  const { rows } = await store.database.query<{ namespace: string }>(
    "select survey ->> 'namespace' as namespace from history.original where survey is not null limit 1",
  );
  return rows[0]!.namespace;
}

async function tally(store: Store, importId: number) {
  const [item] = await listImports(store.database, importId);
  const { seen, stored, duplicates, quarantined } = item!;
  expect(seen).toBe(stored + duplicates + quarantined);
  return { seen, stored, duplicates, quarantined };
}

test('refused records stand by their cause, with their rows as they came', () =>
  withStore(async (store, folder) => {
    const { importId } = await bring(store, folder, 'a.csv');
    const { total, groups, unknown } = await groupProblems(store, importId);
    expect(total).toBe(12);
    expect(
      groups.map(({ code, field, pattern, count, distinct, isFixable }) => [
        code,
        field,
        pattern,
        count,
        distinct,
        isFixable,
      ]),
    ).toEqual([
      ['time-unreadable', 'at', 'TBD', 10, 1, true],
      ['time-unreadable', 'at', '99.99.9999', 2, 2, true],
    ]);
    expect(groups[1]!.values).toEqual([
      { value: '98.99.2026', count: 1 },
      { value: '99.99.2026', count: 1 },
    ]);
    expect(unknown).toMatchObject([
      {
        field: 'channel',
        files: [expect.stringMatching(/a\.csv$/) as string],
        count: 4,
        values: [
          { value: 'Carrier Pigeon', count: 3 },
          { value: 'carrier-pigeon', count: 1 },
        ],
        clusters: [['Carrier Pigeon', 'carrier-pigeon']],
      },
    ]);
    const { items, next } = await problemRows(store, { importId, cause: groups[1]! });
    expect(next).toBeNull();
    expect(items.map(({ line, original }) => [line, original])).toEqual([
      [11, 'T10,C1,99.99.2026,email,x,,,'],
      [12, 'T11,C1,98.99.2026,email,x,,,'],
    ]);
  }));

test('one fix repairs all that are alike, and only them; undone, they are refused again', () =>
  withStore(async (store, folder) => {
    const { importId } = await bring(store, folder, 'a.csv');
    const before = await dump(store);
    expect(await tally(store, importId)).toEqual({ seen: 36, stored: 24, duplicates: 0, quarantined: 12 });
    const about = {
      namespace: await whose(store),
      recordId: null,
      field: 'at' as const,
      values: ['TBD'],
      to: '2026-05-01 10:00',
    };
    const made = await decide(store, { kind: 'fix', about, why: 'the shop was closed' }, 'Ann');
    expect(made.outcome).toEqual({ records: 10, repaired: 9, refused: 0, stillRefused: 1 });
    expect(await tally(store, importId)).toEqual({ seen: 36, stored: 33, duplicates: 0, quarantined: 3 });
    const { groups } = await groupProblems(store);
    // The one with two faults is refused for the second now.
    expect(groups.map(({ code, count }) => [code, count])).toEqual([
      ['time-unreadable', 2],
      ['rating-unreadable', 1],
    ]);
    const after = await dump(store);
    expect(after.rows.length).toBe(before.rows.length + 9);
    await replay(store);
    expect(await dump(store)).toEqual(after);
    const rating = {
      namespace: about.namespace,
      recordId: null,
      field: 'rating' as const,
      values: ['eleven'],
      to: null,
    };
    expect((await decide(store, { kind: 'fix', about: rating, why: '' }, 'Ann')).outcome).toMatchObject({
      repaired: 1,
    });
    await undoDecision(store, made.decisionId, 'Ben');
    expect(await tally(store, importId)).toEqual({ seen: 36, stored: 24, duplicates: 0, quarantined: 12 });
    expect(await dump(store)).toEqual(before);
    await undoDecision(store, made.decisionId + 1, 'Ben');
    expect(await dump(store)).toEqual(before);
    expect((await groupProblems(store)).groups.map(({ count }) => count)).toEqual([10, 2]);
  }));

test('rows that come later are read with the fixes that hold, as if they had been there before', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'a.csv');
    const about = {
      namespace: await whose(store),
      recordId: null,
      field: 'at' as const,
      values: ['TBD'],
      to: '2026-05-01',
    };
    const { decisionId } = await decide(store, { kind: 'fix', about, why: '' }, 'Ann');
    const more = ['L1,C9,TBD,email,late,,,', 'L2,C9,2026-06-01,email,late,,,', 'L3,C9,2026-06-02,email,late,,,'];
    const late = await bring(store, folder, 'b.csv', more);
    expect(late).toMatchObject({ stored: 3, quarantined: 0 });
    const again = await bring(store, folder, 'c.csv');
    expect(again).toMatchObject({ seen: 36, stored: 0, duplicates: 36 });
    await undoDecision(store, decisionId, 'Ann');
    expect(await tally(store, late.importId)).toEqual({ seen: 3, stored: 2, duplicates: 0, quarantined: 1 });
    const lived = await dump(store);
    await undoImport(store, late.importId);
    await undoImport(store, again.importId);
    const fresh = await withStore(async (other, place) => {
      await bring(other, place, 'a.csv');
      return await dump(other);
    });
    expect(await dump(store)).toEqual(fresh);
    expect(lived.rows.length).toBe(fresh.rows.length + 2);
  }));

test('a channel that nobody knows is named, in all its spellings at once', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'a.csv');
    const before = await dump(store);
    const about = {
      namespace: await whose(store),
      recordId: null,
      field: 'channel' as const,
      values: ['Carrier Pigeon', 'carrier-pigeon'],
      to: 'phone',
    };
    const made = await decide(store, { kind: 'fix', about, why: '' }, 'Ann');
    expect(made.outcome).toMatchObject({ records: 4 });
    const { rows } = await store.database.query(
      "select kind, count(*) as n from history.interaction where channel = 'phone' group by kind",
    );
    expect(rows).toEqual([{ kind: 'call', n: 4 }]);
    expect((await groupProblems(store)).unknown).toEqual([]);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
    expect((await groupProblems(store)).unknown).toMatchObject([{ count: 4 }]);
  }));

test('a value that passes, or that is missing, is found in the originals', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'a.csv');
    await intake(store, 'desk', [
      { id: '1', channel: 'chat', at: '2026-03-02T09:00:00Z', customer: { kind: 'account', address: 'C9' }, text: 'x' },
    ]);
    const before = await dump(store);
    const channel = {
      namespace: await whose(store),
      recordId: null,
      field: 'channel' as const,
      values: ['email'],
      to: 'chat',
    };
    const one = await decide(store, { kind: 'fix', about: channel, why: '' }, 'Ann');
    expect(one.outcome).toMatchObject({ records: 32, stillRefused: 12 });
    const agent = { namespace: 'push:desk', recordId: null, field: 'agent' as const, values: [null], to: 'Ann' };
    const two = await decide(store, { kind: 'fix', about: agent, why: '' }, 'Ann');
    expect(two.outcome).toMatchObject({ records: 1 });
    const { rows } = await store.database.query(
      "select channel, count(*) as n from history.interaction where channel in ('email', 'chat') group by 1",
    );
    expect(rows).toEqual([{ channel: 'chat', n: 21 }]);
    await undoDecision(store, one.decisionId, 'Ann');
    await undoDecision(store, two.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));

test('what could not be read either is refused before it is kept', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'a.csv');
    const namespace = await whose(store);
    const about = { namespace, recordId: null, field: 'at' as const, values: ['TBD'], to: 'soon' };
    await expect(decide(store, { kind: 'fix', about, why: '' }, 'Ann')).rejects.toMatchObject({
      code: 'fix.unreadable',
    });
    expect((await listDecisions(store.database)).items).toEqual([]);
  }));

test('one record is put right alone', () =>
  withStore(async (store, folder) => {
    const { importId } = await bring(store, folder, 'a.csv');
    const { groups } = await groupProblems(store);
    const [first] = (await problemRows(store, { importId, cause: groups[0]! })).items;
    const about = {
      namespace: null,
      recordId: first!.recordId,
      field: 'at' as const,
      values: ['TBD'],
      to: '2026-05-01',
    };
    const made = await decide(store, { kind: 'fix', about, why: '' }, 'Ann');
    expect(made.outcome).toEqual({ records: 1, repaired: 1, refused: 0, stillRefused: 0 });
    expect(await tally(store, importId)).toEqual({ seen: 36, stored: 25, duplicates: 0, quarantined: 11 });
  }));

test('a fix that is made, or undone, while a file is being read holds for all of its rows', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'a.csv');
    const namespace = await whose(store);
    const path = join(folder, 'b.csv');
    const rows = Array.from(
      { length: 40 },
      (_, n) => `B${n},C1,${n % 4 === 0 ? 'TBD' : '2026-07-01'},email,late ${n},,,`,
    );
    await writeFile(path, `${[HEADER, ...rows].join('\n')}\n`);
    const about = { namespace, recordId: null, field: 'at' as const, values: ['TBD'], to: '2026-05-01' };
    const deciding: Promise<unknown>[] = [];
    const once = () => {
      if (deciding.length === 0) deciding.push(decide(store, { kind: 'fix', about, why: '' }, 'Ann'));
    };
    const { importId } = await importFiles(store, { paths: [path], zone: 'UTC' }, once, undefined, {
      records: 4,
      bulkBytes: Infinity,
    });
    await Promise.all(deciding);
    expect(await tally(store, importId)).toEqual({ seen: 40, stored: 40, duplicates: 0, quarantined: 0 });
  }));

test('answers that name nobody of ours are offered as one case; one fix names them all, marked, and goes back', () =>
  withStore(async (store, folder) => {
    const path = join(folder, 'desk.csv');
    const answered = (n: number, agent: string) =>
      `${n},c${n}@x.example,2026-03-0${n} 09:00,email,hello,2026-03-0${n} 10:00,hi,${agent}`;
    const lines = [
      'id,customer,time,channel,text,response_time,reply,agent',
      answered(1, ''),
      answered(2, ''),
      answered(3, 'Ann'),
    ];
    await writeFile(path, `${lines.join('\n')}\n`);
    await importFiles(store, { paths: [path], zone: 'UTC' });
    const before = await dump(store);
    const { unknown } = await groupProblems(store);
    expect(unknown).toMatchObject([{ field: 'agent', count: 2, distinct: 1, values: [{ value: '', count: 2 }] }]);
    const about = {
      namespace: unknown[0]!.namespace,
      recordId: null,
      field: 'agent' as const,
      values: [null],
      to: 'Ben',
    };
    const made = await decide(store, { kind: 'fix', about, why: '' }, 'Ann');
    expect(made.outcome).toMatchObject({ records: 2 });
    const { rows } = await store.database.query<{ agent: string; n: number }>(
      `select p.value as agent, count(*) as n from history.interaction i
       join history.contact_point p on p.contact_point_id = i.agent_point_id group by 1 order by 1`,
    );
    expect(rows.map(({ agent }) => agent)).toEqual(['Ann', 'Ben']);
    expect((await groupProblems(store)).unknown).toEqual([]);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));
