import { groupBy } from '../../core/basics/group-by.ts';
import type { RecordId } from '../../core/basics/ids.ts';
import { notify } from '../../store/notices.ts';
import { knownVersions, keptVersions, type KeptVersion, replaceSighting } from '../../store/records.ts';
import { ruleNames } from '../../store/rules.ts';
import type { Prepared, PreparedRecord } from '../prepared.ts';
import { RecordReader } from '../record-reader.ts';
import { type Again, settleAgain } from '../settle-again.ts';
import { resolvePeople } from '../resolve-people.ts';
import { TouchedSpan } from '../touched-span.ts';
import { noteAgain } from './note-again.ts';
import { keepPeopleAgain } from './people.ts';
import { hasPassed, type Remaking } from './remaking.ts';
import { replaceInteractions } from './replace-interactions.ts';

/**
 * Makes records again of which several versions may count, each read at its place in its original.
 * `passedOver` are versions that this import saw and did not keep, as they come out now: the import keeps
 * one of them from now on, where it is better than the one it has.
 */
export async function remakeOneByOne(
  remaking: Remaking,
  recordIds: readonly RecordId[],
  passedOver: readonly Prepared[],
): Promise<void> {
  const { store, connection, importId, report } = remaking;
  const reader = new RecordReader(store, connection);
  const again: Again[] = [];
  for (const versions of (await keptVersions(connection, recordIds)).values()) {
    for (const [at, place] of versions.entries()) {
      const prepared = await reader.prepared(place);
      const better = place.importId === importId ? betterOf(prepared, passedOver) : prepared;
      const stood = better === prepared ? place : await keptInstead(remaking, place, better);
      again.push({ place: stood, prepared: better, isRepeat: at > 0 });
    }
  }
  await settleAgain(connection, again, report);
  await noteAgain(connection, again);
  report.records += again.length;
  const people: string[] = [];
  for (const [importId, its] of groupBy(again, ({ place }) => place.importId)) {
    const passed = its.map(({ prepared }) => prepared).filter(hasPassed);
    people.push(...(await keepPeopleAgain(connection, importId, passed)));
  }
  const known = await knownVersions(connection, 0, recordIds);
  const winners = new Map<RecordId, PreparedRecord>();
  for (const { prepared } of again)
    if (hasPassed(prepared) && known.get(prepared.recordId)?.counting === prepared.digest)
      winners.set(prepared.recordId, prepared);
  const span = new TouchedSpan();
  await replaceInteractions(connection, span, recordIds, [...winners.values()], remaking.derivesAll);
  await resolvePeople(connection, span, people);
  await notify(connection, span.notice(null));
}

/** Of what one import sees of a record: what passed before what was refused, then the smallest digest. */
function betterOf(kept: Prepared, passedOver: readonly Prepared[]): Prepared {
  let best = kept;
  for (const one of passedOver) {
    if (one.recordId !== kept.recordId) continue;
    const [isRefused, wasRefused] = [one.problem !== null, best.problem !== null];
    if (isRefused === wasRefused ? one.digest < best.digest : wasRefused) best = one;
  }
  return best;
}

/** The import keeps another version; what had come of the one before is settled with what comes of this. */
async function keptInstead({ connection }: Remaking, before: KeptVersion, prepared: Prepared): Promise<KeptVersion> {
  const names = await ruleNames(connection);
  const { recordId, digest, originalId, place } = prepared;
  const rules = (before.rules ?? []).map((id) => names.get(id)!);
  await replaceSighting(connection, before.importId, {
    recordId,
    digest,
    originalId,
    place,
    isQuarantined: before.isQuarantined,
    rules,
  });
  return { ...before, digest, originalId, ...place };
}
