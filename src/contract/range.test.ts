import { expect, it } from 'vitest';
import { askedNow } from './asked-now.ts';
import { periodBefore, rangeOf } from './range.ts';

const NOON = Date.parse('2026-03-04T12:00:30Z');

it('the last hour ends with the minute that runs, and is compared with the hour before', () => {
  const hour = rangeOf({ name: '1h' }, 'Asia/Shanghai', NOON);
  expect(hour).toEqual({ from: '2026-03-04T11:01:00.000Z', to: '2026-03-04T12:01:00.000Z' });
  expect(periodBefore({ name: '1h' }, hour)).toEqual({ from: '2026-03-04T10:01:00.000Z', to: hour.from });
});

it('a week begins on the day that the reader says', () => {
  // The 4th of March 2026 is a Wednesday.
  expect(rangeOf({ name: 'this-week' }, 'UTC', NOON)).toEqual({ from: '2026-03-02', to: '2026-03-05' });
  expect(rangeOf({ name: 'this-week' }, 'UTC', NOON, 7)).toEqual({ from: '2026-03-01', to: '2026-03-05' });
  expect(rangeOf({ name: 'this-week' }, 'UTC', NOON, 3)).toEqual({ from: '2026-03-04', to: '2026-03-05' });
});

it('today is the civil day of the zone', () => {
  expect(rangeOf({ name: 'today' }, 'Pacific/Auckland', NOON)).toEqual({ from: '2026-03-05', to: '2026-03-06' });
});

it('a kept question moves with the clock, in its own zone or the organisation’s', () => {
  const about = { question: { metric: 'csat' }, range: { name: '7d' } } as const;
  expect(askedNow(about, 'UTC', NOON)).toEqual({ metric: 'csat', zone: 'UTC', from: '2026-02-26', to: '2026-03-05' });
  const later = askedNow(about, 'UTC', NOON + 86_400_000);
  expect([later.from, later.to]).toEqual(['2026-02-27', '2026-03-06']);
  const fixed = {
    question: { metric: 'csat', zone: 'Asia/Tokyo' },
    range: { name: 'custom', from: '2026-01-01', to: '2026-01-31' },
  } as const;
  expect(askedNow(fixed, 'UTC', NOON)).toEqual({
    metric: 'csat',
    zone: 'Asia/Tokyo',
    from: '2026-01-01',
    to: '2026-02-01',
  });
});
