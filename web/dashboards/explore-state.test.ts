import { expect, it } from 'vitest';
import type { MetricInfo } from '../../src/contract/question.ts';
import { readExplore } from './explore-state.ts';

const volume: MetricInfo = {
  id: 'volume',
  label: { en: 'Volume', 'zh-CN': '互动量' },
  definition: { en: '', 'zh-CN': '' },
  leavesOut: { en: '', 'zh-CN': '' },
  unit: 'interactions',
  better: null,
  anchor: { en: '', 'zh-CN': '' },
  shape: 'series',
  aggregations: ['count'],
  defaultAggregation: 'count',
  dimensions: ['channel', 'agent', 'source', 'weekday', 'hour'],
  clocks: ['calendar'],
  dates: ['event', 'cohort'],
  reach: 'interaction',
  windowDays: null,
  source: '',
};
const waiting: MetricInfo = { ...volume, id: 'waiting', shape: 'level', dimensions: ['channel'], dates: ['event'] };
const read = (address: string) => readExplore(new URLSearchParams(address), [volume, waiting])!;

it('what a metric does not offer falls back to what it does', () => {
  const { by, clock, date, top } = read('metric=waiting&by=agent,channel,channel&clock=business&date=cohort&top=x');
  expect([by, clock, date, top]).toEqual([['channel'], 'calendar', 'event', null]);
});

it('a window is the metric’s own unless another is asked for, and only where there is one', () => {
  expect(read('window=14').windowDays).toBe(null);
  const held = { ...volume, id: 'first-contact-resolution', windowDays: 7 };
  const daysOf = (address: string) => readExplore(new URLSearchParams(address), [held])!.windowDays;
  expect(['', 'window=14', 'window=0', 'window=400', 'window=x'].map(daysOf)).toEqual([7, 14, 7, 7, 7]);
});

it('other working hours are compared with on the business clock only, and in place of another span', () => {
  const timed = { ...volume, id: 'response-time', clocks: ['calendar', 'business'] as const };
  const comparedIn = (address: string) => {
    const { compare, compareCalendar } = readExplore(new URLSearchParams(address), [
      { ...timed, clocks: [...timed.clocks] },
    ])!;
    return [compare, compareCalendar];
  };
  expect(comparedIn('clock=business&compare-calendar=7&compare=year')).toEqual([null, 7]);
  expect(comparedIn('compare-calendar=7&compare=year')).toEqual(['year', null]);
});

it('up to three splits, in their order', () => {
  expect(read('by=source,channel,agent,hour').by).toEqual(['source', 'channel', 'agent']);
});

it('only a count by when it happened, not split, can be continued', () => {
  expect(read('forecast=1').isForecast).toBe(true);
  for (const address of [
    'forecast=1&by=agent&time=over-time',
    'forecast=1&metric=waiting',
    'forecast=1&date=cohort',
    'forecast=1&time=whole',
    '',
  ])
    expect(read(address).isForecast).toBe(false);
});

it('a heat map is by weekday and hour, whatever else is split, and only where both are offered', () => {
  const heat = read('chart=heat&by=agent&top=3');
  expect([heat.kind, heat.by, heat.isOverTime, heat.top]).toEqual(['heat', ['weekday', 'hour'], false, null]);
  expect(heat.kinds).toContain('bar');
  expect(
    [
      'by=weekday,hour',
      'by=hour,weekday',
      'by=hour,weekday&chart=bar',
      'by=hour,weekday&time=over-time',
      'by=hour,agent',
    ].map((address) => read(address).kind),
  ).toEqual(['heat', 'heat', 'bar', 'line', 'bar']);
  expect(read('metric=waiting&chart=heat').kind).not.toBe('heat');
});
