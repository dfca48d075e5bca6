import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Connection } from '../../store/database.ts';
import { factsReadBy } from '../contexts/contexts.ts';
import type { AtVersion } from '../lookups/once-a-version.ts';
import { Several } from '../lookups/several.ts';
import { Steps } from '../steps.ts';
import { ByNumber, type KnownIds, type Named } from './by-number.ts';
import { columnsCompared, type Compared } from './columns-compared.ts';
import { FreshNumbers } from './fresh-numbers.ts';
import { literal } from './literal.ts';
import { LookUpTables } from './look-up-tables.ts';
import { NUMBERS } from './numbers.ts';
import { Past } from './past.ts';
import type { FactColumn } from './shape-of-facts.ts';
import type { SharedTables } from './shared-tables.ts';

type Row = Record<string, unknown>;

/** Lists longer than this are kept in a table instead of being written into each statement that needs them. */
const LONG_LIST = 100;

/** What a glass is made of, beside the mirror itself. */
export interface Ground {
  readonly columns: readonly FactColumn[];
  readonly compared: Compared;
  /** What others have looked up at this version. */
  readonly atVersion: AtVersion;
  readonly knownIds: Readonly<Record<Named, KnownIds>>;
  readonly sharedTables: SharedTables;
  /** Where what is copied lies on its way; nobody else's. */
  readonly path: string;
  /** So many superseded rows of earlier versions are fetched at most, and so many links. */
  readonly mostOfPast: number;
}

/**
 * A look at the mirror as it stands at one version: the statements of statistics as they are written for PostgreSQL,
 * word for word but for what is listed in {@link Glass.query}.
 */
export class Glass {
  readonly atVersion: AtVersion;
  readonly #compared: Compared;
  readonly #tables: LookUpTables;
  readonly #people: ByNumber;
  readonly #tags: ByNumber;
  readonly #past: Past;

  private constructor(
    private readonly connection: DuckDBConnection,
    ground: Ground,
  ) {
    const { atVersion, compared, knownIds, sharedTables } = ground;
    this.atVersion = atVersion;
    this.#compared = compared;
    this.#tables = new LookUpTables(connection, sharedTables);
    const options = { connection, tables: this.#tables, atVersion, knownIds };
    this.#people = new ByNumber('point', options);
    this.#tags = new ByNumber('tags', options);
    const fresh = new FreshNumbers(connection, [this.#people, this.#tags]);
    this.#past = new Past({ ...ground, connection, tables: this.#tables, fresh });
  }

  /** What is committed to the mirror at this moment is what it shows, until it is closed. */
  static async over(instance: DuckDBInstance, ground: Ground): Promise<Glass> {
    const connection = await instance.connect();
    // The view of the facts is taken with the first statement that reads them.
    await connection.run('begin transaction; select version from state');
    return new Glass(connection, ground);
  }

  /** Breaks off what is asked at this moment. */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
    this.#tables.close();
  }

  /**
   * Makes the facts as they stood at an earlier version ready to be asked, with what PostgreSQL knows of them at the same moment;
   * false: that is too much, PostgreSQL answers.
   */
  async reaches(version: number, snapshot: Connection): Promise<boolean> {
    return await this.#past.reaches(version, snapshot);
  }

  /** Whether it has what this statement reads: the facts, as they are or as they stood at a version that it reached. */
  has(text: string): boolean {
    const version = factsReadBy(text);
    return version === 'now' || (version !== null && this.#past.has(version));
  }

  /**
   * Runs a statement of measured facts. Its parameters become literals; moments are those of UTC without a zone; exact
   * decimals are doubles (they hold whole numbers and ratios of such); people and tags are numbers inside; steps are
   * looked up instead of halved; labels are compared by their numbers, flags with true and false; a row for each number
   * between two is a list that is unfolded; facts as they stood are those of the mirror and what is superseded since
   * ({@link Past}).
   */
  async query(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }> {
    const sql = (await this.written(columnsCompared(text, this.#compared), values))
      .replace(/::timestamptz\b/g, '::timestamp')
      .replace(/::numeric\b/g, '::double')
      .replace(/\bgenerate_series(\([^()]*\)) as (\w+)/g, 'unnest(generate_series$1) as series($2)')
      .replace(AS_OF, (_, version) => this.#past.factsAt(Number(version), text));
    this.#tables.beginReading();
    const reader = await this.connection.runAndReadAll(sql);
    const names = reader.columnNames();
    const columns = reader.getColumnsJS() as unknown[][];
    const types = reader.columnTypes().map(String);
    const read: unknown[][] = [];
    for (const [at, type] of types.entries()) read.push(await this.read(type, columns[at] ?? []));
    const rows: Row[] = [];
    for (let at = 0; at < reader.currentRowCount; at++) {
      const row: Row = {};
      for (let column = 0; column < names.length; column++) row[names[column]!] = read[column]![at];
      rows.push(row);
    }
    return { rows };
  }

  private async read(type: string, values: unknown[]): Promise<unknown[]> {
    if (type === NUMBERS.point.no) return await this.#people.idsOf(values);
    if (type === NUMBERS.tags.no) return await this.#tags.idsOf(values);
    return values.map(plain);
  }

  private async written(text: string, values: readonly unknown[]): Promise<string> {
    const written = new Map<string, string>();
    for (const [whole, any, place, cast] of text.matchAll(PARAMETER)) {
      if (!written.has(whole)) written.set(whole, await this.parameter(values[Number(place) - 1], cast, any));
    }
    return text.replace(PARAMETER, (whole) => written.get(whole)!);
  }

  private async parameter(value: unknown, cast: string | undefined, any = ''): Promise<string> {
    if (any !== '' && cast === 'uuid[]') return `${any}${await this.#people.among(value as string[])}`;
    if (cast === 'tags[]') return `${any}${await this.#tags.among(value as string[])}`;
    return `${any}${await this.writtenValue(value, cast)}`;
  }

  private async writtenValue(value: unknown, cast: string | undefined): Promise<string> {
    if (value instanceof Steps) return await this.#tables.steps(value);
    if (value instanceof Several) return await this.severalSql(value);
    if (cast === 'uuid[]') return await this.#people.listed(value as string[]);
    if (Array.isArray(value) && value.length > LONG_LIST) return await this.#tables.list(value, cast);
    return cast === undefined ? literal(value) : `${literal(value)}::${cast}`;
  }

  /** A table of keys and values, those that are the rest as one. */
  private async severalSql(several: Several): Promise<string> {
    const { dimension, kept } = several;
    const keys = dimension === 'tag' ? this.#tags : this.#people;
    const table = await this.#tables.several(several, keys);
    if (kept === null) return `(select key, value, false as is_rest from ${table})`;
    const isKept = `value = any(${literal(kept)}::varchar[])`;
    return `(select key, value, false as is_rest from ${table} where ${isKept}
      union all select distinct key, null, true from ${table} where not ${isKept})`;
  }
}

const PARAMETER = /(= any\()?\$(\d+)(?:::(\w+(?:\[\])?))?/g;
const AS_OF = /\bpublished\.interaction_as_of\((\d+)\)/g;

/** Counts and milliseconds lie far below 2^53. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
