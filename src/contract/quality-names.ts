// Apart from the schemas, so that the browser can have the names without zod.

export const QUALITY_GROUPS = [
  'completeness',
  'validity',
  'uniqueness',
  'timeliness',
  'consistency',
  'sensitive',
] as const;
export type QualityGroup = (typeof QUALITY_GROUPS)[number];

/** What a measure counts, and what stands behind its numbers. */
export const QUALITY_ROWS = ['interactions', 'records', 'imports'] as const;
export type QualityRowsKind = (typeof QUALITY_ROWS)[number];

export const QUALITY_BUCKETS = ['week', 'month', 'quarter', 'year'] as const;
export type QualityBucket = (typeof QUALITY_BUCKETS)[number];
