import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Quality } from '../../contract/quality.ts';
import { importFiles } from '../../pipeline/import-files.ts';
import { intake } from '../../pipeline/intake.ts';
import { undoImport } from '../../pipeline/undo-import.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import { story } from '../../store/testing/given.ts';
import type { Store } from '../../store/store.ts';
import { touchedRecords } from '../../store/touched-records.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { MEASURES } from './measures.ts';
import { qualityRows } from './quality-rows.ts';
import { qualityOf } from './quality.ts';

const UTC = { every: 'month', zone: 'UTC', weekStart: 1 } as const;

const of = (quality: Quality, id: string) => {
  const { n, bad, filled } = quality.measures.find((measure) => measure.id === id)!;
  return [n, bad, filled];
};

describe('completeness', () => {
  it('tells what is said, what a rule filled, and what nobody knows', () =>
    withDatabase(async (database) => {
      const given = story();
      const text = { body: 'Where is my parcel?', language: 'en' };
      given.row({ at: '2026-03-01T09:00:00Z', direction: 'inbound', ...text });
      given.row({
        at: '2026-03-02T09:00:00Z',
        direction: 'inbound',
        direction_rule: 'fill-direction-from-opener',
        ...text,
      });
      given.row({ at: '2026-03-03T09:00:00Z', direction: null, author_kind: 'unknown', body: '4711' });
      given.row({ at: '2026-03-04T09:00:00Z', direction: 'outbound', author_kind: 'agent', ...text });
      given.row({
        at: '2026-03-05T09:00:00Z',
        direction: 'outbound',
        author_kind: 'agent',
        agent_point_id: given.person('Ann'),
        ...text,
      });
      given.row({ at: '2026-03-06T09:00:00Z', direction: 'inbound', body: null, subject: null });
      given.row({ at: '2026-03-06T09:00:00Z', direction: 'inbound', body: null, attachments: '[]' });
      given.row({ at: '2026-03-07T09:00:00Z', kind: 'call', direction: 'inbound', body: null });
      given.row({ at: '2026-03-07T09:00:00Z', kind: 'call', direction: 'inbound', is_leg: true });
      given.row({ at: '2026-03-08T09:00:00Z', kind: 'system', author_kind: 'automation', body: 'left' });
      await given.storedIn(database);
      const quality = await qualityOf(database, UTC);
      // Eight messages and calls; the system line has no direction to know, the leg is part of its call.
      expect(of(quality, 'direction-known')).toEqual([8, 1, 1]);
      expect(of(quality, 'agent-known')).toEqual([2, 1, 0]);
      expect(of(quality, 'text-present')).toEqual([7, 1, 0]);
      // Five messages with a text, of which "4711" tells nothing.
      expect(of(quality, 'language-known')).toEqual([5, 1, 4]);
      expect(of(quality, 'customer-known')).toEqual([8, 0, 0]);
    }));
});

it('is told by source and by span of a zone, and adds up', () =>
  withDatabase(async (database) => {
    const given = story();
    // 17:00 UTC on 31 March is 1 April in Shanghai.
    given.row({ at: '2026-03-31T15:00:00Z', body: '4711', source_id: given.source('mail') });
    given.row({ at: '2026-03-31T17:00:00Z', body: '4711', source_id: given.source('table') });
    given.row({ at: '2026-04-02T09:00:00Z', body: 'Hi', language: 'en', source_id: given.source('table') });
    await given.storedIn(database);
    const quality = await qualityOf(database, { ...UTC, zone: 'Asia/Shanghai' });
    const measure = quality.measures.find(({ id }) => id === 'language-known')!;
    expect(measure.over).toEqual([
      { bucket: '2026-03-01T00:00:00+08:00', n: 1, bad: 1, filled: 0 },
      { bucket: '2026-04-01T00:00:00+08:00', n: 2, bad: 1, filled: 1 },
    ]);
    expect(measure.bySource).toEqual([
      { source: 'mail', n: 1, bad: 1, filled: 0 },
      { source: 'table', n: 2, bad: 1, filled: 1 },
    ]);
    expect(quality.sources.map(({ source, interactions }) => [source, interactions])).toEqual([
      ['table', 2],
      ['mail', 1],
    ]);
    const one = await qualityOf(database, { ...UTC, zone: 'Asia/Shanghai', source: 'mail' });
    expect(of(one, 'language-known')).toEqual([1, 1, 0]);
  }));

