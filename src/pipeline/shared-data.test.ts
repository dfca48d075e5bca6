import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { questionSchema } from '../contract/question.ts';
import { fixFor, say } from '../contract/messages/index.ts';
import { ask } from '../statistics/index.ts';
import { sharedData } from '../core/testing/shared-data.ts';
import type { Store } from '../store/store.ts';
import { importFiles } from './import-files.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

// The truth of ../shared/data/INDEX.md, found with tools that share no code with this product.
const SHARED = sharedData('.');

describe.skipIf(SHARED === null)('real files (../shared/data)', { timeout: 120_000 }, () => {
  test('a mailing list: 700 mails in 320 threads, 475 replies', () =>
    withStore(async (store) => {
      const report = await importShared(store, 'email/spamassassin/easy_ham_2_first700.mbox');
      expect(report).toMatchObject({ source: 'mail', seen: 700, stored: 700, duplicates: 0, quarantined: 0 });
      // The list's own program says of each held post that it waits: alike, and not sent twice.
      expect(report.repeats).toBe(0);
      expect(await only(store, { metric: 'volume' })).toBe(700);
      expect(await only(store, { metric: 'conversations' })).toBe(320);
      expect(await only(store, { metric: 'replies' })).toBe(475);
    }));

  test('a Maildir with one mail twice; the mean first reply is that of the independent count', () =>
    withStore(async (store) => {
      const report = await importShared(store, 'email/maildir/notmuch_default');
      expect(report).toMatchObject({ seen: 53, stored: 52, duplicates: 1, quarantined: 0 });
      expect(await only(store, { metric: 'conversations' })).toBe(24);
      const { rows } = await ask(
        store.database,
        questionSchema.parse({ metric: 'first-response-time', aggregate: 'mean' }),
      );
      expect(rows[0]?.n).toBe(13);
      expect(rows[0]?.value).toBeCloseTo(20435.8, 1);
    }));

  test.each([
    ['email/eml/ruby_mail', 103],
    ['email/eml/dovecot_malformed', 23],
    ['email/eml/mimekit', 20],
    ['email/eml/hunnysoft_mua', 54],
  ])('%s: all %i are seen, each stored, known already, or refused with its reason', (path, count) =>
    withStore(async (store) => {
      const report = await importShared(store, path);
      expect(report.stored + report.duplicates + report.quarantined).toBe(report.seen);
      expect(report.seen).toBeGreaterThanOrEqual(count);
    }),
  );

  test.each([
    ['email/mbox/mimekit/content-length.mbox.txt', { seen: 29, stored: 29 }],
    ['email/spamassassin/hard_ham_2_dups', { seen: 36, stored: 18, duplicates: 18 }],
    ['email/mbox/perceval/groupsio_messages.zip', { seen: 49, quarantined: 0 }],
  ])('%s', (path, expected) =>
    withStore(async (store) => expect(await importShared(store, path)).toMatchObject(expected)),
  );

  test('an Asterisk log: 11 answered, 78 s of talk, a mean wait of 5.273 s', () =>
    withStore(async (store) => {
      const path = 'phone/asterisk_pjsip_master_14.csv';
      const report = await importShared(store, path, { zone: 'Etc/GMT-3' });
      expect(report.source).toBe('asterisk-cdr');
      expect(report.stored + report.duplicates + report.quarantined).toBe(report.seen);
      const { rows } = await store.database.query<{ answered: number; talk: number; wait: number }>(
        `select count(*) filter (where call_outcome = 'answered') as answered, sum(talk_ms)::float8 / 1000 as talk,
           avg(extract(epoch from stated_answered_at - at)) filter (where stated_answered_at is not null)::float8 as wait
         from history.interaction where kind = 'call'`,
      );
      expect(rows[0]).toMatchObject({ answered: 11, talk: 78 });
      expect(rows[0]!.wait).toBeCloseTo(5.273, 3);
      // Three calls that nobody took; each was followed by one of the same caller that was.
      const { rows: missed } = await store.database.query<{ seconds: number }>(
        `select extract(epoch from answered_at - at)::float8 as seconds from history.interaction
         where opens_wait and call_outcome = 'missed' order by at`,
      );
      expect(missed.map(({ seconds }) => seconds)).toEqual([132, 25_152, 223]);
      expect((await only(store, { metric: 'waiting' })) ?? 0).toBe(0);
    }));

  test.each([
    ['whatsreader/chats/android-group-chat', 42, 8],
    ['whatsreader/chats/android-private-chat', 43, 2],
    ['whatsreader/chats/ios-group-chat', 33, 6],
    ['whatsreader/chats/ios-private-chat', 43, 2],
    ['chatminer_test_ddmmyy_24hrs.txt', 7, 2],
    ['chatminer_test_mmddyy_24hrs.txt', 7, 2],
    ['chatminer_test_mmddyyyy_12hrs.txt', 7, 2],
    ['chatminer_test_yyyymmdd_24hrs.txt', 7, 2],
    ['chatminer_test_[mmddyy]_24hrs.txt', 7, 2],
    ['whatstk_lorem-2000.txt', 2000, 0],
    ['whatstk_lorem.txt', 500, 0],
    ['whatstk_pokemon.txt', 19, 1],
  ])('WhatsApp, %s: %i messages, %i lines of the system', (path, authored, system) =>
    withStore(async (store) => {
      await importShared(store, `chat/whatsapp/${path}`);
      expect((await only(store, { metric: 'volume' })) ?? 0).toBe(authored);
      expect((await ask(store.database, questionSchema.parse({ metric: 'system-lines' }))).rows[0]?.value ?? 0).toBe(
        system,
      );
    }),
  );

  test('two exports of one chat are one, in either order', () =>
    withStore(async (store) => {
      await importShared(store, 'chat/whatsapp/whatstk_lorem-merge-part2.txt');
      await importShared(store, 'chat/whatsapp/whatstk_lorem-merge-part1.txt');
      expect(await only(store, { metric: 'volume' })).toBe(600);
    }));

  test('a satisfaction table: 65 contacts, mean response 7735.38 s, median 300 s, mean rating 4.4308', () =>
    withStore(async (store) => {
      const report = await importShared(store, 'satisfaction/customer_support_data_first65.csv');
      expect(report).toMatchObject({ seen: 65, stored: 65, duplicates: 0, quarantined: 0 });
      expect(await only(store, { metric: 'response-time', aggregate: 'mean' })).toBeCloseTo(7735.38, 2);
      expect(await only(store, { metric: 'response-time', aggregate: 'median' })).toBe(300);
      expect(await only(store, { metric: 'rating', aggregate: 'mean' })).toBeCloseTo(4.4308, 4);
      const { rows } = await store.database.query<{ channel: string; direction: string; n: number }>(
        'select channel, direction, count(*) as n from history.interaction where part = 0 group by 1, 2 order by 3 desc',
      );
      expect(rows.map(({ channel, direction, n }) => `${channel} ${direction} ${n}`)).toEqual([
        'phone inbound 50',
        'phone outbound 14',
        'email inbound 1',
      ]);
    }));

  test('a table without any time is refused with a way out', () =>
    withStore(async (store) => {
      const report = await importShared(store, 'tickets/ecommerce_remarks_28742.csv');
      expect(report).toMatchObject({ seen: 1, stored: 0, quarantined: 1 });
      const { rows } = await store.database.query<{ code: string; about: Record<string, string> }>(
        'select code, about from history.problem',
      );
      expect(rows[0]!.code).toBe('table-without-time');
      for (const locale of ['en', 'zh-CN'] as const) {
        expect(say(rows[0]!.code, rows[0]!.about, locale)).not.toBe(rows[0]!.code);
        expect(fixFor(rows[0]!.code, rows[0]!.about, locale)).not.toBe('');
      }
    }));

  test('the same again changes nothing; undone and imported again, every number is what it was', () =>
    withStore(async (store) => {
      const path = 'email/maildir/notmuch_default';
      const first = await importShared(store, path);
      const before = await numbers(store);
      expect(await importShared(store, path)).toMatchObject({ stored: 0, duplicates: 53, seen: 53 });
      expect(await numbers(store)).toEqual(before);
      await undoImport(store, first.importId);
      expect(await numbers(store)).toEqual(before);
      await undoImport(store, first.importId + 1);
      expect(await only(store, { metric: 'volume' })).toBe(0);
      expect(await importShared(store, path)).toMatchObject({ stored: 52, duplicates: 1 });
      expect(await numbers(store)).toEqual(before);
    }));
});

async function importShared(store: Store, path: string, options: { zone?: string } = {}) {
  return await importFiles(store, { paths: [join(SHARED!, path)], zone: 'UTC', ...options });
}

async function only(store: Store, question: QuestionInput): Promise<number | null | undefined> {
  const { rows } = await ask(store.database, questionSchema.parse(question));
  expect(rows).toHaveLength(1);
  return rows[0]?.value;
}

async function numbers(store: Store) {
  const questions: QuestionInput[] = [
    { metric: 'volume', every: 'month', by: ['direction'] },
    { metric: 'first-response-time', aggregate: 'mean', by: ['agent'] },
    { metric: 'response-time', aggregate: 'p90', every: 'week' },
    { metric: 'waiting' },
  ];
  return await Promise.all(
    questions.map(async (question) => (await ask(store.database, questionSchema.parse(question))).rows),
  );
}
