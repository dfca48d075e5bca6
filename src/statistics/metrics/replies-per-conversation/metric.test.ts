import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('are what people of ours wrote or called in a conversation, none included', async () => {
  const given = story();
  given
    .customer('Eva')
    .writes('2026-03-01T09:00Z')
    .isToldAutomatically('09:01')
    .agent('Ann')
    .replies('09:30')
    .replies('09:31');
  given.customer('Max').writes('2026-03-01T09:00Z');
  expect(await numbersFrom(given, { metric: 'replies-per-conversation' })).toEqual([[1, 2, null]]);
});
