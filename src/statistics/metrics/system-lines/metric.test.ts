import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts what a program wrote into a chat, and nothing that was written to someone', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').isToldAutomatically('09:01');
  given.row({
    at: '2026-03-01T08:00:00Z',
    kind: 'system',
    author_kind: 'automation',
    channel: 'chat',
    direction: null,
  });
  expect(await numbersFrom(given, { metric: 'system-lines' })).toEqual([[1, 1, null]]);
});
