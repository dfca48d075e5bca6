import type { Database } from '../store/database.ts';
import type { Checkpoint, Tally } from '../store/imports.ts';
import { type BulkBatch, BulkSession } from './bulk-session.ts';
import type { Prepared } from './prepared.ts';
import { storeBatch } from './store-batch.ts';

const MOST_POINTS = 200_000;
/** How much travels at once; tests make it small. */
export interface BatchSizes {
  /** Records in a transaction. */
  readonly records: number;
  /** Bytes of a file from which on indexes are built anew instead of kept up row by row ({@link BulkSession}). */
  readonly bulkBytes: number;
}

export const BATCH_SIZES: BatchSizes = { records: 5_000, bulkBytes: 8 * 1024 * 1024 };

/** What an import has done so far, for those who wait. */
export interface Progress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly seen: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

/**
 * Stores the records of one import in their order, a batch at a time, while the next is being read.
 *
 * A large file of rows that are matters of their own is stored in a {@link BulkSession} where that
 * pays; anything else, or another writer, ends it.
 */
export class BatchWriter {
  /** Bytes of the files that are done. */
  bytesBefore = 0;
  /** True once rows were stored whose people are still to be resolved ({@link resolveBulk}). */
  leavesPeople = false;
  private bulk: BulkSession | null = null;
  private mayBulk = true;
  private writing: Promise<void> = Promise.resolve();
  private readonly total = nothing();
  private fileBytes = 0;
  private keptPoints = new Set<string>();
  private pending: Prepared[] = [];
  private checkpoint: Checkpoint | null = null;

  constructor(
    private readonly database: Database,
    private readonly importId: number,
    private readonly totalBytes: number,
    private readonly onProgress: (progress: Progress) => void,
    private readonly sizes: BatchSizes,
    /** See {@link cleaningMark}: from before anything was cleaned. */
    private readonly mark: number,
  ) {}

  beginFile(bytes: number): void {
    this.fileBytes = bytes;
  }

  /** Takes one record; `checkpoint` holds when it is stored. Small files share their batches. */
  async add(one: Prepared, checkpoint: Checkpoint): Promise<void> {
    this.pending.push(one);
    this.checkpoint = checkpoint;
    if (this.pending.length >= this.sizes.records) await this.hand();
  }

  endFile(): void {
    this.bytesBefore += this.fileBytes;
  }

  /** Everything is stored, and all indexes are back. */
  async finish(): Promise<void> {
    await this.hand();
    await this.writing;
    await this.endBulk();
  }

  /** Returns as soon as the batch before is stored; a failure comes out of the next call. */
  private async hand(): Promise<void> {
    const { pending, checkpoint, fileBytes } = this;
    if (pending.length === 0 || checkpoint === null) return await this.writing;
    this.pending = [];
    const ahead = this.bulk !== null && pending.every(isOwnMatter) ? this.bulk.decide(pending) : null;
    await this.writing;
    this.writing = this.store(pending, checkpoint, fileBytes, ahead);
    this.writing.catch(() => undefined);
  }

  private async store(
    batch: readonly Prepared[],
    checkpoint: Checkpoint,
    fileBytes: number,
    ahead: BulkBatch | null,
  ): Promise<void> {
    if (this.mayBulk && this.bulk === null && fileBytes >= this.sizes.bulkBytes && batch.every(isOwnMatter)) {
      this.bulk = await BulkSession.begin(this.database, this.importId);
      this.mayBulk = this.bulk !== null;
    }
    if (this.bulk !== null && !batch.every(isOwnMatter)) await this.leaveBulk();
    if (this.bulk === null) return await this.storeLookedUp(batch, checkpoint);
    await this.storeBulk(this.bulk, ahead ?? this.bulk.decide(batch), checkpoint);
  }

  private async storeLookedUp(batch: readonly Prepared[], checkpoint: Checkpoint): Promise<void> {
    const { importId } = this;
    const { tally } = await storeBatch(this.database, batch, {
      mark: this.mark,
      importId,
      checkpoint,
      keptPoints: this.rememberedPoints(),
    });
    this.count(tally, checkpoint);
  }

  private async storeBulk(bulk: BulkSession, batch: BulkBatch, checkpoint: Checkpoint): Promise<void> {
    const { importId } = this;
    const keptPoints = this.rememberedPoints();
    const how = { importId, mark: this.mark, checkpoint, keptPoints, ...batch, newSince: bulk.version };
    this.leavesPeople = true;
    const { tally, version } = await storeBatch(this.database, batch.fresh, how);
    this.count(tally, checkpoint);
    const othersWrote = version !== bulk.version + 1;
    bulk.version = version;
    if (othersWrote || bulk.isWornOut) await this.leaveBulk();
  }

  /** Builds the indexes that a bulk session has taken away; nothing to do where there is none. */
  async endBulk(): Promise<void> {
    await this.writing.catch(() => undefined);
    await this.leaveBulk();
  }

  private async leaveBulk(): Promise<void> {
    const { bulk } = this;
    if (bulk === null) return;
    this.bulk = null;
    this.mayBulk = false;
    await bulk.end();
  }

  /** Bounded: forgetting one costs that it is sent again. */
  private rememberedPoints(): Set<string> {
    if (this.keptPoints.size > MOST_POINTS) this.keptPoints = new Set();
    return this.keptPoints;
  }

  private count(tally: Tally, checkpoint: Checkpoint): void {
    addTo(this.total, tally);
    const { stored, duplicates, quarantined } = this.total;
    const seen = stored + duplicates + quarantined;
    this.onProgress({ bytes: checkpoint.bytes, totalBytes: this.totalBytes, seen, stored, duplicates, quarantined });
  }
}

function nothing(): Tally {
  return { stored: 0, duplicates: 0, quarantined: 0, changes: {} };
}

function isOwnMatter(one: Prepared): boolean {
  return one.problem !== null || one.interactions.every(({ facts }) => facts.threading === 'own');
}

function addTo(sum: Tally, tally: Tally): void {
  sum.stored += tally.stored;
  sum.duplicates += tally.duplicates;
  sum.quarantined += tally.quarantined;
  for (const [rule, count] of Object.entries(tally.changes)) sum.changes[rule] = (sum.changes[rule] ?? 0) + count;
}
