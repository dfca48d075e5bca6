import { expect, it } from 'vitest';
import { type Story, story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { rowsBehind } from '../../rows-behind.ts';
import { answersTo } from '../../testing/answer-to.ts';

function told(): Story {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').resolves('2026-03-02T09:00Z');
  eva.writes('2026-03-03T09:00Z').resolves('2026-03-04T09:00Z');
  given.customer('Max').by('chat').writes('2026-03-02T09:00Z').stands('open').agent('Ann').replies('10:00');
  given.customer('Kim').writes('2026-03-02T09:00Z').stands('resolved');
  given.customer('Tom').writes('2026-03-02T09:00Z');
  return given;
}

it('is read at the end of each span: what was opened, or opened again, before it and not resolved before it', async () => {
  const [days, oldest, now, channels] = await answersTo(
    told(),
    { metric: 'open-conversations', every: 'day', from: '2026-03-01', to: '2026-03-05' },
    { metric: 'open-conversations', aggregate: 'oldest', every: 'day', from: '2026-03-01', to: '2026-03-05' },
    { metric: 'open-conversations' },
    { metric: 'open-conversations', by: ['channel'], to: '2026-03-04' },
  );
  // Eva's is open over the first midnight and, opened again, over the third; Max's from the second on, though he has an
  // answer. Of Kim's nobody knows until when it was open, of Tom's nobody says anything.
  expect(days!.map((row) => row.value)).toEqual([1, 1, 2, 1]);
  // Eva's 15 h, then Max's: 15 h, 39 h, 63 h.
  expect(oldest!.map((row) => row.value)).toEqual([54_000, 54_000, 140_400, 226_800]);
  expect(now!.map((row) => row.value)).toEqual([1]);
  expect(channels!.map((row) => [row.channel, row.value])).toEqual([
    ['chat', 1],
    ['email', 1],
  ]);
});

it('tells beside it what was resolved nobody knows when', async () => {
  await withDatabase(async (database) => {
    await told().storedIn(database);
    const cell = { bucket: null, by: {} };
    const behind = await rowsBehind(database, { metric: 'open-conversations' }, cell, { limit: 10 }, 'en');
    expect([behind.count, behind.items.length]).toEqual([1, 1]);
    expect(behind.exclusions).toEqual([{ reason: 'Resolved, nobody knows when', count: 1 }]);
  });
});
