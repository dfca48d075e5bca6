import type { Aggregation, Bucket, Clock, DateBasis, Dimension, FilterTree } from '../../../contract/question.ts';

export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'team'; readonly team: string };

interface Hours {
  readonly from: string;
  readonly to: string;
}

/** All that was decided, in that order; dates of teams and targets begin in UTC. */
export interface ReferenceDecisions {
  readonly calendars: readonly {
    readonly for: Scope;
    readonly name: string;
    readonly zone: string;
    readonly weekly: readonly (Hours & { readonly weekday: number })[];
    readonly holidays: readonly { readonly from: string; readonly to: string; readonly hours: readonly Hours[] }[];
    readonly validFrom: string | null;
  }[];
  readonly teams: readonly {
    readonly name: string;
    readonly agents: readonly string[];
    readonly validFrom: string | null;
  }[];
  readonly targets: readonly {
    readonly for: Scope;
    readonly metric: string;
    /** A goal of one calculation: promises nothing. */
    readonly aggregate?: string | undefined;
    readonly value: number;
    readonly clock: Clock;
    readonly validFrom: string | null;
  }[];
}

export interface ReferenceQuestion {
  readonly metric: string;
  readonly every?: Bucket;
  readonly by: readonly Dimension[];
  readonly zone: string;
  readonly weekStart: number;
  readonly from: number;
  readonly to: number;
  readonly where: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly filter?: FilterTree | undefined;
  readonly clock: Clock;
  readonly date: DateBasis;
  readonly aggregate: Aggregation;
  readonly target?: number;
  /** Seconds; of a level only. */
  readonly longerThan?: number;
  readonly windowDays?: number;
  readonly now: number;
}

export interface ReferenceRow {
  readonly bucket: string | null;
  readonly by: readonly (string | number | null)[];
  readonly value: number | null;
  readonly n: number;
  readonly unanswered: number | null;
  readonly outsideHours: number | null;
}

export interface ReferenceAnswer {
  readonly rows: ReferenceRow[];
  readonly leftOut: Readonly<Record<string, number>>;
}
