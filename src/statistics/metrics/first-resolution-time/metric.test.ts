import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('lasts until the first resolution, whatever came then', async () => {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').resolves('10:00');
  eva.writes('11:00').agent('Bob').resolves('2026-03-03T09:00Z');
  given.customer('Max').writes('2026-03-02T09:00Z').agent('Bob').resolves('09:30').writes('12:00');
  given.customer('Lea').writes('2026-03-02T09:00Z').stands('open');
  given.customer('Kim').writes('2026-03-02T09:00Z').stands('resolved');
  const [whole, agents, days] = await answersTo(
    given,
    { metric: 'first-resolution-time', aggregate: 'mean' },
    { metric: 'first-resolution-time', by: ['agent'] },
    { metric: 'first-resolution-time', aggregate: 'count', every: 'day', from: '2026-03-02', to: '2026-03-04' },
  );
  // Eva's hour and Max's half: (3,600 + 1,800) / 2.
  expect(whole!.map((row) => [row.value, row.n])).toEqual([[2_700, 2]]);
  expect(agents!.map((row) => [row.agent, row.value])).toEqual([
    ['Ann', 3_600],
    ['Bob', 1_800],
  ]);
  expect(days!.map((row) => row.value)).toEqual([2, 0]);
});