it('finds who is a customer here and speaks for us there, and each repeat', () =>
  withDatabase(async (database) => {
    const given = story();
    const [ann, eva] = [given.person('Ann'), given.person('Eva')];
    const first = given.row({ at: '2026-03-01T09:00:00Z', contact_point_id: eva, direction: 'inbound' });
    given.row({
      at: '2026-03-01T09:10:00Z',
      contact_point_id: eva,
      direction: 'outbound',
      author_kind: 'agent',
      agent_point_id: ann,
    });
    given.row({ at: '2026-03-02T09:00:00Z', contact_point_id: ann, direction: 'inbound' });
    given.row({ at: '2026-03-02T09:00:00Z', contact_point_id: ann, direction: 'internal' });
    given.row({ at: '2026-03-01T09:00:02Z', contact_point_id: eva, repeat_of: first.record_id, repeat_part: 0 });
    await given.storedIn(database);
    const quality = await qualityOf(database, UTC);
    expect(of(quality, 'own-people')).toEqual([4, 1, 0]);
    expect(of(quality, 'repeats')).toEqual([5, 1, 0]);
    const { count, interactions } = await qualityRows(database, { ...UTC, measure: 'repeats' }, undefined, 'en');
    expect([count, interactions.map(({ recordId }) => recordId)]).toEqual([1, [first.record_id]]);
  }));

const HEAD =
  'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content\n';
/** Two files of a shop that does not look after its data. */
const DIRTY = [
  'R1,C1,2026-03-01 09:00,email,My card is 4111 1111 1111 1111,2026-03-01 10:00,Thank you for your patience',
  'R2,C2,2026-03-02 09:00, email ,身份证11010519491231002X,2026-03-02 08:00,好的',
  'R3,C3,no time at all,email,never,,',
  'R3b,C3,also no time,email,never,,',
  'R4,C4,2026-04-04 09:00,email,4711,,',
  'R5,C5,2026-04-05 09:00,email,,,',
  'R5,C5,2026-04-05 09:00,email,,,',
  'R6,,2026-05-06 09:00,email,Please pay to DE89 3704 0044 0532 0130 00,,',
];

async function bring(store: Store, folder: string, name: string, rows: readonly string[]) {
  const path = join(folder, name);
  await writeFile(path, HEAD + rows.join('\n'));
  return await importFiles(store, { paths: [path], zone: 'UTC' });
}

