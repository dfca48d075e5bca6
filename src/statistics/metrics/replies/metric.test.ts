import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts the messages whose source says that they reply', async () => {
  const given = story();
  given.row({ at: '2026-03-01T09:00:00Z' });
  given.row({ at: '2026-03-01T10:00:00Z', is_reply: true });
  given.row({ at: '2026-03-01T11:00:00Z', is_reply: true, author_kind: 'agent', direction: 'outbound' });
  expect(await numbersFrom(given, { metric: 'replies' })).toEqual([[2, 2, null]]);
});
