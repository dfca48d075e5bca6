import type { DecisionKindName } from '../../contract/decisions.ts';
import type { RecordId } from '../../core/basics/ids.ts';
import type { Cleaning } from '../../core/clean/cleaning.ts';
import { isRefused, type SourceItem } from '../../sources/source.ts';
import { type Connection, inTransaction } from '../../store/database.ts';
import { notify } from '../../store/notices.ts';
import { cleaningMark } from '../../store/recipes.ts';
import type { Store } from '../../store/store.ts';
import { becomeWriter } from '../../store/writer.ts';
import { cleaningOf } from '../how-to-read.ts';
import { prepare, type Preparing } from '../prepare.ts';
import type { Prepared } from '../prepared.ts';
import { resolvePeople } from '../resolve-people.ts';
import { TouchedSpan } from '../touched-span.ts';
import { GivenNames } from './people.ts';
import { remakePassedOver } from './passed-over.ts';
import { readAgain } from './read-again.ts';
import { remake } from './remake.ts';
import type { RemakeReport } from './remaking.ts';

const AT_ONCE = 5_000;
/** What is decided about how a record is cleaned. */
const KINDS: readonly DecisionKindName[] = ['recipe', 'fix'];

export interface RemakingImport {
  readonly store: Store;
  readonly importId: number;
  readonly report: RemakeReport;
  readonly onProgress: (records: number) => void;
  readonly signal: AbortSignal | undefined;
}

interface Piece {
  readonly item: SourceItem;
  readonly source: string;
  readonly how: Omit<Preparing, 'cleaning'>;
}

/**
 * Makes all again that an import keeps, by the rules and settings of today, and how it calls people. While one
 * batch is stored the next is read.
 */
export async function remakeImport(remaking: RemakingImport): Promise<void> {
  const { store, importId, signal } = remaking;
  const cleanings = await Cleanings.load(store);
  const after = { names: new GivenNames(), refused: new Set<RecordId>() };
  let writing = Promise.resolve();
  let batch: Piece[] = [];
  const hand = async (): Promise<void> => {
    const pieces = batch;
    batch = [];
    const made = await madeFrom(pieces, cleanings);
    await writing;
    writing = write(remaking, pieces, made, cleanings, after);
    writing.catch(() => undefined);
  };
  for await (const { source, items, asVersion, how } of readAgain(store, importId, {}, signal)) {
    for (const item of items) if (!isRefused(item)) batch.push({ item: asVersion(item), source, how });
    if (batch.length >= AT_ONCE) await hand();
  }
  await hand();
  await writing;
  await remakePassedOver(remaking, after.refused, 'replay');
  await asWriter(store, async (connection) => {
    const span = new TouchedSpan();
    await resolvePeople(connection, span, await after.names.forgetOthers(connection, importId));
    await notify(connection, span.notice(null));
  });
}

async function madeFrom(pieces: readonly Piece[], cleanings: Cleanings): Promise<Prepared[]> {
  const made: Prepared[] = [];
  for (const { item, source, how } of pieces)
    made.push(prepare(item, { ...how, cleaning: cleanings.known(source) ?? (await cleanings.of(source)) }));
  return made;
}

async function write(
  { store, importId, report, onProgress }: RemakingImport,
  pieces: readonly Piece[],
  ahead: readonly Prepared[],
  cleanings: Cleanings,
  { names, refused }: { readonly names: GivenNames; readonly refused: Set<RecordId> },
): Promise<void> {
  await asWriter(store, async (connection) => {
    const made = (await cleanings.areOutdated(connection)) ? await madeFrom(pieces, cleanings) : ahead;
    names.give(made);
    const remaking = { store, connection, importId, report, derivesAll: true };
    for (const recordId of await remake(remaking, made)) refused.add(recordId);
  });
  onProgress(report.records);
}

async function asWriter(store: Store, work: (connection: Connection) => Promise<void>): Promise<void> {
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, { cause: 'replay' });
    await work(connection);
  });
}

/** How sources are cleaned, as long as nobody decides otherwise. */
class Cleanings {
  private readonly bySource = new Map<string, Cleaning>();

  private constructor(
    private readonly store: Store,
    private mark: number,
  ) {}

  static async load(store: Store): Promise<Cleanings> {
    return new Cleanings(store, await cleaningMark(store.database, KINDS));
  }

  known(source: string): Cleaning | undefined {
    return this.bySource.get(source);
  }

  async of(source: string): Promise<Cleaning> {
    const cleaning = await cleaningOf(this.store.database, source);
    this.bySource.set(source, cleaning);
    return cleaning;
  }

  /** Somebody decided: what was cleaned before is to be cleaned again. */
  async areOutdated(connection: Connection): Promise<boolean> {
    const mark = await cleaningMark(connection, KINDS);
    if (mark === this.mark) return false;
    this.mark = mark;
    this.bySource.clear();
    return true;
  }
}
