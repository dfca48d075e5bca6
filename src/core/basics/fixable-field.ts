/** What a record says that can be put right by hand; the names are those of {@link Said}. */
export const FIXABLE_FIELDS = [
  'at',
  'channel',
  'direction',
  'agent',
  'replyAt',
  'answered',
  'answeredAt',
  'endedAt',
  'waited',
  'talked',
  'held',
  'wrappedUp',
  'handled',
  'rating',
  'ratedAt',
  'surveySentAt',
  'resolved',
  'resolvedAt',
  'reopens',
] as const;
export type FixableField = (typeof FIXABLE_FIELDS)[number];

export function isFixable(field: string): field is FixableField {
  return (FIXABLE_FIELDS as readonly string[]).includes(field);
}

/** As much of a value as problems quote, and by which fixes know it. */
export const QUOTED_LENGTH = 200;
