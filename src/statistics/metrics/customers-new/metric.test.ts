import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('are new once, where they came first', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').by('chat').writes('2026-03-02T10:00Z');
  given.customer('Max').by('chat').writes('2026-03-02T09:00Z');
  const chat = { metric: 'customers-new', where: [{ dimension: 'channel' as const, value: 'chat' }] };
  expect(
    await numbersFrom(given, { metric: 'customers-new' }, chat, { metric: 'customers-new', from: '2026-03-02' }),
  ).toEqual([
    [2, 2, null],
    [1, 1, null],
    [1, 1, null],
  ]);
});
