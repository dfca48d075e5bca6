import { describe, expect, it } from 'vitest';
import { bars, inOrder } from './bars.ts';
import type { Cell } from './cell.ts';
import { cellOf } from './cell.ts';
import { channelColour, REST_COLOUR } from './colours.ts';
import { fitText, textWidth } from './fit-text.ts';
import { spread, stretches } from './lines.ts';
import { slices } from './slices.ts';
import { fittingBucket, timeAxis } from './time-axis.ts';
import { valueAxis } from './value-axis.ts';

const day = (date: number, value: number | null): Cell => ({
  bucket: `2026-03-${String(date).padStart(2, '0')}T00:00:00+00:00`,
  t: Date.UTC(2026, 2, date),
  value,
  n: 1,
  unanswered: null,
  split: null,
  splitValue: '',
  splits: [],
  rest: 0,
  low: null,
  high: null,
  outsideHours: null,
  before: undefined,
});
const part = (split: string | null, value: number | null): Cell => ({
  ...day(1, value),
  split,
  splitValue: split ?? '',
});

describe('cells', () => {
  it('people are opened by their id and read by their name', () => {
    const cell = cellOf({ bucket: null, value: 3, n: 3, unanswered: null, agent: 'Ann', agentId: 'u-1' }, 'agent');
    expect([cell.split, cell.splitValue]).toEqual(['Ann', 'u-1']);
  });
  it('unknown is opened with an empty value', () => {
    const cell = cellOf({ bucket: null, value: 3, n: 3, unanswered: null, agent: null, agentId: null }, 'agent');
    expect([cell.split, cell.splitValue]).toEqual([null, '']);
  });
});

describe('lines', () => {
  it('a null is a gap, and so is a bucket that is not there', () => {
    const found = stretches([day(1, 1), day(2, 2), day(3, null), day(4, 4), day(6, 6)], 'day');
    expect(found.map((cells) => cells.map((cell) => cell.value))).toEqual([[1, 2], [4], [6]]);
  });
  it('labels at the ends do not cover each other and stay inside', () => {
    expect(spread([50, 52, 51], 14, 0, 100)).toEqual([50, 78, 64]);
    expect(spread([98, 99], 14, 0, 100)).toEqual([86, 100]);
  });
});

