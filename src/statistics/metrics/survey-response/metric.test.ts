import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is answered ÷ sent, by the day on which the survey was sent', async () => {
  const given = story();
  const sent = { at: '2026-03-01T09:00:00Z', survey_sent_at: '2026-03-01T10:00:00Z' };
  given.row({ ...sent, rating_value: 4, rating_scale: '1-5', rated_at: '2026-03-09T09:00:00Z' });
  given.row(sent);
  given.row(sent);
  given.row(sent);
  // An answer without a known sending is in neither side.
  given.customer('Eva').rates('2026-03-01T09:00Z', 5);
  expect(await numbersFrom(given, { metric: 'survey-response', to: '2026-03-02' })).toEqual([[0.25, 4, null]]);
});
