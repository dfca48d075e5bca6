import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is promoters less detractors; passives only count among all', async () => {
  const given = story();
  for (const [i, value] of [10, 9, 9, 8, 7, 6, 0].entries())
    given.customer(`C${i}`).rates('2026-03-01T09:00Z', value, '0-10');
  given.customer('Eva').rates('2026-03-01T09:00Z', 5);
  // 3 of 7 less 2 of 7: 100 / 7.
  const [[value, n] = []] = await numbersFrom(given, { metric: 'nps' });
  expect([value?.toFixed(9), n]).toEqual([(100 / 7).toFixed(9), 7]);
});
