import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('is the sum of the words of all messages, each as long as it is', async () => {
  const given = story();
  const mail = (words: number | null, more = {}) => given.row({ at: '2026-03-01T09:00:00Z', words, ...more });
  mail(4);
  mail(10, { author_kind: 'agent', direction: 'outbound' });
  mail(1);
  mail(null);
  mail(50, { kind: 'system' });
  // 4 + 10 + 1 = 15 in three messages; the middle one of 1, 4, 10 is 4.
  expect(
    await numbersFrom(
      given,
      { metric: 'words' },
      { metric: 'words', aggregate: 'median' },
      { metric: 'words', aggregate: 'count' },
      { metric: 'words', where: [{ dimension: 'channel', value: 'chat' }] },
    ),
  ).toEqual([
    [15, 3, null],
    [4, 3, null],
    [3, 3, null],
    [0, 0, null],
  ]);
});