describe('with real imports', () => {
  it('each number is as large as the list behind it: in all, of each source, of each span', () =>
    withStore(async (store, folder) => {
      await bring(store, folder, 'a.csv', DIRTY);
      await bring(store, folder, 'b.csv', DIRTY.slice(0, 2));
      const quality = await qualityOf(store.database, UTC);
      const told = Object.fromEntries(quality.measures.map(({ id, n, bad }) => [id, [n, bad]]));
      expect(told).toMatchObject({
        refused: [9, 2],
        // R5 twice in the first file, and the whole second one.
        duplicates: [10, 3],
        'impossible-reply': [6, 1],
        'impossible-duration': [6, 0],
        'text-present': [6, 1],
        cards: [5, 1],
        'id-numbers': [5, 1],
        'bank-accounts': [5, 1],
        'dated-ahead': [6, 0],
      });
      for (const measure of quality.measures) {
        expect(await listed(store, measure.id, {})).toBe(measure.bad);
        for (const { source, bad } of measure.bySource) expect(await listed(store, measure.id, { source })).toBe(bad);
        for (const { bucket, bad } of measure.over) expect(await listed(store, measure.id, { bucket })).toBe(bad);
        expect(sum(measure.bySource.map(({ bad }) => bad))).toBe(measure.bad);
        expect(sum(measure.over.map(({ bad }) => bad))).toBe(measure.bad);
        expect(sum(measure.over.map(({ n }) => n))).toBe(measure.n);
      }
    }));

  it('what the rules touched is what the report of the import says, and as many records are listed', () =>
    withStore(async (store, folder) => {
      const { changes } = await bring(store, folder, 'a.csv', DIRTY);
      const { rules } = await qualityOf(store.database, UTC);
      expect(Object.fromEntries(rules.map(({ rule, values }) => [rule, values]))).toEqual(changes);
      expect(changes).toMatchObject({ 'find-sensitive': 3, 'impossible-reply-time': 1 });
      for (const { rule, records } of rules)
        expect((await touchedRecords(store.database, { rule })).items).toHaveLength(records);
    }));

  it('follows when an import is taken back, and finds nothing where nothing is', () =>
    withStore(async (store, folder) => {
      const { importId } = await bring(store, folder, 'a.csv', DIRTY);
      expect(of(await qualityOf(store.database, UTC), 'refused')).toEqual([7, 2, 0]);
      await undoImport(store, importId);
      const quality = await qualityOf(store.database, UTC);
      expect(quality.measures.map(({ n, bad }) => n + bad)).toEqual(MEASURES.map(() => 0));
      expect([quality.rules, quality.sources, quality.delay.n]).toEqual([[], [], 0]);
    }));

  it('tells how late live records come, and which are dated after their arrival', () =>
    withStore(async (store) => {
      const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      const item = (id: string, at: string) => ({
        id,
        channel: 'chat',
        at,
        customer: { kind: 'email', address: 'e@x.example' },
        text: id,
      });
      await intake(store, 'desk', [item('a', ago(1)), item('b', ago(10)), item('c', ago(100))], 'en');
      await intake(store, 'desk', [item('d', ago(-3 * 24 * 60))], 'en');
      const { delay, measures } = await qualityOf(store.database, UTC);
      expect(delay.n).toBe(4);
      // 0, 1, 10 and 100 minutes: the median lies between the second and the third.
      expect(delay.median! / 60).toBeCloseTo(5.5, 0);
      expect(delay.bySource).toEqual([expect.objectContaining({ source: 'desk', n: 4 })]);
      expect(sum(delay.over.map(({ n }) => n))).toBe(4);
      expect(await listed(store, 'delay', {})).toBe(4);
      expect(measures.find(({ id }) => id === 'dated-ahead')).toMatchObject({ bad: 1, n: 4 });
      expect(await listed(store, 'dated-ahead', {})).toBe(1);
    }));

  it('refuses a measure that there is not, and a span that begins at no span', () =>
    withStore(async (store) => {
      const rows = (place: object) =>
        qualityRows(store.database, { ...UTC, measure: 'refused', ...place }, undefined, 'en');
      await expect(rows({ measure: 'beauty' })).rejects.toMatchObject({ code: 'statistics.unknown-option' });
      await expect(rows({ bucket: '2026-03-02T00:00:00Z' })).rejects.toMatchObject({ code: 'statistics.unknown-cell' });
    }));
});

/** As many rows as the pages hold; it is also what they say of themselves. */
async function listed(store: Store, measure: string, place: { source?: string; bucket?: string }): Promise<number> {
  let rows = 0;
  for (let cursor: string | undefined; ;) {
    const page = await qualityRows(store.database, { ...UTC, measure, ...place }, cursor, 'en');
    rows += page.interactions.length + sum(page.items.map(({ count }) => count));
    if (page.next === null) {
      expect(page.count).toBe(rows);
      return rows;
    }
    cursor = page.next;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
