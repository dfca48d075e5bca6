import { FURTHEST } from '../core/repeat/repeat-rule.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { notify } from '../store/notices.ts';
import { allMomentsWithNeighbours, areRepeatsDue, type Moment, setRepeatsDue } from '../store/repeats.ts';
import { becomeWriter } from '../store/writer.ts';
import { decideRepeats } from './decide-repeats.ts';
import { deriveAgain } from './decide-touched.ts';
import { TouchedSpan } from './touched-span.ts';

const AT_ONCE = 2_000;

/**
 * Decides the repeats of the whole history, where a bulk import has left that to be done. Only those that
 * have another of the same customer within minutes are read: of a million rows without repeats, a sort.
 */
export async function decideDueRepeats(database: Database, importId: number): Promise<void> {
  if (!(await areRepeatsDue(database))) return;
  await inTransaction(database, async (connection) => {
    await becomeWriter(connection, { cause: 'import', importId });
    const span = new TouchedSpan();
    const decideAround = async (moments: readonly Moment[]): Promise<void> => {
      const flipped = await decideRepeats(connection, { moments, recordIds: 'unknown', callScopeIds: [] });
      span.includeFacts(await deriveAgain(connection, flipped));
    };
    // What was linked by hand lies anywhere.
    await decideAround([]);
    for await (const moments of allMomentsWithNeighbours(connection, FURTHEST, AT_ONCE)) await decideAround(moments);
    await setRepeatsDue(connection, false);
    await notify(connection, span.notice(null));
  });
}
