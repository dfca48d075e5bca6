// What a question can be made of. Apart from the schemas, so that the browser can have the names without zod.

export const BUCKETS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const AGGREGATIONS = [
  'count',
  'sum',
  'mean',
  'median',
  'p75',
  'p90',
  'p95',
  'p99',
  'max',
  'busiest-hour',
  'share',
  'ratio',
  'level',
  'oldest',
] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const DIMENSIONS = [
  'channel',
  'direction',
  'agent',
  'team',
  'source',
  'import',
  'customer',
  'company',
  'topic',
  'subtopic',
  'tag',
  'author',
  'language',
  'weekday',
  'hour',
  'rating',
  'sentiment',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Of which one thing may have several values: it counts once under each, and once in any total. */
export const OVERLAPPING_DIMENSIONS = ['company', 'tag'] as const satisfies readonly Dimension[];
export type OverlappingDimension = (typeof OVERLAPPING_DIMENSIONS)[number];

export const CLOCKS = ['calendar', 'business'] as const;
export type Clock = (typeof CLOCKS)[number];

/** By when it happened, or by when its conversation began. */
export const DATES = ['event', 'cohort'] as const;
export type DateBasis = (typeof DATES)[number];

/**
 * What a measurement depends on: the interaction that it is of; others of the same customer, at any time; or others of
 * the same conversation.
 */
export const REACHES = ['interaction', 'customer', 'conversation'] as const;
export type Reach = (typeof REACHES)[number];

/** A year: whoever gets in touch later has another matter. */
export const LONGEST_WINDOW_DAYS = 366;

/** With the span just before, or with the same one a year earlier. */
export const COMPARISONS = ['previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const UNITS = [
  'interactions',
  'conversations',
  'customers',
  'calls',
  'replies',
  'attachments',
  'words',
  's',
  'ratio',
  'stars',
  'score',
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * `wilson`: Wilson's score interval of a share (E. B. Wilson 1927). `student`: mean ± t(0.975, n − 1) · s / √n.
 */
export const INTERVALS = ['wilson', 'student'] as const;
export type Interval = (typeof INTERVALS)[number];
