import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('has a mean on five stars and a number for each star', async () => {
  const given = story();
  // One 1, three 3s, four 4s and forty-seven 5s … in small: (1 + 3 + 4 + 5 + 5) ÷ 5 = 3.6.
  for (const [i, stars] of [1, 3, 4, 5, 5].entries()) given.customer(`C${i}`).rates('2026-03-01T09:00Z', stars);
  const [mean, bands] = await answersTo(
    given,
    { metric: 'rating' },
    { metric: 'rating', aggregate: 'count', by: ['rating'] },
  );
  expect(mean![0]).toMatchObject({ value: 3.6, n: 5 });
  expect(bands!.map((row) => [row.rating, row.value])).toEqual([
    [1, 1],
    [3, 1],
    [4, 1],
    [5, 2],
  ]);
});
