import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Several } from '../lookups/several.ts';
import type { Steps } from '../steps.ts';
import { literal } from './literal.ts';
import { NotInMirror } from './not-in-mirror.ts';

/** More than any calendar of any zone needs: beyond, PostgreSQL answers. */
const MOST_FIELDS = 20_000_000;

/**
 * What is found by its place, kept in tables of the one look: what its transaction has not written itself it would not see.
 */
export class LookUpTables {
  readonly #made = new Map<string, string>();
  readonly #ofSeveral = new Map<Several['values'], string>();
  #tables = 0;

  constructor(private readonly connection: DuckDBConnection) {}

  /** A table with a row for each field of the grid, and which of the steps it has reached. */
  async steps(steps: Steps): Promise<string> {
    const { starts, end, grid, origin, beside, stops } = steps;
    return await this.once(`steps ${JSON.stringify([grid, origin, starts, end, beside, stops])}`, async () => {
      const fieldOf = (edge: number) => Math.ceil((edge - origin) / grid);
      const firsts = starts.map(fieldOf);
      const ends = (stops ?? [...starts.slice(1), Math.max(end, starts.at(-1) ?? 0)]).map(fieldOf);
      const fields = ends.reduce((sum, stop, i) => sum + stop - firsts[i]!, 0);
      if (fields > MOST_FIELDS) throw new NotInMirror();
      const lists = [firsts, ends, starts.map((_, i) => i + 1), ...beside];
      const names = ['place', ...beside.map((_, i) => `beside_${i}`)];
      const step = await this.empty('step', ['first', 'stop', ...names].map((name) => `${name} bigint`).join(', '));
      await this.append(step, starts.length, (row, at) => {
        for (const list of lists) row.appendBigInt(BigInt(list[at]!));
      });
      const type = Math.abs(ends.at(-1) ?? 0) < 2 ** 31 ? 'int' : 'bigint';
      const others = names.slice(1).map((name) => `, ${name}`);
      return await this.made(
        'steps',
        `select unnest(range(first, stop))::${type} as field, place::int as place${others.join('')} from ${step}`,
      );
    });
  }

  /**
   * A table of what several values there are by the numbers of their keys. Written row by row: the parser took 0.4 s for 25,000
   * as one literal, this takes 0.02 s.
   */
  async several(values: Several['values'], numbersOf: () => Promise<Uint32Array>): Promise<string> {
    const known = this.#ofSeveral.get(values);
    if (known !== undefined) return known;
    const numbers = await numbersOf();
    const table = await this.empty('several', 'key uinteger, value varchar');
    await this.append(table, values.length, (row, at) => {
      row.appendUInteger(numbers[at]!);
      row.appendVarchar(values[at]![1]);
    });
    this.#ofSeveral.set(values, table);
    return table;
  }

  /** A table of ids, written as those are. */
  async ids(ids: readonly string[]): Promise<string> {
    const table = await this.empty('ids', 'id varchar');
    await this.append(table, ids.length, (row, at) => row.appendVarchar(ids[at]!));
    return table;
  }

  async list(values: readonly unknown[], cast: string | undefined): Promise<string> {
    if (!values.every((one) => typeof one === 'number')) return `${literal(values)}::${cast}`;
    return await this.once(
      `list ${JSON.stringify(values)}`,
      async () => `(select entries from ${await this.made('list', `select ${literal(values)}::bigint[] as entries`)})`,
    );
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

  private async append(table: string, rows: number, put: (row: DuckDBAppender, at: number) => void): Promise<void> {
    const appender = await this.connection.createAppender(table);
    try {
      for (let at = 0; at < rows; at++) {
        put(appender, at);
        appender.endRow();
      }
    } finally {
      appender.closeSync();
    }
  }

  private async once(name: string, make: () => Promise<string>): Promise<string> {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = await make();
    this.#made.set(name, made);
    return made;
  }
}
