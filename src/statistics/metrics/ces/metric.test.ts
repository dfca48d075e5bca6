import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the mean of the answers from 1 to 7', async () => {
  const given = story();
  for (const [i, value] of [7, 5, 3].entries()) given.customer(`C${i}`).rates('2026-03-01T09:00Z', value, '1-7');
  given.customer('Eva').rates('2026-03-01T09:00Z', 5);
  expect(await numbersFrom(given, { metric: 'ces' })).toEqual([[5, 3, null]]);
});
