import { expect, it } from 'vitest';
import { intake } from '../../../pipeline/intake.ts';
import { withStore } from '../../../pipeline/testing/with-store.ts';
import { story } from '../../../store/testing/given.ts';
import { ask } from '../../ask.ts';
import { rowsBehind } from '../../rows-behind.ts';
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

it('nobody waits for what was resolved; how many those are is told beside it', () =>
  withStore(async (store) => {
    const item = (id: string, resolution?: 'resolved' | 'open') => ({
      id,
      channel: 'email',
      direction: 'inbound',
      at: '2026-03-02T09:00:00Z',
      customer: { kind: 'email', address: `${id}@home.example` },
      text: id,
      ...(resolution ? { resolution } : {}),
    });
    await intake(store, 'desk', [item('eva', 'resolved'), item('max', 'open'), item('lei')]);
    const { rows } = await ask(store.database, { metric: 'waiting' });
    expect(rows).toMatchObject([{ value: 2 }]);
    for (const metric of ['waiting', 'response-time', 'first-response-time', 'answered-share']) {
      const whole = { bucket: null, by: {} };
      const { exclusions } = await rowsBehind(store.database, { metric }, whole, { limit: 1 }, 'en');
      expect(exclusions, metric).toContainEqual({
        reason: 'Resolved; when they were answered is not known',
        count: 1,
      });
    }
  }));

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

it('longer than half an hour, counts from so long after the turn until its answer', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('2026-03-01T09:30Z');
  given.customer('Max').by('chat').writes('2026-03-01T09:10Z').agent('Ann').replies('2026-03-01T10:30Z');
  given.customer('Lei').by('phone').writes('2026-03-01T09:40Z');
  const longer = { metric: 'waiting', longerThan: 1_800 } as const;
  const [hours, oldest, at, now, channels] = await answersTo(
    given,
    { ...longer, every: 'hour', from: '2026-03-01T09:00Z', to: '2026-03-01T12:00Z' },
    { ...longer, aggregate: 'oldest', to: '2026-03-01T10:00Z' },
    { ...longer, to: '2026-03-01T10:10Z' },
    longer,
    { ...longer, by: ['channel'] },
  );
  // Eva waits 30 minutes, which is not longer. At 10:00 Max has waited 50 minutes, Lei 20; at 11:00 and later Lei alone.
  expect(hours!.map((row) => row.value)).toEqual([1, 1, 1]);
  expect(oldest!.map((row) => row.value)).toEqual([3_000]);
  // At 10:10 Lei has waited for 30 minutes, not longer.
  expect(at!.map((row) => row.value)).toEqual([1]);
  expect(now!.map((row) => row.value)).toEqual([1]);
  expect(channels!.map((row) => [row.channel, row.value])).toEqual([['phone', 1]]);
});
