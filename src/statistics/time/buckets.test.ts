import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../contract/question.ts';
import { bucketsOf, offsetsOf, SLOT } from './buckets.ts';
import { isoInZone } from '../../core/calendar/zone.ts';

const HOUR = 3_600_000;

function starts(zone: string, every: Bucket, from: string, to: string, weekStart = 1): string[] {
  return bucketsOf(zone, every, weekStart, Date.parse(from), Date.parse(to)).map(({ start }) => isoInZone(zone, start));
}

function lengths(zone: string, every: Bucket, from: string, to: string): number[] {
  return bucketsOf(zone, every, 1, Date.parse(from), Date.parse(to)).map(({ start, end }) => (end - start) / HOUR);
}

describe('buckets', () => {
  it('are half-open, whole, and touch the range', () => {
    expect(starts('Asia/Shanghai', 'month', '2026-01-31T16:00Z', '2026-03-31T16:00Z')).toEqual([
      '2026-02-01T00:00:00+08:00',
      '2026-03-01T00:00:00+08:00',
    ]);
    expect(starts('UTC', 'quarter', '2026-02-14', '2026-04-02')).toEqual([
      '2026-01-01T00:00:00+00:00',
      '2026-04-01T00:00:00+00:00',
    ]);
    expect(starts('UTC', 'year', '2025-12-31T23:59Z', '2026-01-01')).toEqual(['2025-01-01T00:00:00+00:00']);
    expect(starts('UTC', 'day', '2026-01-01', '2026-01-01')).toEqual([]);
  });

  it('have 23 and 25 hours where the clocks change', () => {
    expect(lengths('Europe/Berlin', 'day', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([24, 23, 24]);
    expect(lengths('Europe/Berlin', 'day', '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([24, 25, 24]);
    // Lord Howe changes by half an hour.
    expect(lengths('Australia/Lord_Howe', 'day', '2026-04-04T14:00Z', '2026-04-04T15:00Z')).toEqual([24.5]);
  });

  it('of an hour that the clocks show twice are two', () => {
    expect(starts('Europe/Berlin', 'hour', '2026-10-25T00:00Z', '2026-10-25T02:00Z')).toEqual([
      '2026-10-25T02:00:00+02:00',
      '2026-10-25T02:00:00+01:00',
    ]);
    expect(lengths('Australia/Lord_Howe', 'hour', '2026-04-04T14:00Z', '2026-04-04T16:00Z')).toEqual([1, 0.5, 1]);
  });

  it('begin later where midnight is skipped, and are left out where the whole day is', () => {
    expect(starts('America/Sao_Paulo', 'day', '2018-11-04T02:00Z', '2018-11-05T03:00Z')).toEqual([
      '2018-11-03T00:00:00-03:00',
      '2018-11-04T01:00:00-02:00',
      '2018-11-05T00:00:00-02:00',
    ]);
    expect(starts('Pacific/Apia', 'day', '2011-12-29T12:00Z', '2011-12-30T12:00Z')).toEqual([
      '2011-12-29T00:00:00-10:00',
      '2011-12-31T00:00:00+14:00',
    ]);
  });

  it('of weeks begin on the first day that is asked for', () => {
    for (const weekStart of [1, 2, 3, 4, 5, 6, 7]) {
      for (const start of starts('Asia/Kathmandu', 'week', '2026-03-01', '2026-04-01', weekStart)) {
        expect(new Date(start.slice(0, 10)).getUTCDay() || 7).toBe(weekStart);
      }
    }
  });
});

it('the clocks of a zone are moved once when they are moved', () => {
  const [from, to] = [Date.parse('2026-10-24T00:00Z'), Date.parse('2026-10-26T00:00Z')];
  const runs = offsetsOf('Europe/Berlin', from, to);
  const offsetAt = (instant: string) =>
    runs.findLast((run) => run.from <= Date.parse(instant) / SLOT)!.offset / 3_600_000;
  expect(['2026-10-24T00:00Z', '2026-10-25T00:45Z', '2026-10-25T01:00Z'].map(offsetAt)).toEqual([2, 2, 1]);
});
