import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('holds each wait to what was promised when it began, not to what is promised today', async () => {
  const given = story();
  const target = { for: { kind: 'all' }, metric: 'response-time' };
  given
    .decides('target', { ...target, value: 3600 })
    .decides('target', { ...target, value: 600, validFrom: '2026-03-02' });
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
  given.customer('Max').writes('2026-03-02T09:00Z').agent('Ann').replies('09:30');
  given.customer('Lea').writes('2026-03-02T09:00Z').agent('Ann').replies('09:10');
  // 30 min of 60 kept; 30 min of 10 not; 10 min of 10 kept: 2 of 3. Wilson: 0.208 to 0.939.
  expect(await numbersFrom(given, { metric: 'within-target' })).toEqual([[2 / 3, 3, null]]);
});

it('counts an open wait as broken once it is late, and not at all before', async () => {
  const given = story();
  given.decides('target', { for: { kind: 'channel', channel: 'email' }, metric: 'response-time', value: 3600 });
  given.customer('Eva').writes('2026-03-01T09:00Z');
  given.customer('Max').writes(new Date(Date.now() - 60_000).toISOString());
  // Nothing was promised for chats.
  given.customer('Lea').by('chat').writes('2026-03-01T09:00Z');
  expect(await numbersFrom(given, { metric: 'within-target' })).toEqual([[0, 1, null]]);
});

it('holds on the business clock where that was promised', async () => {
  const given = story();
  const weekly = [{ weekday: 1, from: '09:00', to: '17:00' }];
  given.decides('calendar', { for: { kind: 'all' }, name: 'Mondays', zone: 'UTC', weekly });
  given.decides('target', { for: { kind: 'all' }, metric: 'response-time', value: 3600, clock: 'business' });
  // From Saturday to Monday 09:30 is half an hour of work.
  given.customer('Eva').writes('2026-02-28T09:00Z').agent('Ann').replies('2026-03-02T09:30Z');
  expect(await numbersFrom(given, { metric: 'within-target' })).toEqual([[1, 1, null]]);
});
