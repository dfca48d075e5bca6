import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Connection, Database } from '../../store/database.ts';
import { isAway as isDatabaseAway } from '../../store/is-away.ts';
import { CONTEXTS } from '../contexts/contexts.ts';
import type { AtVersion } from '../lookups/once-a-version.ts';
import { beginSnapshot, beginSnapshots, endSnapshot, type Snapshot } from '../snapshot.ts';
import type { KnownIds, Named } from './by-number.ts';
import { type Compared, comparedOf } from './columns-compared.ts';
import { workOutAround } from './contexts-kept.ts';
import { buildFacts, followFacts, type Writing } from './facts-table.ts';
import { Glass, type Ground } from './glass.ts';
import { literal } from './literal.ts';
import type { Highest } from './numbers.ts';
import { Rounds } from './rounds.ts';
import { type FactColumn, shapeOfFacts } from './shape-of-facts.ts';
import { SharedTables } from './shared-tables.ts';
import { Turns } from './turns.ts';

/** Raised when a mirror of before would be read wrongly: it is built anew. */
const FORMAT = 6;
/** A question waits for so many changed rows; for more the mirror catches up in the background, and PostgreSQL answers. */
const MOST_AT_ONCE = 50_000;
/** Milliseconds without a commit, after which it follows by itself. */
const QUIET = 3_000;
/** Groups by numbers up to two to this power have a place each instead of being hashed: a million customers, four times as fast. */
const PLACES = '20';
/** Superseded rows of an earlier version, and links, that are always worth fetching: 12 µs each … */
const FEW_OF_PAST = 20_000;
/** … and that never are: PostgreSQL answers. Between the two a tenth of the history, so that it is the quicker way. */
const MOST_OF_PAST = 200_000;
/** Each needs a connection at the same time. */
const MOST_IN_A_ROUND = 4;
/** After so many failures in a row it is left alone until the next start. */
const MOST_FAILURES = 3;
const NO_CONTEXTS: ReadonlySet<string> = new Set();
const ALL_CONTEXTS: ReadonlySet<string> = new Set(CONTEXTS.map(({ name }) => name));

export interface MirrorOptions {
  /** The file; it may be deleted at any time. */
  readonly path: string;
  /** False for a command that is gone in a moment: it takes the mirror as it is, with little that is new. */
  readonly isBuilt?: boolean;
  /** With fewer interactions PostgreSQL answers: it needs no other engine for what it reads in a moment. Missing: none. */
  readonly least?: number;
  /** Of an earlier version so many superseded rows are fetched at most, and so many links; missing: by the size of the history. */
  readonly mostOfPast?: number;
  /** Told what went wrong in the background; the mirror is no more than faster. */
  readonly onFailure?: (error: unknown) => void;
}

/** A snapshot of PostgreSQL, and the mirror as that shows the history; null: it is not there yet, ask PostgreSQL. */
export interface Looked {
  readonly snapshot: Snapshot;
  readonly glass: Glass | null;
  readonly highest: Highest;
  /** What it was looked at for PostgreSQL answers after all, maybe because of an error. */
  leave(error?: unknown): void;
}

export interface Looking {
  /** Which contexts may be read in it (contexts/). */
  readonly contexts: ReadonlySet<string>;
  look(): Promise<Looked>;
}

/**
 * The facts of the history once more, in columns, for statistics at volume (design.md, section 3).
 *
 * It is never behind: a question brings it to the very version that its snapshot of PostgreSQL shows, and reads it there,
 * whatever is written meanwhile. Versions are commits in their order (decision 0020): none is skipped. Where it is absent,
 * damaged, of another history or of another version of this product it is built anew, in the background.
 */
