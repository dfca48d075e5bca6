import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { answersTo } from '../../testing/answer-to.ts';

it('is of the conversations that a source tells of, by when they were opened', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-02T09:00Z').agent('Ann').resolves('2026-03-03T09:00Z');
  given.customer('Max').writes('2026-03-02T09:00Z').agent('Ann').resolves('10:00').writes('11:00');
  given.customer('Lea').writes('2026-03-02T09:00Z').stands('open');
  given.customer('Kim').writes('2026-03-03T09:00Z').stands('resolved');
  given.customer('Tom').writes('2026-03-02T09:00Z');
  const question = { metric: 'resolution-rate', every: 'day', from: '2026-03-02', to: '2026-03-05' } as const;
  const [days] = await answersTo(given, question);
  // On the 2nd Eva's, of three (Max's is open again); of Tom's mail nobody says anything. On the 3rd Kim's.
  expect(days!.map((row) => [row.value, row.n])).toEqual([
    [1 / 3, 3],
    [1, 1],
    [null, 0],
  ]);
});
