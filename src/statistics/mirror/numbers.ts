import type { FactColumn } from './shape-of-facts.ts';

/**
 * What is kept as a number, which groups many times as fast as 16 bytes or a text: by the table that says which is whose
 * (its `id` is what stands outside). People and conversations are numbered apart, so that the few who answer, and
 * customers, keep small numbers.
 */
export const NUMBERS = {
  /** Contact points and customers. Nothing else is UINTEGER: so results are told apart. */
  point: { no: 'UINTEGER', id: 'UUID' },
  /** In the order in which they began: those of a time lie together. No statement gives one out. */
  conversation: { no: 'INTEGER', id: 'UUID' },
  /** Tags as they stand in one cell. Nothing else is UBIGINT. */
  tags: { no: 'UBIGINT', id: 'VARCHAR' },
} as const;

export type Numbers = keyof typeof NUMBERS;

/** The highest number that anyone has. */
export type Highest = Readonly<Record<'point' | 'conversation', number>>;

export const NUMBERED = Object.keys(NUMBERS) as Numbers[];

export function emptyNumbers(): string {
  return NUMBERED.map((table) => `create table ${table} (no ${NUMBERS[table].no}, id ${NUMBERS[table].id});`).join(
    '\n',
  );
}

/** The ids of these rows that are numbered in one table, each with the moment of its row. */
export function idsIn(rows: string, columns: readonly FactColumn[], table: Numbers): string {
  return columns
    .filter(({ numbers }) => numbers === table)
    .map(({ name }) => `select "${name}" as id, i.at from ${rows} i`)
    .join(' union all ');
}

/** Whoever is met for the first time gets the next number; `ids` is a select of `id` and `at`. */
export function numberNew(table: Numbers, ids: string): string {
  return `insert into ${table}
    select (row_number() over (order by met.at) + (select coalesce(max(no), 0) from ${table}))::${NUMBERS[table].no}, met.id
    from (select one.id, min(one.at) as at from (${ids}) one where one.id is not null group by one.id) met
    anti join ${table} known on known.id = met.id`;
}

/** The numbers of a few by themselves: among all of them each would be looked for once for every column. */
export function metAmong(table: Numbers, ids: string): string {
  return `create or replace temp table met_${table} as
    select no, id from ${table} where id in (select id from (${ids}))`;
}

/** The rows of a table, as facts: with numbers in place of what is numbered, from tables of this prefix. */
export function numberedFrom(rows: string, columns: readonly FactColumn[], prefix = ''): string {
  const values = columns.map(({ name, numbers }) => (numbers ? `"of_${name}".no as "${name}"` : `c."${name}"`));
  const joins = columns.flatMap(({ name, numbers }) =>
    numbers ? [`left join ${prefix}${numbers} "of_${name}" on "of_${name}".id = c."${name}"`] : [],
  );
  return `select ${values.join(', ')} from ${rows} c ${joins.join('\n')}`;
}
