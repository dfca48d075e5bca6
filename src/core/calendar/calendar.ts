/** A span of a day on the wall clock: "09:00" to "17:30"; "24:00" is the day's end. Half-open. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** The hours of one weekday; ISO 8601: 1 is Monday. A weekday may have several, or none. */
export interface WeeklyHours extends Hours {
  readonly weekday: number;
}

/** Every `interval` years; `on` where it is a weekday of a month ("the fourth Thursday"), else the same date. */
export interface Repeat {
  readonly interval: number;
  /** The last local date on which it may begin; absent: for ever. */
  readonly until?: string | undefined;
  /** `nth` −1 is the last one of the month. */
  readonly on?: { readonly month: number; readonly nth: number; readonly weekday: number } | undefined;
}

/**
 * Whole days, both named included, that are not like other days: closed, or with `hours` of their own.
 * Dates are local: "2026-12-25".
 */
export interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly repeat?: Repeat | undefined;
  /** Beginnings that do not take place. */
  readonly except?: readonly string[] | undefined;
  /** Open nevertheless, in these hours; absent: closed. */
  readonly hours?: readonly Hours[] | undefined;
}

/** When somebody works, in one IANA zone. */
export interface Calendar {
  readonly zone: string;
  readonly weekly: readonly WeeklyHours[];
  readonly holidays: readonly Holiday[];
}

/** A calendar that holds from the beginning of a local date on; null: it always has. */
export interface CalendarVersion extends Calendar {
  readonly validFrom: string | null;
}
