import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from './database.ts';

/** What makes a version of the history; kept with it, so that a change of a number can be explained. */
export interface Cause {
  readonly cause: 'import' | 'live' | 'undo-import' | 'replay' | 'decision' | 'undo-decision' | 'other';
  readonly importId?: number;
  readonly decisionId?: number;
}

/** For what is written in the batches of a decision that many records follow. */
const because = new AsyncLocalStorage<Cause>();

/** Every version that `work` makes is made because of this, whatever makes it. */
export async function becauseOf<T>(cause: Cause, work: () => Promise<T>): Promise<T> {
  return await because.run(cause, work);
}

/**
 * Makes this transaction the one that writes history, and waits for the one before. Returns the
 * version that its commit makes: one more than the last, so that a gap tells that others wrote.
 * Every row that it writes carries that version.
 */
export async function becomeWriter(connection: Connection, given: Cause): Promise<number> {
  const { cause, importId, decisionId } = because.getStore() ?? given;
  const { rows } = await connection.query<{ version: number }>(BECOME, [cause, importId ?? null, decisionId ?? null]);
  return rows[0]!.version;
}

/** Of a decision that is made in this very transaction: its number is known only afterwards. */
export async function nameDecision(connection: Connection, version: number, decisionId: number): Promise<void> {
  await connection.query('update history.version set decision_id = $2 where version = $1', [version, decisionId]);
}

const BECOME = `
with next as (update history.writer set version = version + 1 returning version),
told as (
  insert into history.version (version, recorded_at, cause, import_id, decision_id)
  select version, clock_timestamp(), $1, $2, $3 from next
)
select version, set_config('rapport.version', version::text, true) from next`;
