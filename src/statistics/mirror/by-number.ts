import type { DuckDBConnection } from '@duckdb/node-api';
import type { AtVersion } from '../lookups/once-a-version.ts';
import type { Several } from '../lookups/several.ts';
import { literal } from './literal.ts';
import type { LookUpTables } from './look-up-tables.ts';
import { NUMBERS } from './numbers.ts';

/** Lists longer than this are written into a table instead of into the statement that asks for them. */
const LONG_LIST = 100;
/** Nothing has this number. */
const NONE = 4_294_967_295;

/** What numbers stood for when they were looked up, whatever the version: none is given to another. A few come again and again. */
export type KnownIds = Map<number, string>;
const MOST_KNOWN = 10_000;

/** Of these, statements name some and give some out. */
export type Named = 'point' | 'tags';

interface Options {
  readonly connection: DuckDBConnection;
  readonly tables: LookUpTables;
  /** What others have looked up at this version. */
  readonly atVersion: AtVersion;
  readonly knownIds: Readonly<Record<Named, KnownIds>>;
}

/** People or tags: numbers inside, ids (of tags their cells) outside; those of the mirror, and what only the past knows. */
export class ByNumber {
  readonly #type: string;
  /** All of them; a view of this look alone once some of the past are among them. */
  #all: string;
  /** Of what statements have named; a list may be all who belong to a company. */
  readonly #numbers = new Map<string, number>();
  readonly #ofMany = new Map<readonly string[], string>();

  constructor(
    readonly table: Named,
    private readonly options: Options,
  ) {
    this.#type = NUMBERS[table].no;
    this.#all = table;
  }

  async numbersOf(ids: readonly string[]): Promise<number[]> {
    const unmet = [...new Set(ids)].filter((id) => !this.#numbers.has(id));
    if (unmet.length > 0) {
      const asked = unmet.length > LONG_LIST ? await this.longList(unmet) : this.unnested(unmet);
      const reader = await this.options.connection.runAndReadAll(
        `select id::varchar, no from ${this.#all} where id in (${asked})`,
      );
      for (const id of unmet) this.#numbers.set(id, NONE);
      for (const [id, no] of reader.getRowsJS() as [string, number | bigint][]) this.#numbers.set(id, Number(no));
    }
    return ids.map((id) => this.#numbers.get(id)!);
  }

  async idsOf(numbers: readonly unknown[]): Promise<(string | null)[]> {
    const named = numbers.map((one) => (one === null ? null : Number(one)));
    const met = new Set(named.filter((one) => one !== null));
    // What has a number in this look alone is nothing to the others.
    const known = this.isShared ? this.options.knownIds[this.table] : new Map<number, string>();
    const wanted = [...met].filter((one) => !known.has(one));
    const found = wanted.length > 0 ? await this.idsIn(wanted) : known;
    if (found !== known && known.size + found.size <= MOST_KNOWN) for (const [no, id] of found) known.set(no, id);
    return named.map((one) => (one === null ? null : (known.get(one) ?? found.get(one)!)));
  }

  private async idsIn(numbers: readonly number[]): Promise<KnownIds> {
    const list = `${literal(`[${numbers.join(', ')}]`)}::${this.#type}[]`;
    const reader = await this.options.connection.runAndReadAll(
      `select no, id::varchar from ${this.#all} where no in (select unnest(${list}))`,
    );
    return new Map((reader.getRowsJS() as [number | bigint, string][]).map(([no, id]) => [Number(no), id]));
  }

  /** The numbers of these, as a list. */
  async listed(ids: readonly string[]): Promise<string> {
    return `${literal(await this.numbersOf(ids))}::${this.#type}[]`;
  }

  /** The same for `= any(…)`: one of a few is compared with each, one of thousands is looked up. */
  async among(ids: readonly string[]): Promise<string> {
    if (ids.length <= LONG_LIST) return await this.listed(ids);
    const known = this.#ofMany.get(ids);
    if (known !== undefined) return known;
    const table = await this.options.tables.made(
      'among',
      `select no from ${this.#all} where id in (${await this.longList(ids)})`,
    );
    this.#ofMany.set(ids, `select no from ${table}`);
    return `select no from ${table}`;
  }

  /** The keys of such a list, by their numbers; they are those of all at this version. */
  async numbersAt({ dimension, values }: Several): Promise<Uint32Array> {
    const { atVersion } = this.options;
    const name = `numbers of ${dimension}`;
    const known = atVersion.get(name) as { of: Several['values']; numbers: Uint32Array } | undefined;
    if (known?.of === values) return known.numbers;
    const numbers = Uint32Array.from(await this.numbersOf(values.map(([key]) => key)));
    // What has a number in this look alone is nothing to the others.
    if (this.isShared) atVersion.set(name, { of: values, numbers });
    return numbers;
  }

  /** From now on they are looked for in a view of this look alone; some may have been looked for before they were met. */
  lookIn(view: string): void {
    this.#all = view;
    this.#numbers.clear();
    this.#ofMany.clear();
  }

  /** They are those of all looks. */
  get isShared(): boolean {
    return this.#all === this.table;
  }

  private unnested(ids: readonly string[]): string {
    return `select unnest(${literal(ids)}::${NUMBERS[this.table].id}[])`;
  }

  private async longList(ids: readonly string[]): Promise<string> {
    return `select id::${NUMBERS[this.table].id} from ${await this.options.tables.ids(ids)}`;
  }
}
