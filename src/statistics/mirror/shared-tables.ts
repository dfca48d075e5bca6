import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Turns } from './turns.ts';

/** Their database, beside that of the history. */
const SHARED = 'looked_up';
/** So many rows of a few numbers are kept in all of them … */
const MOST_ROWS = 4_000_000;
/** … and so many tables. */
const MOST_TABLES = 200;

/** Makes a table of this name in this catalogue, and puts in what belongs there. */
export type Fill = (connection: DuckDBConnection, catalogue: string, table: string) => Promise<void>;

/** What a table is of. */
export interface Contents {
  readonly key: string;
  /** Where the key does not say all: another one under the same key takes its place. */
  readonly of?: unknown;
  readonly rows: number;
  readonly fill: Fill;
}

export interface SharedTable {
  readonly name: string;
  /** The how many-th of all that were made. */
  readonly made: number;
  /** The reader is done with it. */
  leave(): void;
}

/**
 * Tables in which questions look something up, the same for all of them, in memory. They are committed before they are read:
 * of a table that a transaction made itself the engine does not know in which range its numbers lie, and hashes what could
 * have a place of its own. 9,840,136 rows counted by month took 170 ms with such a table, and take 55 ms with one of these
 * (docs/decisions/0037).
 */
export class SharedTables {
  /** By their keys; what was asked for last is last. */
  readonly #kept = new Map<string, Kept>();
  /** To be dropped when nobody reads them any more. */
  #left: Kept[] = [];
  #begun = 0;
  #made = 0;
  /** What is appended breaks off what runs on the same connection, and fails with it. */
  readonly #turns = new Turns();

  private constructor(private readonly connection: DuckDBConnection) {}

  static async open(instance: DuckDBInstance): Promise<SharedTables> {
    const connection = await instance.connect();
    await connection.run(`attach ':memory:' as ${SHARED}`);
    return new SharedTables(connection);
  }

  /** How many were made: a transaction that begins to read them now sees these, and none that are made later. */
  get made(): number {
    return this.#made;
  }

  /** The table of these contents, for one reader more. */
  async table(contents: Contents): Promise<SharedTable> {
    const kept = this.keptOf(contents);
    kept.readers += 1;
    const leave = (): void => void (kept.readers -= 1);
    try {
      const { name, made } = await kept.table;
      await this.dropOldest();
      return { name, made, leave };
    } catch (error) {
      leave();
      if (this.#kept.get(contents.key) === kept) this.#kept.delete(contents.key);
      throw error;
    }
  }

  close(): void {
    this.connection.closeSync();
  }

  private keptOf({ key, of, rows, fill }: Contents): Kept {
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const isSame = known !== undefined && known.of === of;
    if (known !== undefined && !isSame) this.#left.push(known);
    const kept = isSame ? known : { of, rows, readers: 0, table: this.make(fill) };
    this.#kept.set(key, kept);
    return kept;
  }

  private async make(fill: Fill): Promise<{ name: string; made: number }> {
    const table = `table_${(this.#begun += 1)}`;
    return await this.#turns.take(async () => {
      await fill(this.connection, SHARED, table);
      return { name: `${SHARED}.${table}`, made: (this.#made += 1) };
    });
  }

  private async dropOldest(): Promise<void> {
    let rows = [...this.#kept.values()].reduce((sum, one) => sum + one.rows, 0);
    for (const [key, kept] of this.#kept) {
      if (rows <= MOST_ROWS && this.#kept.size <= MOST_TABLES) break;
      if (kept.readers > 0) continue;
      this.#kept.delete(key);
      this.#left.push(kept);
      rows -= kept.rows;
    }
    const unread = this.#left.filter(({ readers }) => readers === 0);
    this.#left = this.#left.filter(({ readers }) => readers > 0);
    for (const { table } of unread) {
      // One that could not be made has told so to those who asked for it.
      const made = await table.catch(() => null);
      if (made !== null) await this.#turns.take(() => this.connection.run(`drop table ${made.name}`));
    }
  }
}

interface Kept {
  readonly of: unknown;
  readonly rows: number;
  /** Who may still read it. */
  readers: number;
  readonly table: Promise<{ readonly name: string; readonly made: number }>;
}
