import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Several } from '../lookups/several.ts';
import type { Steps } from '../steps.ts';
import type { ByNumber } from './by-number.ts';
import { literal } from './literal.ts';
import { NotInMirror } from './not-in-mirror.ts';
import type { Contents, SharedTable, SharedTables } from './shared-tables.ts';

/** More than any calendar of any zone needs: beyond, PostgreSQL answers. */
const MOST_FIELDS = 20_000_000;

/** Only what has a place of its own for each row is worth to be shared. */
const MOST_SHARED = 1_000_000;
/** The catalogue of tables that are of one connection. */
const OWN = 'temp';

/**
 * What is found by its place: in tables that all looks share ({@link SharedTables}), or in tables of the one look, for what it
 * began to read before it did not see what was made later.
 */
export class LookUpTables {
  readonly #own = new Map<unknown, string>();
  #tables = 0;
  /** What of the shared ones it sees; null: all, until it reads the first. */
  #sees: number | null = null;
  readonly #held: SharedTable[] = [];
  #isClosed = false;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly shared: SharedTables,
  ) {}

  /** A statement is about to be run: what is shared from now on is not seen. */
  beginReading(): void {
    if (this.#held.length > 0) this.#sees ??= this.shared.made;
  }

  close(): void {
    this.#isClosed = true;
    for (const table of this.#held.splice(0)) table.leave();
  }

  /** A table with a row for each field of the grid, and which of the steps it has reached. */
  async steps(steps: Steps): Promise<string> {
    const { starts, end, grid, origin, beside, stops } = steps;
    const fieldOf = (edge: number) => Math.ceil((edge - origin) / grid);
    const firsts = starts.map(fieldOf);
    const ends = (stops ?? [...starts.slice(1), Math.max(end, starts.at(-1) ?? 0)]).map(fieldOf);
    const rows = ends.reduce((sum, stop, i) => sum + stop - firsts[i]!, 0);
    if (rows > MOST_FIELDS) throw new NotInMirror();
    const lists = [firsts, ends, starts.map((_, i) => i + 1), ...beside];
    const names = ['place', ...beside.map((_, i) => `beside_${i}`)];
    const type = Math.abs(ends.at(-1) ?? 0) < 2 ** 31 ? 'int' : 'bigint';
    const others = names.slice(1).map((name) => `, ${name}`);
    return await this.table({
      key: `steps ${JSON.stringify([grid, origin, starts, end, beside, stops])}`,
      rows,
      fill: async (connection, catalogue, table) => {
        const spans = `spans_of_${table}`;
        const columns = ['first', 'stop', ...names].map((name) => `${name} bigint`);
        await connection.run(`${creating(OWN, spans)} (${columns.join(', ')})`);
        await append(connection, OWN, spans, starts.length, (row, at) => {
          for (const list of lists) row.appendBigInt(BigInt(list[at]!));
        });
        await connection.run(
          `${creating(catalogue, table)} as
             select unnest(range(first, stop))::${type} as field, place::int as place${others.join('')} from ${OWN}.${spans};
           drop table ${OWN}.${spans}`,
        );
      },
    });
  }

  /**
   * A table of what several values there are by the numbers of their keys. Written row by row: the parser took 0.4 s for 25,000
   * as one literal, this takes 0.02 s.
   */
  async several(several: Several, keys: ByNumber): Promise<string> {
    const { dimension, values } = several;
    const numbers = await keys.numbersAt(several);
    const contents: Contents = {
      key: `several of ${dimension}`,
      of: values,
      rows: values.length,
      fill: async (connection, catalogue, table) => {
        await connection.run(`${creating(catalogue, table)} (key uinteger, value varchar)`);
        await append(connection, catalogue, table, values.length, (row, at) => {
          row.appendUInteger(numbers[at]!);
          row.appendVarchar(values[at]![1]);
        });
      },
    };
    // What has a number in this look alone is nothing to the others.
    return keys.isShared ? await this.table(contents) : await this.own(contents);
  }

  /** A table of ids, written as those are. */
  async ids(ids: readonly string[]): Promise<string> {
    const table = await this.empty('ids', 'id varchar');
    await append(this.connection, OWN, table, ids.length, (row, at) => row.appendVarchar(ids[at]!));
    return table;
  }

  async list(values: readonly unknown[], cast: string | undefined): Promise<string> {
    if (!values.every((one) => typeof one === 'number')) return `${literal(values)}::${cast}`;
    const key = `list ${JSON.stringify(values)}`;
    const table = this.#own.get(key) ?? (await this.made('list', `select ${literal(values)}::bigint[] as entries`));
    this.#own.set(key, table);
    return `(select entries from ${table})`;
  }

  /** A table of what a select gives; its name. */
  async made(kind: string, select: string): Promise<string> {
    const table = this.named(kind);
    await this.connection.run(`create temp table ${table} as ${select}`);
    return table;
  }

  /** An empty table; its name. */
  async empty(kind: string, columns: string): Promise<string> {
    const table = this.named(kind);
    await this.connection.run(`create temp table ${table} (${columns})`);
    return table;
  }

  private named(kind: string): string {
    return `${kind}_${(this.#tables += 1)}`;
  }

  private async table(contents: Contents): Promise<string> {
    if (contents.rows > MOST_SHARED) return await this.own(contents);
    const table = await this.shared.table(contents);
    // A question that was broken off may still be on its way here.
    if (this.#isClosed) table.leave();
    else this.#held.push(table);
    return this.#sees === null || table.made <= this.#sees ? table.name : await this.own(contents);
  }

  private async own({ key, of, fill }: Contents): Promise<string> {
    const known = this.#own.get(of ?? key);
    if (known !== undefined) return known;
    const table = this.named('own');
    await fill(this.connection, OWN, table);
    this.#own.set(of ?? key, `${OWN}.${table}`);
    return `${OWN}.${table}`;
  }
}

function creating(catalogue: string, table: string): string {
  return catalogue === OWN ? `create temp table ${table}` : `create table ${catalogue}.${table}`;
}

async function append(
  connection: DuckDBConnection,
  catalogue: string,
  table: string,
  rows: number,
  put: (row: DuckDBAppender, at: number) => void,
): Promise<void> {
  const appender = await connection.createAppender(table, null, catalogue);
  try {
    for (let at = 0; at < rows; at++) {
      put(appender, at);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}
