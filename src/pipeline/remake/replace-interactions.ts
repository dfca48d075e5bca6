import type { RecordId } from '../../core/basics/ids.ts';
import type { Connection } from '../../store/database.ts';
import { putInteractions } from '../../store/interactions.ts';
import { dayOf, markDirty, markSpanDirty } from '../../store/search-days.ts';
import { byHandNow, released } from '../by-hand.ts';
import { decideTouched } from '../decide-touched.ts';
import type { PreparedRecord } from '../prepared.ts';
import type { TouchedSpan } from '../touched-span.ts';

/**
 * The interactions of these records become those of their winners, and nothing else; then all that they decide
 * together with others is decided anew. `derivesAll`: around all winners, because it may be the deciding itself
 * that has changed.
 */
export async function replaceInteractions(
  connection: Connection,
  span: TouchedSpan,
  recordIds: readonly RecordId[],
  winners: readonly PreparedRecord[],
  derivesAll: boolean,
): Promise<void> {
  if (recordIds.length === 0) return;
  const made = winners.flatMap((one) => one.interactions);
  const interactions = released(made, await byHandNow(connection));
  const { changed, ...removed } = await putInteractions(connection, recordIds, interactions);
  span.includeDates(removed, 0);
  if (removed.from !== null && removed.to !== null) await markSpanDirty(connection, removed.from, removed.to);
  const facts = interactions.map((interaction) => interaction.facts);
  const written = facts.filter(({ recordId }) => changed.has(recordId));
  await markDirty(
    connection,
    written.map(({ at }) => dayOf(at)),
  );
  span.includeFacts(written, written.length);
  if (!derivesAll && changed.size === 0) return;
  await decideTouched(connection, { added: derivesAll ? facts : written, removed }, span);
}
