import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('are all messages and calls of people in a conversation', async () => {
  const given = story();
  given
    .customer('Eva')
    .writes('2026-03-01T09:00Z')
    .isToldAutomatically('09:01')
    .agent('Ann')
    .replies('09:30')
    .writes('10:00')
    .replies('11:00');
  given.customer('Max').writes('2026-03-01T09:00Z');
  // Eva's has 4, Max's 1.
  expect(await numbersFrom(given, { metric: 'touches' }, { metric: 'touches', aggregate: 'max' })).toEqual([
    [2.5, 2, null],
    [4, 2, null],
  ]);
});
