import type { RecordId } from '../../core/basics/ids.ts';
import type { Connection } from '../../store/database.ts';
import { addNotedValues, removeNotedValues } from '../../store/noted-values.ts';
import type { Again } from '../settle-again.ts';

/** The values by which these versions are found to be put right, as they are now. */
export async function noteAgain(connection: Connection, again: readonly Again[]): Promise<void> {
  const byImport = new Map<number, RecordId[]>();
  for (const { place } of again) {
    const recordIds = byImport.get(place.importId);
    if (recordIds) recordIds.push(place.recordId);
    else byImport.set(place.importId, [place.recordId]);
  }
  for (const [importId, recordIds] of byImport) await removeNotedValues(connection, recordIds, importId);
  const noted = again.flatMap(({ place: { recordId, importId }, prepared }) =>
    (prepared.noted ?? []).map((one) => ({ recordId, importId, ...one })),
  );
  await addNotedValues(connection, noted);
}
