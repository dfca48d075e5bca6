/** The order of day, month and year in dates made of numbers. `ymd` needs no decision. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export const RATING_SCALES = ['1-5', '0-10', '0-100', '1-10', '1-7', '1-3', '0-1'] as const;
export type RatingScale = (typeof RATING_SCALES)[number];

/**
 * How one file is to be read: what no single row can tell. Decided once per file from all rows
 * (and options), kept with the import as a decision, shown to the user.
 */
export interface Reading {
  /** Of dates made of numbers, where both orders are possible. */
  readonly dateOrder: DateOrder;
  /** IANA name; of moments that do not say their zone. */
  readonly zone: string;
  /** ISO 3166-1 alpha-2, for phone numbers that do not say theirs; null: keep as written. */
  readonly country: string | null;
  readonly ratingScale: RatingScale;
  /** Set where moments are a spreadsheet's day numbers; the year from which its program counts. */
  readonly serials?: '1900' | '1904';
  /** Somebody decided that a date with day and month exchanged is put right; the order itself is proved. */
  readonly doesExchange?: boolean;
}

/** How one moment is read. */
export type MomentReading = Pick<Reading, 'dateOrder' | 'zone' | 'serials'>;
