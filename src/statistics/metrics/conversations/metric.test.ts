import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('counts a conversation once, on the day it opened', async () => {
  const given = story();
  given
    .customer('Eva')
    .writes('2026-03-01T09:00Z')
    .agent('Ann')
    .replies('2026-03-02T09:30Z')
    .writes('2026-03-03T09:30Z');
  given.customer('Max').agent('Ann').replies('2026-03-02T09:00Z').writes('2026-03-02T10:00Z');
  const [byDirection] = await answersTo(given, { metric: 'conversations', by: ['direction'] });
  // Eva opened hers, Ann opened the one with Max.
  expect(byDirection!.map((row) => [row.direction, row.value])).toEqual([
    ['inbound', 1],
    ['outbound', 1],
  ]);
});
