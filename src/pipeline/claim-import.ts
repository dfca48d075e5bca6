import type { Store } from '../store/store.ts';

/**
 * Makes this process the one that reads an import, for as long as it lives: the claim is a lock of
 * its session, so that a killed process has none. Null: another process reads it. `lost` tells that the
 * session broke: from then on another process may claim it.
 */
export async function claimImport(
  store: Store,
  importId: number,
): Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | null> {
  const connection = await store.database.connect();
  const { rows } = await connection.query<{ is_mine: boolean }>(
    "select pg_try_advisory_lock(hashtext('rapport.import'), $1) as is_mine",
    [importId],
  );
  if (!rows[0]?.is_mine) {
    connection.release();
    return null;
  }
  const lost = new AbortController();
  const onEnd = () => lost.abort();
  connection.on('error', onEnd);
  return {
    lost: lost.signal,
    async release() {
      connection.off('error', onEnd);
      const released = connection.query("select pg_advisory_unlock(hashtext('rapport.import'), $1)", [importId]);
      await released.then(
        () => connection.release(),
        (broken: Error) => connection.release(broken),
      );
    },
  };
}

export function eitherOf(signal: AbortSignal | undefined, lost: AbortSignal): AbortSignal {
  return signal === undefined ? lost : AbortSignal.any([signal, lost]);
}
