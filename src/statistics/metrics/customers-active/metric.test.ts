import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts people, not messages: whoever comes by mail and by chat is one', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').by('chat').writes('10:00');
  given.customer('Max').writes('2026-03-01T09:00Z');
  given.row({ at: '2026-03-01T09:00:00Z', direction: 'internal', contact_point_id: given.person('Lea') });
  const chat = { metric: 'customers-active', where: [{ dimension: 'channel' as const, value: 'chat' }] };
  expect(await numbersFrom(given, { metric: 'customers-active' }, chat)).toEqual([
    [2, 2, null],
    [1, 1, null],
  ]);
});
