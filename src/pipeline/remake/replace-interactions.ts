import type { RecordId } from '../../core/basics/ids.ts';
import type { Connection } from '../../store/database.ts';
import { putInteractions } from '../../store/interactions.ts';
import { notify } from '../../store/notices.ts';
import { dayOf, markDirty, markSpanDirty } from '../../store/search-days.ts';
import { deriveTouched } from '../derive-touched.ts';
import type { PreparedRecord } from '../prepared.ts';
import { TouchedSpan } from '../touched-span.ts';

/**
 * The interactions of these records become those of their winners, and nothing else; then the
 * conversations that this touches are decided anew. `derivesAll`: those of all winners, because it may be
 * the deciding itself that has changed. Returns how many records have other interactions now.
 */
export async function replaceInteractions(
  connection: Connection,
  recordIds: readonly RecordId[],
  winners: readonly PreparedRecord[],
  derivesAll: boolean,
): Promise<number> {
  const span = new TouchedSpan();
  const interactions = winners.flatMap((one) => one.interactions);
  const { from, to, scopeIds, changed } = await putInteractions(connection, recordIds, interactions);
  if (from !== null && to !== null) {
    span.include(from.getTime(), to.getTime(), 0);
    await markSpanDirty(connection, from, to);
  }
  const facts = interactions.map((interaction) => interaction.facts);
  const written = facts.filter(({ recordId }) => changed.has(recordId));
  await markDirty(
    connection,
    written.map(({ at }) => dayOf(at)),
  );
  const added = (derivesAll ? facts : written).filter(({ threading }) => threading !== 'own');
  const derived = await deriveTouched(connection, { added, scopeIds });
  for (const { at } of written) span.include(at, at, 1);
  for (const { at } of derived) span.include(at, at, 0);
  await notify(connection, span.notice(null));
  return changed.size;
}