describe('time axis', () => {
  it('puts buckets in order and labels no more than fit', () => {
    const axis = timeAxis(['2026-03-03T00:00:00Z', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'], 2);
    expect(axis.buckets[0]).toBe('2026-03-01T00:00:00Z');
    expect(axis.labelled.length).toBeLessThanOrEqual(2);
    expect(axis.place(axis.starts[2] ?? 0)).toBe(1);
  });
  it('a day by the hour, a month by the day, three years by the month', () => {
    const days = (n: number): number => n * 86_400_000;
    expect([days(1), days(30), days(180), days(1_095)].map(fittingBucket)).toEqual(['hour', 'day', 'week', 'month']);
  });
});

describe('value axis', () => {
  it('counts start at zero and have whole ticks', () => {
    const axis = valueAxis([3, 1, 2], 'interactions');
    expect(axis.ticks[0]).toBe(0);
    expect(axis.ticks.every(Number.isInteger)).toBe(true);
    expect(axis.place(0)).toBe(0);
  });
  it('durations over decades stand on a logarithmic axis, but bars never do', () => {
    expect(valueAxis([20, 90_000], 's').kind).toBe('log');
    expect(valueAxis([20, 90_000], 's', { fromZero: true }).kind).toBe('linear');
    expect(valueAxis([1_000, 9_000], 's').kind).toBe('linear');
  });
  it('durations have ticks that a clock has', () => {
    expect(valueAxis([5_000], 's').ticks).toEqual([0, 1_800, 3_600, 5_400]);
  });
  it('a zero stays on the bottom of a logarithmic axis', () => {
    expect(valueAxis([0, 5, 90_000], 's').place(0)).toBe(0);
  });
  it('a share ends at one', () => expect(valueAxis([0.83], 'ratio').ticks.at(-1)).toBe(1));
  it('nothing measured still has an axis', () => expect(valueAxis([null], 's').ticks.length).toBeGreaterThan(0));
});

describe('slices', () => {
  it('six at most, sorted, the rest together', () => {
    const found = slices(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, at) => part(name, at + 1)),
      'agent',
    );
    expect(found.map((slice) => slice.label)).toEqual(['h', 'g', 'f', 'e', 'd', null]);
    expect(found.at(-1)?.value).toBe(6);
    expect(found.reduce((sum, slice) => sum + slice.share, 0)).toBeCloseTo(1);
  });
  it('ratings keep their own order', () => {
    expect(slices([part('1', 9), part('5', 2), part('3', 4)], 'rating').map((slice) => slice.label)).toEqual([
      '5',
      '3',
      '1',
    ]);
  });
  it('a channel keeps its colour whatever its size', () => {
    const [first] = slices([part('chat', 9), part('email', 2)], 'channel');
    expect(first?.colour).toBe(channelColour('chat'));
  });
  it('what came together as the rest is last, and grey', () => {
    const found = slices([{ ...part('Others', 9), rest: 3 }, part('Ann', 2), part('Bo', 5)], 'agent');
    expect(found.map((slice) => slice.label)).toEqual(['Bo', 'Ann', 'Others']);
    expect(found.map((slice) => slice.colour === REST_COLOUR)).toEqual([false, false, true]);
  });
  it('nothing counted is no pie', () => expect(slices([part('a', 0), part('b', null)], 'agent')).toEqual([]));
});

describe('bars', () => {
  it('largest first, unknown last, the rest is counted', () => {
    const found = bars([part(null, 9), part('Ann', 2), part('Bo', 5), part('Cy', null)], 'agent', { most: 2 });
    expect(found.shown.map((cell) => cell.split)).toEqual(['Bo', 'Ann']);
    expect(found.rest).toBe(1);
  });
  it('what came together as the rest comes after the largest, before unknown', () => {
    const cells = [{ ...part('Others', 9), rest: 3 }, part(null, 7), part('Ann', 2), part('Bo', 5)];
    expect(bars(cells, 'agent').shown.map((cell) => cell.split)).toEqual(['Bo', 'Ann', 'Others', null]);
  });
  it('medians are shown of those with the most behind them', () => {
    const cells = [
      { ...part('Ann', 9), n: 1 },
      { ...part('Bo', 5), n: 30 },
      { ...part('Cy', 7), n: 20 },
    ];
    const found = bars(cells, 'agent', { most: 2, isAdding: false });
    expect([found.shown.map((cell) => cell.split), found.isByWeight]).toEqual([['Cy', 'Bo'], true]);
  });
  it('a table has all of them in the same order, those without a value, too', () => {
    const cells = [
      part('Ann', null),
      { ...part('Others', 9), rest: 3 },
      part(null, 8),
      part('Bo', -40),
      part('Al', null),
    ];
    expect(inOrder(cells, 'agent').map((cell) => cell.split)).toEqual(['Bo', 'Al', 'Ann', 'Others', null]);
    const hours = [part('10', 1), { ...part('Others', 9), rest: 22 }, part('9', 5)];
    expect(inOrder(hours, 'hour').map((cell) => cell.split)).toEqual(['9', '10', 'Others']);
  });
  it('hours keep their order', () => {
    expect(bars([part('10', 1), part('9', 5)], 'hour').shown.map((cell) => cell.split)).toEqual(['9', '10']);
  });
});

describe('text', () => {
  it('is cut to its room, Chinese by its own width', () => {
    expect(textWidth('客服')).toBe(24);
    expect(fitText('客户服务中心', 50)).toBe('客户服…');
    expect(fitText('Ann', 50)).toBe('Ann');
  });
});
