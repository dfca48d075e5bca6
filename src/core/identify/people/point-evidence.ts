import type { ContactPointKind } from '../../standardise/standard-record.ts';

/** A contact point with all that is known of whose it is. */
export interface PointEvidence {
  readonly id: string;
  readonly kind: ContactPointKind;
  readonly value: string;
  /** All names that it was seen with, as written, each once. */
  readonly names: readonly string[];
  /** What records name beside it as the same person's; each neighbour once a side. */
  readonly ties: readonly Neighbour[];
  /** True where it carries so many names or ties that not all were loaded: far more than one person has. */
  readonly isCut: boolean;
}

export interface Neighbour {
  readonly id: string;
  readonly kind: ContactPointKind;
  readonly side: 'customer' | 'agent';
}

/** So many names and ties of one contact point are looked at; a person has a handful. */
export const MOST_LOOKED_AT = 64;