export class Mirror implements Looking {
  /** Questions bring it up to date one after the other. */
  readonly #turns = new Turns();
  /** What takes longer than a question can wait for; meanwhile PostgreSQL answers. */
  #long: Promise<void> | null = null;
  #state: State | null = null;
  #isClosed = false;
  #failures = 0;
  readonly #rounds = new Rounds<ReadonlySet<string>, View>(
    (work) => this.#turns.take(work),
    (looks) => this.serve(looks),
    MOST_IN_A_ROUND,
  );
  #interactions = 0;
  #highest: Highest = { point: 0, conversation: 0 };
  #glasses = 0;
  readonly #compared: Compared;
  readonly #format: string;
  /** What questions have looked up at the version that it shows. */
  #atVersion: AtVersion = new Map();
  /** The contexts that are known to be worked out for a version: to find that nothing was touched takes 3 ms. */
  #workedOut: { readonly version: number | null; readonly contexts: Set<string> } = {
    version: null,
    contexts: new Set(),
  };
  /** What its numbers stand for, since it was built. */
  #knownIds: Record<Named, KnownIds> = { point: new Map(), tags: new Map() };
  /** How many questions it has answered, and how many it left to PostgreSQL. */
  readonly answered = { here: 0, elsewhere: 0 };

  private constructor(
    private readonly database: Database,
    private readonly instance: DuckDBInstance,
    private readonly writer: DuckDBConnection,
    private readonly sharedTables: SharedTables,
    /** They change with the product alone. */
    private readonly columns: readonly FactColumn[],
    private readonly options: MirrorOptions,
  ) {
    this.#compared = comparedOf(columns);
    this.#format = formatOf(columns);
  }

  /** Null where there is none to be had: another process has it, or this machine has no DuckDB. PostgreSQL answers. */
  static async open(database: Database, options: MirrorOptions): Promise<Mirror | null> {
    const duckdb = await import('@duckdb/node-api').catch(() => null);
    if (duckdb === null) return null;
    const columns = await shapeNow(database);
    const file = await openFile(duckdb.DuckDBInstance, options.path);
    if (file === null) return null;
    await forgetCopies(options.path);
    // Of another version of this product nothing is kept: built into the same file the new one would take twice the room.
    const isOld = file.state?.format !== formatOf(columns) && options.isBuilt !== false;
    const opened = isOld ? await openAnew(duckdb.DuckDBInstance, options.path, file) : file;
    const sharedTables = await SharedTables.open(opened.instance);
    const mirror = new Mirror(database, opened.instance, opened.writer, sharedTables, columns, options);
    mirror.#state = opened.state;
    if (mirror.#state !== null) await mirror.count();
    return mirror;
  }

  /** The version that it shows; null: it is not built. */
  get version(): number | null {
    return this.#state?.version ?? null;
  }

  readonly contexts: ReadonlySet<string> = NO_CONTEXTS;

  /** The same, with contexts worked out for the version that it shows. */
  inContext(contexts: ReadonlySet<string>): Looking {
    return { contexts, look: () => this.looked(contexts) };
  }

  async look(): Promise<Looked> {
    return await this.looked(this.contexts);
  }

  private async looked(contexts: ReadonlySet<string>): Promise<Looked> {
    const looked =
      this.isAway || this.#interactions < (this.options.least ?? 0)
        ? { snapshot: await beginSnapshot(this.database), glass: null, highest: this.#highest }
        : await this.#rounds.join(contexts);
    this.answered[looked.glass === null ? 'elsewhere' : 'here'] += 1;
    return { ...looked, leave: (error) => this.leave(error) };
  }

  /**
   * Follows a small commit at once, because somebody is about to ask: before they do, most of the way is behind it. Several
   * in a row are followed together.
   */
  soon(): void {
    if (this.isAway || this.version === null || this.#interactions < (this.options.least ?? 0)) return;
    void this.#rounds.next().catch((error: unknown) => this.fail(error));
  }

  /** Brings it to what is committed now, however long that takes. */
  async catchUp(): Promise<void> {
    if (!this.isAway) await this.#rounds.next();
    await this.#long;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#turns.over();
    await this.#long?.catch(() => undefined);
    this.sharedTables.close();
    this.writer.closeSync();
    this.instance.closeSync();
  }

  /** Whoever asks need not wait for it: it is being built, is closed, or has failed again and again. */
  private get isAway(): boolean {
    return this.#long !== null || this.#isClosed || this.#failures >= MOST_FAILURES;
  }

  /** Follows what is committed, but for a large import, which has the machine for itself: that one when it is over. */
  async keepUp(signal: AbortSignal): Promise<void> {
    let last: number | null = null;
    while (!signal.aborted) {
      last = await this.keptUp(last).catch((error: unknown) => {
        this.fail(error);
        return null;
      });
      await setTimeout(QUIET, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Returns the version that is committed; `last`: the one that was a while ago. */
  private async keptUp(last: number | null): Promise<number> {
    const now = await this.inSnapshot((connection) => versionNow(connection, 0));
    if (now.version === last || now.cause === 'live' || this.version === null) await this.catchUp();
    if (now.version === last) await this.workOutQuietly();
    return now.version;
  }

  private async count(): Promise<void> {
    const reader = await this.writer.runAndReadAll(
      `select (select count(*) from facts), (select coalesce(max(no), 0) from point),
         (select coalesce(max(no), 0) from conversation)`,
    );
    const [interactions, point, conversation] = (reader.getRowsJS()[0] as (bigint | number)[]).map(Number);
    this.#interactions = interactions!;
    this.#highest = { point: point!, conversation: conversation! };
  }

  /** When nobody asks, and nothing is committed. */
  private async workOutQuietly(): Promise<void> {
    await this.#turns.take(async () => {
      if (!this.isAway && this.version !== null) await this.workOut(ALL_CONTEXTS);
    });
  }

  private async workOut(contexts: ReadonlySet<string>): Promise<void> {
    const { version } = this;
    if (this.#workedOut.version !== version) this.#workedOut = { version, contexts: new Set() };
    const { contexts: known } = this.#workedOut;
    if ([...contexts].every((one) => known.has(one))) return;
    await workOutAround(this.writer, this.#compared, contexts);
    for (const one of contexts) known.add(one);
  }

  /** Follows what is committed; those who look see the same, each with its own connection and glass. */
  private async serve(looks: readonly ReadonlySet<string>[]): Promise<View[]> {
    if (looks.length === 0) {
      await this.inSnapshot((connection) => this.isBroughtTo(connection));
      return [];
    }
    const snapshots = await beginSnapshots(this.database, looks.length);
    const contexts = new Set(looks.flatMap((one) => [...one]));
    const isThere = await this.isReady(snapshots[0]!.connection, contexts);
    const views: View[] = [];
    for (const snapshot of snapshots)
      views.push({ snapshot, glass: isThere ? await this.glass() : null, highest: this.#highest });
    return views;
  }

  private async inSnapshot<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const { connection } = await beginSnapshot(this.database);
    try {
      return await work(connection);
    } finally {
      await endSnapshot(connection);
    }
  }

  private async isReady(connection: Connection, contexts: ReadonlySet<string>): Promise<boolean> {
    try {
      const isThere = await this.isBroughtTo(connection);
      if (isThere) await this.workOut(contexts);
      return isThere;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  private async glass(): Promise<Glass | null> {
    try {
      const glass = await Glass.over(this.instance, this.ground());
      this.#failures = 0;
      return glass;
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  private ground(): Ground {
    this.#glasses += 1;
    const path = `${this.options.path}.past-${this.#glasses}`;
    const tenth = Math.ceil(this.#interactions / 10);
    const mostOfPast = this.options.mostOfPast ?? Math.min(Math.max(tenth, FEW_OF_PAST), MOST_OF_PAST);
    return {
      columns: this.columns,
      compared: this.#compared,
      atVersion: this.#atVersion,
      knownIds: this.#knownIds,
      sharedTables: this.sharedTables,
      path,
      mostOfPast,
    };
  }

  private leave(error?: unknown): void {
    this.answered.here -= 1;
    this.answered.elsewhere += 1;
    if (error !== undefined) this.fail(error);
  }

  private fail(error: unknown): void {
    // PostgreSQL comes back, and is told of by those who need it.
    if (isDatabaseAway(error)) return;
    this.#failures += 1;
    if (!this.#isClosed) this.options.onFailure?.(error);
  }

  /** False where that takes too long for a question: it is begun, and goes on in the background. */
  private async isBroughtTo(connection: Connection): Promise<boolean> {
    if (this.isAway) return false;
    const now = await versionNow(connection, this.version ?? 0);
    if (this.canFollow(now)) {
      if (this.version === now.version) return true;
      if (await this.follow(connection, now, MOST_AT_ONCE)) return true;
    }
    if (this.options.isBuilt === false) return false;
    this.#long = this.bring()
      .catch((error: unknown) => this.fail(error))
      .finally(() => (this.#long = null));
    return false;
  }

  /** A database that was restored from a backup may have fewer versions, or others under the same numbers. */
  private canFollow(now: Now): boolean {
    const state = this.#state;
    if (state === null || state.format !== this.#format || state.version > now.version) return false;
    return state.version === 0 || now.knownAt === state.recordedAt;
  }

  private async bring(): Promise<void> {
    await this.inSnapshot(async (connection) => {
      const now = await versionNow(connection, this.version ?? 0);
      if (this.canFollow(now)) await this.follow(connection, now, Infinity);
      else await this.build(connection, now);
      await this.workOut(ALL_CONTEXTS);
    });
  }

  /** Applies what later versions changed; false: too much to let a question wait. */
  private async follow(connection: Connection, { version, recordedAt }: Version, most: number): Promise<boolean> {
    const before = this.#state!;
    const settle = `update state set version = ${version}, recorded_at = ${literal(recordedAt)}`;
    const way = { since: before.version, version, settle };
    if (!(await followFacts(this.writing, connection, way, most))) return false;
    this.#state = { ...before, version, recordedAt };
    this.#atVersion = new Map();
    await this.count();
    return true;
  }

  /** Until it is whole, PostgreSQL answers. */
  private async build(connection: Connection, { version, recordedAt }: Version): Promise<void> {
    this.#state = null;
    const settle = `create table state as select ${literal(this.#format)} as format, ${version}::bigint as version,
      ${literal(recordedAt)}::varchar as recorded_at`;
    await buildFacts(this.writing, connection, settle, () => this.#isClosed);
    this.#state = { format: this.#format, version, recordedAt };
    this.#atVersion = new Map();
    this.#knownIds = { point: new Map(), tags: new Map() };
    await this.count();
  }

  private get writing(): Writing {
    return { writer: this.writer, path: this.options.path, columns: this.columns };
  }
}

type View = Omit<Looked, 'leave'>;

interface Version {
  readonly version: number;
  /** To the microsecond: the same number of another history was made at another moment. */
  readonly recordedAt: string;
}

interface Now extends Version {
  readonly cause: string;
  /** When the version of the mirror was made. */
  readonly knownAt: string | null;
}

interface State extends Version {
  readonly format: string;
}

/** `known`: a version that may be among them, or not any more. */
async function versionNow(connection: Connection, known: number): Promise<Now> {
  const { rows } = await connection.query<Now>(
    `select version, recorded_at::text as "recordedAt", cause,
       (select v.recorded_at::text from published.version v where v.version = $1) as "knownAt"
     from published.version order by version desc limit 1`,
    [known],
  );
  return rows[0] ?? { version: 0, recordedAt: '', cause: 'other', knownAt: null };
}

async function readState(connection: DuckDBConnection): Promise<State | null> {
  try {
    const reader = await connection.runAndReadAll('select format, version, recorded_at from state');
    const [row] = reader.getRowsJS() as [string, bigint, string][];
    return row ? { format: row[0], version: Number(row[1]), recordedAt: row[2] } : null;
  } catch {
    // Nothing was ever built here, or not to its end.
    return null;
  }
}

function formatOf(columns: readonly FactColumn[]): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, columns, CONTEXTS]))
    .digest('hex');
}

interface MirrorFile {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly state: State | null;
}

/** Null where another process has it. A file that cannot be read is no loss: it goes, and is built anew. */
async function openFile(opener: typeof DuckDBInstance, path: string): Promise<MirrorFile | null> {
  try {
    return await fileAt(opener, path);
  } catch (error) {
    if (/lock/i.test(String(error))) return null;
    return await openAnew(opener, path, null);
  }
}

/** What a process that was killed had copied of the past. */
async function forgetCopies(path: string): Promise<void> {
  const names = await readdir(dirname(path));
  const copies = names.filter((name) => name.startsWith(`${basename(path)}.past-`));
  for (const name of copies) await rm(join(dirname(path), name), { force: true });
}

async function openAnew(opener: typeof DuckDBInstance, path: string, old: MirrorFile | null): Promise<MirrorFile> {
  old?.writer.closeSync();
  old?.instance.closeSync();
  for (const file of [path, `${path}.wal`]) await rm(file, { force: true });
  return await fileAt(opener, path);
}

async function fileAt(opener: typeof DuckDBInstance, path: string): Promise<MirrorFile> {
  const instance = await opener.create(path, {
    threads: '2',
    memory_limit: '4GB',
    preserve_insertion_order: 'true',
    perfect_ht_threshold: PLACES,
  });
  const writer = await instance.connect();
  return { instance, writer, state: await readState(writer) };
}

async function shapeNow(database: Database): Promise<FactColumn[]> {
  const connection = await database.connect();
  try {
    return await shapeOfFacts(connection);
  } finally {
    connection.release();
  }
}
