import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('counts a conversation once, at its first resolution, to whoever made that', async () => {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').resolves('10:00');
  eva.writes('11:00').agent('Bob').resolves('2026-03-03T09:00Z').writes('10:00');
  given.customer('Max').writes('2026-03-02T09:00Z').agent('Bob').resolves('09:30');
  given.customer('Lea').writes('2026-03-02T09:00Z').stands('open');
  const [days, agents] = await answersTo(
    given,
    { metric: 'reopened', every: 'day', from: '2026-03-02', to: '2026-03-04' },
    { metric: 'reopened', by: ['agent'] },
  );
  // Eva's was opened again twice; Max's stayed resolved, Lea's never was.
  expect(days!.map((row) => row.value)).toEqual([1, 0]);
  expect(agents!.map((row) => [row.agent, row.value])).toEqual([['Ann', 1]]);
});
