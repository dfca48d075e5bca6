import type { DuckDBAppender, DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { AtVersion } from '../lookups/once-a-version.ts';
import { Several } from '../lookups/several.ts';
import { Steps } from '../steps.ts';
import { comparedByNumber, type Labels } from './labels-compared.ts';
import { literal } from './literal.ts';

type Row = Record<string, unknown>;

/** Lists longer than this are kept in a table instead of being written into each statement that needs them. */
const LONG_LIST = 100;
/** More than any calendar of any zone needs: beyond, PostgreSQL answers. */
const MOST_FIELDS = 20_000_000;
/** Nobody has this number. */
const NOBODY = 4_294_967_295;

/** A statement that the mirror cannot answer: PostgreSQL does. */
export class NotInMirror extends Error {}

/**
 * A look at the mirror as it stands at one version: the statements of statistics as they are written for PostgreSQL,
 * word for word but for what is listed in {@link Glass.query}.
 */
export class Glass {
  readonly #lookups: Lookups;
  /** Of whom statements have named; a list may be all who belong to a company. */
  readonly #numbers = new Map<string, number>();

  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly labels: Labels,
    /** What others have looked up at this version. */
    readonly atVersion: AtVersion,
  ) {
    this.#lookups = new Lookups(connection);
  }

  /** What is committed to the mirror at this moment is what it shows, until it is closed. */
  static async over(instance: DuckDBInstance, labels: Labels, atVersion: AtVersion): Promise<Glass> {
    const connection = await instance.connect();
    await connection.run(`${TABLES} begin transaction`);
    // The view of the facts is taken with the first statement that reads them.
    await connection.run('select version from state');
    return new Glass(connection, labels, atVersion);
  }

  /** Breaks off what is asked at this moment. */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
  }

  /**
   * Runs a statement of measured facts. Its parameters become literals; moments are those of UTC without a zone; exact
   * decimals are doubles (they hold whole numbers and ratios of such); people are numbers inside, ids outside; steps are
   * looked up instead of halved; labels are compared by their numbers; a row for each number between two is a list that is unfolded.
   */
  async query(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }> {
    const sql = (await this.written(comparedByNumber(text, this.labels), values))
      .replace(/::timestamptz\b/g, '::timestamp')
      .replace(/::numeric\b/g, '::double')
      .replace(/\bgenerate_series(\([^()]*\)) as (\w+)/g, 'unnest(generate_series$1) as series($2)');
    const reader = await this.connection.runAndReadAll(sql);
    const names = reader.columnNames();
    const columns = reader.getColumnsJS() as unknown[][];
    const types = reader.columnTypes().map(String);
    const read: unknown[][] = [];
    for (const [at, type] of types.entries())
      read.push(type === 'UINTEGER' ? await this.idsOf(columns[at] ?? []) : (columns[at] ?? []).map(plain));
    const rows: Row[] = [];
    for (let at = 0; at < reader.currentRowCount; at++) {
      const row: Row = {};
      for (let column = 0; column < names.length; column++) row[names[column]!] = read[column]![at];
      rows.push(row);
    }
    return { rows };
  }

  private async written(text: string, values: readonly unknown[]): Promise<string> {
    const written = new Map<string, string>();
    for (const [whole, any, place, cast] of text.matchAll(PARAMETER)) {
      if (!written.has(whole)) written.set(whole, await this.parameter(values[Number(place) - 1], cast, any));
    }
    return text.replace(PARAMETER, (whole) => written.get(whole)!);
  }

  private async parameter(value: unknown, cast: string | undefined, any = ''): Promise<string> {
    // One of a few is compared with each; one of thousands is looked up.
    if (any !== '' && cast === 'uuid[]' && (value as string[]).length > LONG_LIST)
      return `${any}${await this.#lookups.people(value as string[])}`;
    return `${any}${await this.writtenValue(value, cast)}`;
  }

  private async writtenValue(value: unknown, cast: string | undefined): Promise<string> {
    if (value instanceof Steps) return await this.#lookups.steps(value);
    if (value instanceof Several) return await this.severalSql(value);
    if (cast === 'uuid[]') return `${literal(await this.numbersOf(value as string[]))}::uinteger[]`;
    if (Array.isArray(value) && value.length > LONG_LIST) return await this.#lookups.list(value, cast);
    return cast === undefined ? literal(value) : `${literal(value)}::${cast}`;
  }

  private async numbersOf(ids: readonly string[]): Promise<number[]> {
    const unmet = [...new Set(ids)].filter((id) => !this.#numbers.has(id));
    if (unmet.length > 0) {
      const asked = unmet.length > LONG_LIST ? await this.#lookups.ids(unmet) : unnested(unmet);
      const reader = await this.connection.runAndReadAll(`select id::varchar, no from point where id in (${asked})`);
      for (const id of unmet) this.#numbers.set(id, NOBODY);
      for (const [id, no] of reader.getRowsJS() as [string, number][]) this.#numbers.set(id, no);
    }
    return ids.map((id) => this.#numbers.get(id)!);
  }

  /** A table of keys and values, those that are the rest as one. */
  private async severalSql({ dimension, values, keyType, kept }: Several): Promise<string> {
    const table = await this.#lookups.several(
      values,
      keyType === 'uuid' ? () => this.numbersAt(dimension, values) : null,
    );
    if (kept === null) return `(select key, value, false as is_rest from ${table})`;
    const isKept = `value = any(${literal(kept)}::varchar[])`;
    return `(select key, value, false as is_rest from ${table} where ${isKept}
      union all select distinct key, null, true from ${table} where not ${isKept})`;
  }

  /** People who are the keys of such a list, by their numbers; they are those of everybody at this version. */
  private async numbersAt(dimension: string, values: Several['values']): Promise<Uint32Array> {
    const name = `numbers of ${dimension}`;
    const known = this.atVersion.get(name) as { of: Several['values']; numbers: Uint32Array } | undefined;
    if (known?.of === values) return known.numbers;
    const numbers = Uint32Array.from(await this.numbersOf(values.map(([key]) => key)));
    this.atVersion.set(name, { of: values, numbers });
    return numbers;
  }

  private async idsOf(numbers: readonly unknown[]): Promise<(string | null)[]> {
    const wanted = [...new Set(numbers.filter((one): one is number => one !== null))];
    if (wanted.length === 0) return numbers.map(() => null);
    const reader = await this.connection.runAndReadAll(
      `select no, id::varchar from point where no in (select unnest([${wanted.join(', ')}]::uinteger[]))`,
    );
    const found = new Map(reader.getRowsJS() as [number, string][]);
    return numbers.map((one) => (one === null ? null : found.get(one as number)!));
  }
}

