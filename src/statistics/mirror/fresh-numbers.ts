import type { DuckDBConnection } from '@duckdb/node-api';
import type { ByNumber } from './by-number.ts';
import { NUMBERED, NUMBERS, type Numbers } from './numbers.ts';
import type { FactColumn } from './shape-of-facts.ts';

/** What only the past knows gets numbers of one look, above all others: what is only looked at writes nothing to what others share. */
export class FreshNumbers {
  #met = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly named: readonly ByNumber[],
  ) {}

  /** Tables of the numbers of all that these rows name, for `numberedFrom`; their prefix. */
  async metAmong(rows: string, columns: readonly FactColumn[]): Promise<string> {
    if (this.#met === 0) await this.connection.run(NUMBERED.map(withFresh).join('\n'));
    const prefix = `among_${(this.#met += 1)}_`;
    for (const table of NUMBERED) {
      const ids = columns.flatMap(({ name, numbers }) =>
        numbers === table ? [`select "${name}" as id from ${rows}`] : [],
      );
      if (ids.length > 0) await this.connection.run(meet(table, ids.join(' union all '), `${prefix}${table}`));
    }
    for (const one of this.named) one.lookIn(`all_${one.table}`);
    return prefix;
  }
}

/** What only the past knows, beside all others. */
function withFresh(table: Numbers): string {
  const { no, id } = NUMBERS[table];
  return `create temp table fresh_${table} (no ${no}, id ${id});
    create temp view all_${table} as select no, id from ${table} union all select no, id from fresh_${table};`;
}

function meet(table: Numbers, ids: string, among: string): string {
  const highest = `(select coalesce(max(no), 0) from all_${table})`;
  return `create or replace temp table met as select distinct id from (${ids}) where id is not null;
    create temp table ${among} as select no, id from all_${table} where id in (select id from met);
    create or replace temp table fresh as
      select (row_number() over () + ${highest})::${NUMBERS[table].no} as no, id
      from met where id not in (select id from ${among});
    insert into fresh_${table} from fresh;
    insert into ${among} from fresh;`;
}
