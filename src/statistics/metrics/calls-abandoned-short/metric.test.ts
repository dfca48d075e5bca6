import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo, numbersFrom } from '../../testing/answer-to.ts';

function fiveCalls() {
  const given = story();
  given.decides('target', { for: { kind: 'all' }, metric: 'speed-of-answer', value: 20 });
  const call = (gaveUpAfter: number | null, more = {}) =>
    given.row({
      at: '2026-03-01T09:00:00Z',
      kind: 'call',
      channel: 'phone',
      call_outcome: 'abandoned',
      gave_up_at: gaveUpAfter === null ? null : new Date(Date.UTC(2026, 2, 1, 9, 0, gaveUpAfter)).toISOString(),
      ...more,
    });
  call(20);
  call(21);
  call(3);
  call(null);
  call(5, { call_outcome: 'missed' });
  return given;
}

it('counts those who left within the promised time, of those of whom it is known', async () => {
  // 20 s and 3 s are within 20 s, 21 s is not: two of three.
  expect(
    await numbersFrom(
      fiveCalls(),
      { metric: 'calls-abandoned-short' },
      { metric: 'calls-abandoned-short', aggregate: 'ratio' },
      { metric: 'calls-abandoned-short', aggregate: 'count' },
    ),
  ).toEqual([
    [2, 3, null],
    [2 / 3, 3, null],
    [3, 3, null],
  ]);
});

it('leaves short abandons out of the service level and of the abandonment without them', async () => {
  const given = fiveCalls();
  given.customer('Kim').calls('2026-03-01T09:00:00Z').agent('Ann').picksUp('2026-03-01T09:00:05Z', 60);
  const [level, late, all] = await answersTo(
    given,
    { metric: 'service-level' },
    { metric: 'abandonment-late' },
    { metric: 'abandonment' },
  );
  // In time: Kim's. Not: who left after 21 s, the one of whom nobody knows, the missed one. Left out: 20 s and 3 s.
  expect(level![0]).toMatchObject({ value: 1 / 4, n: 4 });
  // Of the same four two were abandoned; with the short ones four of six.
  expect(late![0]).toMatchObject({ value: 2 / 4, n: 4 });
  expect(all![0]).toMatchObject({ value: 4 / 6, n: 6 });
});
