import type { Aggregation, Dimension } from '../../src/contract/question.ts';
import type { Dictionary } from '../locales/dictionary.ts';

/** A number with its course. `isNow` asks for this moment, whatever the range. */
export interface TileSpec {
  readonly id: keyof Dictionary['overview']['tiles'];
  readonly metric: string;
  readonly aggregate: Aggregation;
  readonly isNow?: boolean;
}

/** One chart, one question. A line has a series for each aggregate; bars and pies are split by a dimension. */
export interface ChartSpec {
  readonly id: keyof Dictionary['overview']['charts'];
  readonly kind: 'line' | 'bar' | 'pie';
  readonly metric: string;
  readonly aggregates: readonly Aggregation[];
  readonly by?: Dimension;
  readonly size: 'wide' | 'narrow' | 'half';
}

export const TILES: readonly TileSpec[] = [
  { id: 'volume', metric: 'volume', aggregate: 'count' },
  { id: 'waiting', metric: 'waiting', aggregate: 'level', isNow: true },
  { id: 'first-response-median', metric: 'first-response-time', aggregate: 'median' },
  { id: 'first-response-p90', metric: 'first-response-time', aggregate: 'p90' },
  { id: 'satisfaction', metric: 'csat', aggregate: 'ratio' },
  { id: 'missed-calls', metric: 'calls-missed', aggregate: 'count' },
];

export const CHARTS: readonly ChartSpec[] = [
  { id: 'volume-over-time', kind: 'line', metric: 'volume', aggregates: ['count'], size: 'wide' },
  { id: 'channel-mix', kind: 'pie', metric: 'volume', aggregates: ['count'], by: 'channel', size: 'narrow' },
  { id: 'response-over-time', kind: 'line', metric: 'response-time', aggregates: ['median', 'p90'], size: 'wide' },
  {
    id: 'response-by-agent',
    kind: 'bar',
    metric: 'response-time',
    aggregates: ['median'],
    by: 'agent',
    size: 'narrow',
  },
  { id: 'satisfaction-over-time', kind: 'line', metric: 'csat', aggregates: ['ratio'], size: 'wide' },
  { id: 'satisfaction-bands', kind: 'pie', metric: 'csat', aggregates: ['count'], by: 'rating', size: 'narrow' },
  { id: 'volume-by-channel', kind: 'bar', metric: 'volume', aggregates: ['count'], by: 'channel', size: 'half' },
  { id: 'volume-by-agent', kind: 'bar', metric: 'volume', aggregates: ['count'], by: 'agent', size: 'half' },
];
