/** One bucket, that has passed or is to come. */
export interface Step {
  /** Its place in the season, from 0: the weekday, or the hour of the week. A holiday stands in the place that it is like. */
  readonly place: number;
  /** What happened then says nothing of other weeks. */
  readonly isHoliday: boolean;
  /** The first of its local day: a forecast begins here. */
  readonly startsDay: boolean;
}

/** Counts over time, oldest first, and the buckets that they are of; of the buckets there are as many more as lie ahead. */
export interface Series {
  readonly values: readonly number[];
  readonly steps: readonly Step[];
  /** How many places a season has. */
  readonly season: number;
}
