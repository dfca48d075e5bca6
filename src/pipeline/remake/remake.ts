import type { RecordId } from '../../core/basics/ids.ts';
import { notify } from '../../store/notices.ts';
import { keptVersions, type KeptVersion } from '../../store/records.ts';
import type { Prepared } from '../prepared.ts';
import { type Again, settleAgain } from '../settle-again.ts';
import { resolvePeople } from '../resolve-people.ts';
import { TouchedSpan } from '../touched-span.ts';
import { noteAgain } from './note-again.ts';
import { keepPeopleAgain } from './people.ts';
import { remakeOneByOne } from './remake-one-by-one.ts';
import { hasPassed, type Remaking } from './remaking.ts';
import { replaceInteractions } from './replace-interactions.ts';

/**
 * Stores items of one import as the rules of today make them, in a transaction that is the writer already:
 * whether they pass, which rules touched them, and, of those that count, their interactions.
 *
 * Items that the import does not keep (it kept a better version) are looked at only where they may count
 * now. Returns records whose version was refused now and had not been: another one that was passed over
 * may count in their place (see {@link remakeOneByOne}).
 */
export async function remake(
  remaking: Remaking & { readonly importId: number },
  made: readonly Prepared[],
): Promise<RecordId[]> {
  const { connection, importId, report } = remaking;
  const kept = await keptVersions(connection, [...new Set(made.map((one) => one.recordId))]);
  const known = made.filter((one) => mineAmong(kept.get(one.recordId), importId) !== null);
  const people = await keepPeopleAgain(connection, importId, known.filter(hasPassed));

  const { plain, oneByOne, passedOver } = sorted(known, kept, importId);
  const again = plain.flatMap(({ prepared, twins }) =>
    // Of an import in which it was a repeat it was counted as one, and is.
    twins.map((place, at): Again => ({ place, prepared, isRepeat: at > 0 })),
  );
  await settleAgain(connection, again, report);
  await noteAgain(connection, again);
  report.records += plain.length;
  const counting = plain.filter(isCounting);
  const winners = counting.map(({ prepared }) => prepared).filter(hasPassed);
  const recordIds = counting.map(({ prepared }) => prepared.recordId);
  const span = new TouchedSpan();
  await replaceInteractions(connection, span, recordIds, winners, remaking.derivesAll);
  await resolvePeople(connection, span, people);
  await notify(connection, span.notice(null));
  if (oneByOne.size > 0) await remakeOneByOne(remaking, [...oneByOne], passedOver);
  return plain
    .filter(({ prepared, twins }) => prepared.problem !== null && !twins[0]!.isQuarantined)
    .map(({ prepared }) => prepared.recordId);
}

/** A version that an import keeps, made again, with those of other imports that are the very same. */
interface Plain {
  readonly prepared: Prepared;
  readonly twins: readonly KeptVersion[];
  /** Other versions of the record. */
  readonly others: readonly KeptVersion[];
}

function sorted(
  made: readonly Prepared[],
  kept: ReadonlyMap<RecordId, readonly KeptVersion[]>,
  importId: number,
): { plain: Plain[]; oneByOne: Set<RecordId>; passedOver: Prepared[] } {
  const plain: Plain[] = [];
  const oneByOne = new Set<RecordId>();
  const passedOver: Prepared[] = [];
  for (const prepared of made) {
    const versions = kept.get(prepared.recordId)!;
    const mine = mineAmong(versions, importId)!;
    if (!standsAt(mine, prepared)) {
      if (!mayCountInstead(prepared, mine)) continue;
      passedOver.push(prepared);
      oneByOne.add(prepared.recordId);
      continue;
    }
    const twins = versions.filter((one) => one.digest === mine.digest && one.source === mine.source);
    const others = versions.filter((one) => !twins.includes(one));
    const turns = (prepared.problem !== null) !== mine.isQuarantined;
    if (turns && others.length > 0) oneByOne.add(prepared.recordId);
    else plain.push({ prepared, twins, others });
  }
  return { plain, oneByOne, passedOver };
}

function mineAmong(versions: readonly KeptVersion[] | undefined, importId: number): KeptVersion | null {
  return versions?.find((one) => one.importId === importId) ?? null;
}

function standsAt({ digest, originalId, offset }: KeptVersion, prepared: Prepared): boolean {
  return digest === prepared.digest && originalId === prepared.originalId && offset === prepared.place.offset;
}

/** A version that this import saw and did not keep, because another passed, or passed with a smaller digest. */
function mayCountInstead(prepared: Prepared, mine: KeptVersion): boolean {
  return (
    prepared.problem === null &&
    prepared.digest !== mine.digest &&
    (mine.isQuarantined || prepared.digest < mine.digest)
  );
}

/** No other version counts before it; where it is refused, none counts at all. */
function isCounting({ prepared, others }: Plain): boolean {
  const passed = others.filter((one) => !one.isQuarantined);
  return prepared.problem === null ? passed.every((one) => prepared.digest < one.digest) : passed.length === 0;
}