function unnested(ids: readonly string[]): string {
  return `select unnest(${literal(ids)}::uuid[])`;
}

const PARAMETER = /(= any\()?\$(\d+)(?:::(\w+(?:\[\])?))?/g;

/** Counts and milliseconds lie far below 2^53. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/**
 * What is found by its place, kept in tables of the one look: what its transaction has not written itself it would not see.
 */
class Lookups {
  readonly #made = new Map<string, string>();
  readonly #ofSeveral = new Map<Several['values'], string>();
  readonly #ofPeople = new Map<readonly string[], string>();
  #ids = 0;

  constructor(private readonly connection: DuckDBConnection) {}

  /** A table with a row for each field of the grid, and which of the steps it has reached. */
  async steps(steps: Steps): Promise<string> {
    const { starts, end, grid, origin, beside, stops } = steps;
    return await this.once(`steps ${JSON.stringify([grid, origin, starts, end, beside, stops])}`, async (id) => {
      const fieldOf = (edge: number) => Math.ceil((edge - origin) / grid);
      const firsts = starts.map(fieldOf);
      const ends = (stops ?? [...starts.slice(1), Math.max(end, starts.at(-1) ?? 0)]).map(fieldOf);
      const fields = ends.reduce((sum, stop, i) => sum + stop - firsts[i]!, 0);
      if (fields > MOST_FIELDS) throw new NotInMirror();
      const lists = [firsts, ends, starts.map((_, i) => i + 1), ...beside];
      const names = ['place', ...beside.map((_, i) => `beside_${i}`)];
      const columns = ['first', 'stop', ...names].map((name) => `${name} bigint`).join(', ');
      await this.connection.run(`create temp table step_${id} (${columns})`);
      await this.append(`step_${id}`, starts.length, (row, at) => {
        for (const list of lists) row.appendBigInt(BigInt(list[at]!));
      });
      const type = Math.abs(ends.at(-1) ?? 0) < 2 ** 31 ? 'int' : 'bigint';
      await this.connection.run(
        `create temp table steps_${id} as
         select unnest(range(first, stop))::${type} as field, place::int as place${names
           .slice(1)
           .map((name) => `, ${name}`)
           .join('')}
         from step_${id}`,
      );
      return `steps_${id}`;
    });
  }

  /**
   * A table of what several values there are by their keys: texts, or numbers of people. Written row by row: the parser took
   * 0.4 s for 25,000 as one literal, this takes 0.02 s.
   */
  async several(values: Several['values'], numbersOf: (() => Promise<Uint32Array>) | null): Promise<string> {
    const known = this.#ofSeveral.get(values);
    if (known !== undefined) return known;
    const numbers = numbersOf && (await numbersOf());
    const table = `several_${this.#ofSeveral.size + 1}`;
    await this.connection.run(`create temp table ${table} (key ${numbers ? 'uinteger' : 'varchar'}, value varchar)`);
    await this.append(table, values.length, (row, at) => {
      const [key, value] = values[at]!;
      if (numbers) row.appendUInteger(numbers[at]!);
      else row.appendVarchar(key);
      row.appendVarchar(value);
    });
    this.#ofSeveral.set(values, table);
    return table;
  }

  /** The numbers of so many people, as a select. */
  async people(ids: readonly string[]): Promise<string> {
    const known = this.#ofPeople.get(ids);
    if (known !== undefined) return known;
    const numbers = `people_${this.#ofPeople.size + 1}`;
    await this.connection.run(
      `create temp table ${numbers} as select no from point where id in (${await this.ids(ids)})`,
    );
    this.#ofPeople.set(ids, `select no from ${numbers}`);
    return `select no from ${numbers}`;
  }

  /** Ids as a select, written as those are. */
  async ids(ids: readonly string[]): Promise<string> {
    const table = `ids_${(this.#ids += 1)}`;
    await this.connection.run(`create temp table ${table} (id varchar)`);
    await this.append(table, ids.length, (row, at) => row.appendVarchar(ids[at]!));
    return `select id::uuid from ${table}`;
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

  async list(values: readonly unknown[], cast: string | undefined): Promise<string> {
    if (!values.every((one) => typeof one === 'number')) return `${literal(values)}::${cast}`;
    return await this.once(`list ${JSON.stringify(values)}`, async (id) => {
      await this.connection.run(`insert into list values (${id}, ${literal(values)})`);
      return `(select entries from list where id = ${id})`;
    });
  }

  private async once(name: string, make: (id: number) => Promise<string>): Promise<string> {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = await make(this.#made.size + 1);
    this.#made.set(name, made);
    return made;
  }
}

const TABLES = 'create temp table list (id integer, entries bigint[]);';
