import { describe, expect, test } from 'vitest';
import { type QuestionInput, questionSchema } from '../contract/question.ts';
import type { RecordId } from '../core/basics/ids.ts';
import { ask, METRICS } from '../statistics/index.ts';
import type { Store } from '../store/store.ts';
import { importSample, inspectRecord, undoImport } from './index.ts';
import { withStore } from './testing/with-store.ts';

const TODAY = new Date('2026-11-22T09:30:00Z');

const SILENT_HERE: ReadonlySet<string> = new Set([
  'first-within-target',
  'within-target',
  'service-level',
  'abandonment-late',
  'nps',
  'ces',
  // Nor do mails, chats and calls tell when a matter was resolved.
  'resolution-time',
  'first-resolution-time',
  'resolution-rate',
  'first-contact-resolution',
]);

describe('the sample company', () => {
  test(
    'tells its story in the numbers, shows the line of each record, and leaves nothing behind when it is undone',
    () =>
      withStore(async (store) => {
        const report = await importSample(store, undefined, TODAY);
        expect(report).toMatchObject({ source: 'synthetic', duplicates: 0, quarantined: 0 });
        expect(report.stored).toBeGreaterThan(12_000);
        expect(report.stored).toBeLessThan(16_000);

        // Nobody promised anything there, and only one question was asked: what measures others has nothing to say.
        for (const metric of METRICS.filter(({ id }) => !SILENT_HERE.has(id)))
          expect((await only(store, { metric: metric.id })).value, metric.id).not.toBeNull();

        // The week from 12 October is the one of the stock-taking, between two ordinary ones.
        for (const channel of ['email', 'chat']) {
          const week = (from: string, to: string) =>
            valueOf(store, {
              metric: 'first-response-time',
              from,
              to,
              where: [{ dimension: 'channel', value: channel }],
            });
          const ordinary = await week('2026-09-14', '2026-10-12');
          const bad = await week('2026-10-12', '2026-10-19');
          expect(bad / ordinary, channel).toBeGreaterThan(1.5);
          expect(bad / ordinary, channel).toBeLessThan(3.2);
        }

        const byAgent = await rowsOf(store, { metric: 'first-response-time', by: ['agent'], where: [CHAT] });
        const london = byAgent.filter(({ agent }) => /Emma|Oliver|Priya/.test(String(agent)));
        const slowest = london.toSorted((a, b) => b.value! - a.value!);
        expect(slowest.map(({ agent }) => agent)).toHaveLength(3);
        expect(slowest[0]!.agent).toBe('Oliver Brandt');
        expect(slowest[0]!.value! / slowest[1]!.value!).toBeGreaterThan(1.3);

        expect(await valueOf(store, { metric: 'calls-missed' })).toBeGreaterThan(30);
        expect(await valueOf(store, { metric: 'calls-abandoned' })).toBeGreaterThan(30);
        const waiting = await valueOf(store, { metric: 'waiting' });
        expect(waiting).toBeGreaterThan(0);
        expect(waiting).toBeLessThan(60);
        expect(await valueOf(store, { metric: 'csat' })).toBeGreaterThan(0.6);

        const weekdays = await rowsOf(store, { metric: 'conversations', by: ['weekday'], zone: 'Europe/London' });
        const busiest = weekdays.toSorted((a, b) => b.value! - a.value!)[0]!;
        expect(String(busiest.weekday)).toMatch(/^(1|Mon)/);

        const { rows } = await store.database.query<{ record_id: RecordId; body: string }>(
          "select record_id, body from history.interaction where channel = 'chat' and body is not null order by at desc limit 1",
        );
        const { original } = await inspectRecord(store, rows[0]!.record_id);
        expect(JSON.parse(original.toString())).toMatchObject({ channel: 'chat', text: rows[0]!.body });

        await undoImport(store, report.importId);
        expect(await valueOf(store, { metric: 'volume' })).toBe(0);
        expect(await valueOf(store, { metric: 'waiting' })).toBe(0);
      }),
    SLOW,
  );

  test(
    'loaded twice on one day it changes nothing; on a later day it tells the days since',
    () =>
      withStore(async (store) => {
        const first = await importSample(store, undefined, TODAY);
        const again = await importSample(store, undefined, new Date('2026-11-22T23:00:00Z'));
        expect(again).toMatchObject({ stored: 0, duplicates: first.stored, quarantined: 0 });
        const before = await valueOf(store, { metric: 'volume' });
        const later = await importSample(store, undefined, new Date('2026-11-24T08:00:00Z'));
        expect(later.stored).toBeGreaterThan(50);
        expect(later.stored).toBeLessThan(500);
        expect(later.quarantined).toBe(0);
        expect(await valueOf(store, { metric: 'volume', to: '2026-11-22' })).toBe(before);
        await undoImport(store, later.importId);
        expect(await valueOf(store, { metric: 'volume' })).toBe(before);
      }),
    SLOW,
  );
});

/** Fifteen thousand records, several times, perhaps beside other tests. */
const SLOW = 180_000;

const CHAT = { dimension: 'channel', value: 'chat' } as const;

async function rowsOf(store: Store, question: QuestionInput) {
  return (await ask(store.database, questionSchema.parse(question))).rows;
}

async function only(store: Store, question: QuestionInput) {
  const rows = await rowsOf(store, question);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

async function valueOf(store: Store, question: QuestionInput): Promise<number> {
  return (await only(store, question)).value!;
}
