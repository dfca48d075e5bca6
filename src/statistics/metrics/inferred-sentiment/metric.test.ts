import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { answersTo, numbersFrom } from '../../testing/answer-to.ts';
import { rowsBehind } from '../../rows-behind.ts';

const message = { at: '2026-03-01T09:00Z', kind: 'message', author_kind: 'customer' };

it('is the share of positive less the share of negative messages; neutral ones count among all', async () => {
  const given = story();
  for (const sentiment of [1, 1, 1, -1, 0, 0]) given.row({ ...message, sentiment });
  // Ours, a program’s, and what nobody can read.
  given.row({ ...message, author_kind: 'agent', direction: 'outbound', sentiment: 1 });
  given.row({ ...message, author_kind: 'automation', sentiment: -1 });
  given.row({ ...message, sentiment: null });
  // 3 of 6 less 1 of 6: 100 · 2 / 6.
  const [[value, n] = []] = await numbersFrom(given, { metric: 'inferred-sentiment' });
  expect([value?.toFixed(9), n]).toEqual([(200 / 6).toFixed(9), 6]);
  const [bySound] = await answersTo(given, { metric: 'inferred-sentiment', aggregate: 'count', by: ['sentiment'] });
  expect(bySound!.map((row) => [row.sentiment, row.value])).toEqual([
    ['negative', 1],
    ['neutral', 2],
    ['positive', 3],
  ]);
});

it('has an interval, and is no part of CSAT', async () => {
  const given = story();
  for (const sentiment of [1, 1, -1, 0]) given.row({ ...message, sentiment });
  const [inferred, csat] = await answersTo(given, { metric: 'inferred-sentiment' }, { metric: 'csat' });
  const { value, low, high } = inferred![0]!;
  // Mean 25; squares of the differences 75², 75², 125², 25²: s = √(27,500 / 3) = 95.7427; t(0.975, 3) = 3.18245; 25 ± 152.35.
  expect([value, low?.toFixed(1), high?.toFixed(1)]).toEqual([25, '-127.3', '177.3']);
  expect(csat![0]!.n).toBe(0);
});

it('the rows behind it say which words decided, and how many messages nobody can read', () =>
  withDatabase(async (database) => {
    const given = story();
    given.row({ ...message, sentiment: -1, language: 'zh-Hans', body: '质量太差了，用了两天就散架了。' });
    given.row({ ...message, sentiment: 0, language: 'en', body: 'Where is my order?' });
    // Judged by another method: what this one reads did not decide it.
    given.row({ ...message, sentiment: 1, language: 'en', body: 'What a terrible day.' });
    given.row({ ...message, sentiment: null, language: 'de', body: 'Wo bleibt mein Paket?' });
    await given.storedIn(database);
    const question = { metric: 'inferred-sentiment' };
    const behind = await rowsBehind(database, question, { bucket: null, by: {} }, { limit: 10 }, 'en');
    expect(behind.count).toBe(3);
    expect(behind.items.map(({ value, deciding }) => [value, deciding?.map(({ text }) => text)])).toEqual([
      [-100, ['太差', '散架']],
      [0, []],
      [100, undefined],
    ]);
    expect(behind.exclusions.map(({ count }) => count)).toEqual([1]);
  }));
