/**
 * What a record says of how its conversation was resolved. Instants are UTC milliseconds.
 *
 * `state` is how it stands as far as the source knows; null where it tells moments only, which what comes later may
 * overtake. All null: the source tells resolutions, and of this conversation none so far.
 */
export interface StatedResolution {
  readonly state: 'resolved' | 'open' | null;
  readonly resolvedAt: number | null;
  /** When somebody opened it again. */
  readonly reopenedAt: number | null;
  /** How often it was opened again, where the source counts that. */
  readonly reopens: number | null;
}
