import type { AboutOf, DecisionKindName } from '../../contract/decisions.ts';
import type { Connection } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import type { TouchedSpan } from '../touched-span.ts';

/** The one transaction in which a decision is made or undone; it is the writer already. */
export interface Settling {
  readonly store: Store;
  readonly connection: Connection;
  /** What it touches, for those who watch: everything whose numbers may change. */
  readonly span: TouchedSpan;
}

/** Numbers by name, such as records repaired. */
export type DecisionOutcome = Readonly<Record<string, number>>;

/**
 * How the history follows a kind of decision.
 *
 * A decision is never carried out: it is kept, and then those derived rows that it concerns are made again
 * from the originals and *all decisions that hold* ({@link activeDecisions}). So making one, undoing
 * one, and going on after a crash are the same call, and it may be repeated.
 */
export interface DecisionKind<Kind extends DecisionKindName> {
  readonly kind: Kind;
  /**
   * Refuses what cannot be decided, before it is kept.
   *
   * @throws {PersonError} what is wrong with it, and what to do.
   */
  check?(connection: Connection, about: AboutOf<Kind>): Promise<void>;
  /** Adds to a decision what must be known of this moment, after `check`: it is kept with it. */
  complete?(connection: Connection, about: AboutOf<Kind>): Promise<AboutOf<Kind>>;
  /** Makes again what it concerns, within the transaction: for what takes less than a second or two. */
  settle?(settling: Settling, about: AboutOf<Kind>): Promise<void>;
  /**
   * The same for what concerns many records: called after the commit, in transactions of its own.
   * Killed in between, it is called again at the next start. What it returns tells people what came of it.
   */
  settleInBatches?(store: Store, about: AboutOf<Kind>, signal?: AbortSignal): Promise<DecisionOutcome | void>;
}
