import type { Aggregation, Dimension } from '../../src/contract/question.ts';
import type { Dictionary } from '../locales/dictionary.ts';

/**
 * What is shown only where some source tells it: answers, ratings, calls, how matters stand, and when they were resolved. A metric
 * stands for each, of which the whole history has something, or nothing.
 */
export const NEEDED = ['response-time', 'csat', 'calls-offered', 'resolution-rate', 'resolution-time'] as const;
export type Needed = (typeof NEEDED)[number];
/** Most histories have these: until it is known, their places are kept. */
export const USUAL: readonly Needed[] = ['response-time', 'csat', 'calls-offered'];

/** A number with its course. `isNow` asks for this moment, whatever the range. */
export interface TileSpec {
  readonly id: keyof Dictionary['overview']['tiles'];
  readonly metric: string;
  readonly aggregate: Aggregation;
  readonly isNow?: boolean;
  readonly needs?: Needed;
}

/** One chart, one question. A line has a series for each aggregate; bars and pies are split by a dimension. */
export interface ChartSpec {
  readonly id: keyof Dictionary['overview']['charts'];
  readonly kind: 'line' | 'bar' | 'pie';
  readonly metric: string;
  readonly aggregates: readonly Aggregation[];
  readonly by?: Dimension;
  readonly size: 'wide' | 'narrow' | 'half';
  readonly needs?: Needed;
}

export const TILES: readonly TileSpec[] = [
  { id: 'volume', metric: 'volume', aggregate: 'count' },
  { id: 'waiting', metric: 'waiting', aggregate: 'level', isNow: true },
  { id: 'first-response-median', metric: 'first-response-time', aggregate: 'median', needs: 'response-time' },
  { id: 'first-response-p90', metric: 'first-response-time', aggregate: 'p90', needs: 'response-time' },
  { id: 'satisfaction', metric: 'csat', aggregate: 'ratio', needs: 'csat' },
  { id: 'missed-calls', metric: 'calls-missed', aggregate: 'count', needs: 'calls-offered' },
  { id: 'open', metric: 'open-conversations', aggregate: 'level', isNow: true, needs: 'resolution-rate' },
  { id: 'resolved', metric: 'resolution-rate', aggregate: 'ratio', needs: 'resolution-rate' },
  { id: 'resolution-median', metric: 'resolution-time', aggregate: 'median', needs: 'resolution-time' },
  { id: 'resolution-p90', metric: 'resolution-time', aggregate: 'p90', needs: 'resolution-time' },
  { id: 'first-contact', metric: 'first-contact-resolution', aggregate: 'ratio', needs: 'resolution-time' },
  { id: 'reopened', metric: 'reopened', aggregate: 'count', needs: 'resolution-time' },
];

export const CHARTS: readonly ChartSpec[] = [
  { id: 'volume-over-time', kind: 'line', metric: 'volume', aggregates: ['count'], size: 'wide' },
  { id: 'channel-mix', kind: 'pie', metric: 'volume', aggregates: ['count'], by: 'channel', size: 'narrow' },
  {
    id: 'response-over-time',
    kind: 'line',
    metric: 'response-time',
    aggregates: ['median', 'p90'],
    size: 'wide',
    needs: 'response-time',
  },
  {
    id: 'response-by-agent',
    kind: 'bar',
    metric: 'response-time',
    aggregates: ['median'],
    by: 'agent',
    size: 'narrow',
    needs: 'response-time',
  },
  {
    id: 'resolution-over-time',
    kind: 'line',
    metric: 'resolution-time',
    aggregates: ['median', 'p90'],
    size: 'wide',
    needs: 'resolution-time',
  },
  {
    id: 'resolution-by-agent',
    kind: 'bar',
    metric: 'resolution-time',
    aggregates: ['median'],
    by: 'agent',
    size: 'narrow',
    needs: 'resolution-time',
  },
  {
    id: 'open-over-time',
    kind: 'line',
    metric: 'open-conversations',
    aggregates: ['level'],
    size: 'half',
    needs: 'resolution-time',
  },
  {
    id: 'first-contact-over-time',
    kind: 'line',
    metric: 'first-contact-resolution',
    aggregates: ['ratio'],
    size: 'half',
    needs: 'resolution-time',
  },
  { id: 'satisfaction-over-time', kind: 'line', metric: 'csat', aggregates: ['ratio'], size: 'wide', needs: 'csat' },
  {
    id: 'satisfaction-bands',
    kind: 'pie',
    metric: 'csat',
    aggregates: ['count'],
    by: 'rating',
    size: 'narrow',
    needs: 'csat',
  },
  { id: 'volume-by-channel', kind: 'bar', metric: 'volume', aggregates: ['count'], by: 'channel', size: 'half' },
  { id: 'volume-by-agent', kind: 'bar', metric: 'volume', aggregates: ['count'], by: 'agent', size: 'half' },
];
