import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('counts messages and calls of all sides, and a call once however many it rang', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').isToldAutomatically('09:01').agent('Ann').replies('09:30');
  given.customer('Max').calls('2026-03-01T10:00Z');
  given.row({ at: '2026-03-01T10:00:05Z', kind: 'call', is_leg: true });
  given.row({ at: '2026-03-01T11:00:00Z', kind: 'system', author_kind: 'automation' });
  given.row({ at: '2026-03-01T12:00:00Z', kind: 'rating' });
  const [total, byAuthor] = await answersTo(given, { metric: 'volume' }, { metric: 'volume', by: ['author'] });
  // A mail, an automatic reply, a reply and a call; not the second leg, the system line and the survey answer.
  expect(total![0]!.value).toBe(4);
  expect(byAuthor!.map((row) => [row.author, row.value])).toEqual([
    ['agent', 1],
    ['automation', 1],
    ['customer', 2],
  ]);
});
