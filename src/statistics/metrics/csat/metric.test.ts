import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { rowsBehind } from '../../rows-behind.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the share of fours and fives, not the mean', async () => {
  const given = story();
  for (const stars of [5, 5, 4, 3, 1]) given.customer(`C${stars}`).rates('2026-03-01T09:00Z', stars);
  // 3 of 5 are in the top two boxes; the mean over the maximum would be 72 %.
  expect(await numbersFrom(given, { metric: 'csat' })).toEqual([[0.6, 5, null]]);
});

it('lays other scales on the same line: 75 of 0 to 100 and more is satisfied', async () => {
  const given = story();
  const eva = given.customer('Eva');
  // 75 of 100 is just enough, 74 is not; 2 of 1–3 is 50; 1 of 0–1 is 100.
  eva
    .rates('2026-03-01T09:02Z', 75, '0-100')
    .rates('09:03', 74, '0-100')
    .rates('09:04', 2, '1-3')
    .rates('09:05', 1, '0-1');
  expect(await numbersFrom(given, { metric: 'csat' })).toEqual([[2 / 4, 4, null]]);
});

it('is no place for the answers to other surveys: they are told apart, with their number', async () => {
  const given = story();
  const eva = given.customer('Eva');
  eva.rates('2026-03-01T09:00Z', 5).rates('09:01', 8, '0-10').rates('09:02', 2, '1-7').rates('09:03', 7, '0-10');
  expect(await numbersFrom(given, { metric: 'csat' })).toEqual([[1, 1, null]]);
  await withDatabase(async (database) => {
    await given.storedIn(database);
    const { exclusions } = await rowsBehind(database, { metric: 'csat' }, { bucket: null, by: {} }, { limit: 1 }, 'en');
    expect(exclusions.map(({ count }) => count)).toEqual([1, 2]);
  });
});

it('belongs to the day on which the survey was answered', async () => {
  const given = story();
  given.row({ at: '2026-03-01T09:00:00Z', rating_value: 5, rating_scale: '1-5', rated_at: '2026-03-08T09:00:00Z' });
  const day = (from: string, to: string) => ({ metric: 'csat', from, to });
  expect(await numbersFrom(given, day('2026-03-01', '2026-03-02'), day('2026-03-08', '2026-03-09'))).toEqual([
    [null, 0, null],
    [1, 1, null],
  ]);
});
