import { expect, it } from 'vitest';
import { story } from '../../store/testing/given.ts';
import { answersTo } from '../testing/answer-to.ts';

/** On Monday three mails from 9 to 10 and two from 14 to 15 (UTC), one of them by chat; on Wednesday one. */
function sixMails() {
  const given = story();
  const mail = (at: string, channel = 'email') => given.row({ at: `2026-03-${at}:00Z`, channel });
  for (const at of ['02T09:00', '02T09:30', '02T09:59', '02T14:00', '04T23:10']) mail(at);
  mail('02T14:30', 'chat');
  return given;
}

it('is the hour of each span in which most came, by the clocks of the zone', async () => {
  const days = {
    metric: 'volume',
    aggregate: 'busiest-hour',
    every: 'day',
    from: '2026-03-02',
    to: '2026-03-05',
    zone: 'Asia/Kathmandu',
  } as const;
  const [byDay, whole] = await answersTo(sixMails(), days, { ...days, every: undefined, zone: 'UTC' });
  // Kathmandu is 5:45 ahead: 9:00 is 14:45 there, 9:30 15:15 and 9:59 15:44; 14:00 is 19:45, 14:30 is 20:15.
  // 23:10 is 4:55 of the next day, which the range leaves out.
  expect(byDay!.map((row) => [row.bucket!.slice(0, 10), row.value, row.n, row.busiestHour])).toEqual([
    ['2026-03-02', 2, 5, '2026-03-02T15:00:00+05:45'],
    ['2026-03-03', null, 0, null],
    ['2026-03-04', null, 0, null],
  ]);
  expect(whole![0]).toMatchObject({ value: 3, n: 6, busiestHour: '2026-03-02T09:00:00+00:00' });
});

it('is each split’s own, and of equal ones the first', async () => {
  const [rows] = await answersTo(sixMails(), { metric: 'messages', aggregate: 'busiest-hour', by: ['channel'] });
  expect(rows!.map((row) => [row.channel, row.value, row.n, row.busiestHour])).toEqual([
    ['chat', 1, 1, '2026-03-02T14:00:00+00:00'],
    ['email', 3, 5, '2026-03-02T09:00:00+00:00'],
  ]);
  const [weeks] = await answersTo(sixMails(), {
    metric: 'volume',
    aggregate: 'busiest-hour',
    every: 'week',
    where: [{ dimension: 'hour', value: '14' }],
  });
  expect(weeks!.map((row) => [row.value, row.busiestHour])).toEqual([[2, '2026-03-02T14:00:00+00:00']]);
});
