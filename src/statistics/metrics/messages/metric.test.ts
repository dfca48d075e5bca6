import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts what is written, by people and by programs, and no calls', async () => {
  const given = story();
  given
    .customer('Eva')
    .writes('2026-03-01T09:00Z')
    .isToldAutomatically('09:01')
    .agent('Ann')
    .replies('09:30')
    .calls('10:00');
  const by = (author: string) => ({ metric: 'messages', where: [{ dimension: 'author' as const, value: author }] });
  expect(await numbersFrom(given, { metric: 'messages' }, by('automation'))).toEqual([
    [3, 3, null],
    [1, 1, null],
  ]);
});
