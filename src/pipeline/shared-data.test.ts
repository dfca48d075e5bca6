import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { questionSchema } from '../contract/question.ts';
import { ask } from '../statistics/index.ts';
import { sharedData } from '../core/testing/shared-data.ts';
import type { Store } from '../store/store.ts';
import { importFiles } from './import-files.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

// The truth of ../shared/data/INDEX.md, found with tools that share no code with this product.
const SHARED = sharedData('.');

describe.skipIf(SHARED === null)('real files (../shared/data)', () => {
  test('a mailing list: 700 mails, 320 conversations, 475 replies', () =>
    withStore(async (store) => {
      const report = await importShared(store, 'email/spamassassin/easy_ham_2_first700.mbox');
      expect(report).toMatchObject({ source: 'mail', seen: 700, stored: 700, duplicates: 0, quarantined: 0 });
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
    ['email/mbox/mimekit/content-length.mbox.txt', 29],
    ['email/spamassassin/hard_ham_2_dups', 36],
  ])('%s: all %i are seen, each stored, known already, or refused with its reason', (path, count) =>
    withStore(async (store) => {
      const report = await importShared(store, path);
      expect(report.stored + report.duplicates + report.quarantined).toBe(report.seen);
      expect(report.seen).toBeGreaterThanOrEqual(count);
    }),
  );

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
