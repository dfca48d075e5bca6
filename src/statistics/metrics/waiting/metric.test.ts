import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('is read at the end of each span: who has asked before it and has no answer before it', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('2026-03-03T09:00Z');
  given.customer('Max').by('chat').writes('2026-03-02T09:00Z').isToldAutomatically('2026-03-02T09:01Z');
  const [days, now, byChannel, before] = await answersTo(
    given,
    { metric: 'waiting', every: 'day', from: '2026-03-01', to: '2026-03-05' },
    { metric: 'waiting' },
    { metric: 'waiting', by: ['channel'] },
    { metric: 'waiting', to: '2026-03-03' },
  );
  // Eva waits over two midnights, Max from the second on: an automatic reply is no answer.
  expect(days!.map((row) => row.value)).toEqual([1, 2, 1, 1]);
  expect(now).toEqual([{ bucket: null, value: 1, n: 1, unanswered: 1 }]);
  expect(byChannel!.map((row) => [row.channel, row.value])).toEqual([['chat', 1]]);
  expect(before![0]!.value).toBe(2);
});

it('is 0 where nobody waits, and a gap in days to come', async () => {
  const year = new Date().getUTCFullYear();
  const [years] = await answersTo(story(), {
    metric: 'waiting',
    every: 'year',
    from: `${year - 1}`,
    to: `${year + 2}`,
  });
  expect(years!.map((row) => row.value)).toEqual([0, 0, null]);
});
