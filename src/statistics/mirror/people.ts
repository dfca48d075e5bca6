import type { DuckDBConnection } from '@duckdb/node-api';
import type { AtVersion } from '../lookups/once-a-version.ts';
import type { Several } from '../lookups/several.ts';
import { literal } from './literal.ts';
import type { LookUpTables } from './look-up-tables.ts';
import { NUMBERED, NUMBERS, type Numbers } from './numbers.ts';
import type { FactColumn } from './shape-of-facts.ts';

/** Lists longer than this are written into a table instead of into the statement that asks for them. */
const LONG_LIST = 100;
/** Nobody has this number. */
const NOBODY = 4_294_967_295;

/** Whose numbers were looked up, whatever the version: nobody's is given to another. The few who answer come again and again. */
export type KnownIds = Map<number, string>;
const MOST_KNOWN = 10_000;

/** People by their numbers inside, by their ids outside: those of the mirror, and those whom only the past knows. */
export class People {
  /** All of them; a view of this look alone once somebody of the past is among them. */
  #everybody = 'point';
  /** Of whom statements have named; a list may be all who belong to a company. */
  readonly #numbers = new Map<string, number>();
  readonly #ofMany = new Map<readonly string[], string>();
  #met = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly tables: LookUpTables,
    /** What others have looked up at this version. */
    private readonly atVersion: AtVersion,
    private readonly known: KnownIds,
  ) {}

  async numbersOf(ids: readonly string[]): Promise<number[]> {
    const unmet = [...new Set(ids)].filter((id) => !this.#numbers.has(id));
    if (unmet.length > 0) {
      const asked = unmet.length > LONG_LIST ? await this.tables.ids(unmet) : unnested(unmet);
      const reader = await this.connection.runAndReadAll(
        `select id::varchar, no from ${this.#everybody} where id in (${asked})`,
      );
      for (const id of unmet) this.#numbers.set(id, NOBODY);
      for (const [id, no] of reader.getRowsJS() as [string, number][]) this.#numbers.set(id, no);
    }
    return ids.map((id) => this.#numbers.get(id)!);
  }

  async idsOf(numbers: readonly unknown[]): Promise<(string | null)[]> {
    const met = new Set(numbers.filter((one): one is number => one !== null));
    // Who has a number in this look alone is nobody to the others.
    const known = this.#everybody === 'point' ? this.known : new Map<number, string>();
    const wanted = [...met].filter((one) => !known.has(one));
    const found = wanted.length > 0 ? await this.idsIn(wanted) : known;
    if (found !== known && known.size + found.size <= MOST_KNOWN) for (const [no, id] of found) known.set(no, id);
    return numbers.map((one) => (one === null ? null : (known.get(one as number) ?? found.get(one as number)!)));
  }

  private async idsIn(numbers: readonly number[]): Promise<KnownIds> {
    const reader = await this.connection.runAndReadAll(
      `select no, id::varchar from ${this.#everybody} where no in (select unnest(${literal(`[${numbers.join(', ')}]`)}::uinteger[]))`,
    );
    return new Map(reader.getRowsJS() as [number, string][]);
  }

  /** The numbers of these, as a list. */
  async listed(ids: readonly string[]): Promise<string> {
    return `${literal(await this.numbersOf(ids))}::uinteger[]`;
  }

  /** The same for `= any(…)`: one of a few is compared with each, one of thousands is looked up. */
  async among(ids: readonly string[]): Promise<string> {
    if (ids.length <= LONG_LIST) return await this.listed(ids);
    const known = this.#ofMany.get(ids);
    if (known !== undefined) return known;
    const table = await this.tables.made(
      'people',
      `select no from ${this.#everybody} where id in (${await this.tables.ids(ids)})`,
    );
    this.#ofMany.set(ids, `select no from ${table}`);
    return `select no from ${table}`;
  }

  /** People who are the keys of such a list, by their numbers; they are those of everybody at this version. */
  async numbersAt({ dimension, values }: Several): Promise<Uint32Array> {
    const name = `numbers of ${dimension}`;
    const known = this.atVersion.get(name) as { of: Several['values']; numbers: Uint32Array } | undefined;
    if (known?.of === values) return known.numbers;
    const numbers = Uint32Array.from(await this.numbersOf(values.map(([key]) => key)));
    // Who has a number in this look alone is nobody to the others.
    if (this.#everybody === 'point') this.atVersion.set(name, { of: values, numbers });
    return numbers;
  }

  /**
   * Tables of the numbers and ids of all that these rows name, for {@link numberedFrom}; their prefix. What the mirror does not have
   * gets a number of this look, above all others: what is only looked at writes nothing to what others share.
   */
  async metAmong(rows: string, columns: readonly FactColumn[]): Promise<string> {
    if (this.#everybody === 'point') await this.connection.run(NUMBERED.map(withFresh).join('\n'));
    this.#everybody = 'all_point';
    const prefix = `among_${(this.#met += 1)}_`;
    for (const table of NUMBERED) {
      const ids = columns.flatMap(({ name, numbers }) =>
        numbers === table ? [`select "${name}" as id from ${rows}`] : [],
      );
      if (ids.length > 0) await this.connection.run(meet(table, ids.join(' union all '), `${prefix}${table}`));
    }
    // They may have been looked for before they were met.
    this.#numbers.clear();
    this.#ofMany.clear();
    return prefix;
  }
}

/** Whom and what only the past knows, beside all others. */
function withFresh(table: Numbers): string {
  return `create temp table fresh_${table} (no ${NUMBERS[table]}, id uuid);
    create temp view all_${table} as select no, id from ${table} union all select no, id from fresh_${table};`;
}

function meet(table: Numbers, ids: string, among: string): string {
  const highest = `(select coalesce(max(no), 0) from all_${table})`;
  return `create or replace temp table met as select distinct id from (${ids}) where id is not null;
    create temp table ${among} as select no, id from all_${table} where id in (select id from met);
    create or replace temp table fresh as
      select (row_number() over () + ${highest})::${NUMBERS[table]} as no, id
      from met where id not in (select id from ${among});
    insert into fresh_${table} from fresh;
    insert into ${among} from fresh;`;
}

function unnested(ids: readonly string[]): string {
  return `select unnest(${literal(ids)}::uuid[])`;
}
