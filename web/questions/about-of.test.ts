import { expect, it } from 'vitest';
import { savedAboutSchema, type SavedAboutInput } from '../../src/contract/saved-questions.ts';
import type { MetricInfo } from '../../src/contract/question.ts';
import { readExplore } from '../dashboards/explore-state.ts';
import { filtersOf, readView } from '../dashboards/url-state.ts';
import { exploreParams } from '../../src/contract/explore-params.ts';

const responseTime = {
  id: 'response-time',
  unit: 's',
  shape: 'distribution',
  aggregations: ['median', 'share'],
  defaultAggregation: 'median',
  dimensions: ['channel', 'agent', 'team', 'weekday', 'hour'],
  clocks: ['calendar', 'business'],
  dates: ['event', 'cohort'],
} as unknown as MetricInfo;

const kept = (about: SavedAboutInput) => exploreParams(savedAboutSchema.parse(about), responseTime.unit);

it('opens a kept question as it was drawn, with the last 30 days still the last 30 days', () => {
  const params = kept({
    question: {
      metric: 'response-time',
      aggregate: 'share',
      target: 1_800,
      by: ['team'],
      every: 'week',
      clock: 'business',
      where: [
        { dimension: 'channel', value: 'email' },
        { dimension: 'channel', value: 'chat' },
      ],
      compare: 'previous',
      top: 5,
    },
    range: { name: '30d' },
    chart: 'line',
  });
  const explore = readExplore(params, [responseTime])!;
  // 1,800 s are 30 minutes in the field.
  expect(explore).toMatchObject({
    aggregate: 'share',
    targetMinutes: 30,
    by: ['team'],
    isOverTime: true,
    kind: 'line',
  });
  expect(explore).toMatchObject({ clock: 'business', compare: 'previous', top: 5 });
  const view = readView(params);
  expect(view).toMatchObject({ range: { name: '30d' }, every: 'week', channels: ['email', 'chat'], zone: null });
  expect(filtersOf(view)).toHaveLength(2);
});

it('opens a kept count with the forecast that was drawn', () => {
  const volume = {
    ...responseTime,
    id: 'volume',
    shape: 'series',
    aggregations: ['count'],
    defaultAggregation: 'count',
  };
  const params = kept({
    question: { metric: 'volume', every: 'day' },
    range: { name: '30d' },
    chart: 'line',
    forecast: true,
  });
  expect(readExplore(params, [volume as unknown as MetricInfo])).toMatchObject({ kind: 'line', isForecast: true });
});

it('opens a kept question with the window that it was asked with', () => {
  const held = { ...responseTime, id: 'first-contact-resolution', windowDays: 7 };
  const daysOf = (question: SavedAboutInput['question']) =>
    readExplore(kept({ question, range: { name: '30d' } }), [held])!.windowDays;
  expect(daysOf({ metric: held.id, windowDays: 14 })).toBe(14);
  expect(daysOf({ metric: held.id })).toBe(7);
});

it('writes conditions that the bar has no field for into the filter', () => {
  const params = kept({
    question: {
      metric: 'response-time',
      where: [
        { dimension: 'team', value: 'Alpha' },
        { dimension: 'team', value: 'Beta' },
        { dimension: 'agent', value: 'a1' },
      ],
      filter: { not: { dimension: 'direction', value: 'internal' } },
    },
    range: { name: 'custom', from: '2026-03-01', to: '2026-03-31' },
  });
  expect(params.get('filter')).toBe('(team=Alpha or team=Beta) and not direction=internal');
  expect(params.getAll('agent')).toEqual(['a1']);
  expect(readView(params).range).toEqual({ name: 'custom', from: '2026-03-01', to: '2026-03-31' });
});
