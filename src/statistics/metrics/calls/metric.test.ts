import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts a call once, whatever became of it', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').calls('10:00').calls('10:05', 'abandoned');
  given.row({ at: '2026-03-01T10:01:00Z', kind: 'call', channel: 'phone', is_leg: true });
  expect(await numbersFrom(given, { metric: 'calls' })).toEqual([[2, 2, null]]);
});
