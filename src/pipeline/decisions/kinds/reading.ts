import { setTimeout as pause } from 'node:timers/promises';
import { PersonError } from '../../../contract/person-error.ts';
import { inTransaction } from '../../../store/database.ts';
import { beginAnew } from '../../../store/read-anew.ts';
import { readImport } from '../../../store/imports.ts';
import { readOriginal } from '../../../store/originals.ts';
import type { Store } from '../../../store/store.ts';
import { becomeWriter } from '../../../store/writer.ts';
import { claimImport } from '../../claim-import.ts';
import { readingDecisions } from '../../reading-decisions.ts';
import { runImportApart } from '../../run-import-apart.ts';
import { takeOut } from '../../undo-import.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * A file is read anew as somebody says, or, undone, as it was at first. Its whole import is read again: what
 * one file says of a record may count before what another does. The other files are read as they were.
 */
export const reading: DecisionKind<'reading'> = {
  kind: 'reading',
  check: async (connection, { originalId }) => {
    const { rows } = await connection.query<{ is_fit: boolean }>(
      `select i.kind = 'files' and i.state in ('done', 'failed') as is_fit
       from history.original o join history.import i using (import_id) where o.original_id = $1`,
      [originalId],
    );
    const about = { original: String(originalId) };
    if (rows[0]?.is_fit !== true) throw new PersonError('reading.no-file', about, { status: 404, field: 'originalId' });
  },
  settleInBatches: async (store, { originalId }, signal) => {
    const { importId } = await readOriginal(store.database, originalId);
    if ((await readImport(store.database, importId)).state === 'undone') return;
    const claim = await claimed(store, importId, signal);
    try {
      await inTransaction(store.database, async (connection) => {
        await becomeWriter(connection, { cause: 'decision', importId });
        await takeOut(store, connection, importId);
        const isDecided = (await readingDecisions(connection)).byOriginal.has(originalId);
        await beginAnew(connection, importId, originalId, isDecided);
      });
      const { seen, stored, duplicates, quarantined } = await runImportApart(store, importId, undefined, signal);
      return { seen, stored, duplicates, quarantined };
    } finally {
      await claim.release();
    }
  },
};

const LOOK_EVERY = 300;

/** Waits for whoever reads it at this moment. */
async function claimed(
  store: Store,
  importId: number,
  signal: AbortSignal | undefined,
): Promise<NonNullable<Awaited<ReturnType<typeof claimImport>>>> {
  for (;;) {
    const claim = await claimImport(store, importId);
    if (claim !== null) return claim;
    await pause(LOOK_EVERY, undefined, { signal });
  }
}
