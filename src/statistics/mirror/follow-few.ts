import { rmSync, writeFileSync } from 'node:fs';
import { to } from 'pg-copy-streams';
import type { Connection } from '../../store/database.ts';
import { touch } from './contexts-kept.ts';
import type { Way, Writing } from './facts-table.ts';
import { literal } from './literal.ts';
import { NUMBERED, NUMBERS, type Numbers } from './numbers.ts';
import { copiedColumns, type FactColumn, insertFacts, unescaped } from './shape-of-facts.ts';

/** More rows are followed by tables of the mirror's own; fewer are numbered here, because each statement of the mirror costs. */
export const FEW = 1_000;

/** Between values, between rows, and for none, in the text form of COPY. */
const [TAB, NEWLINE, NONE] = ['\t', '\n', '\\N'];

interface Gone {
  readonly id: string;
  readonly part: number;
  readonly at: string;
}

/**
 * Follows what a few commits changed, as after every push while somebody watches. False, and nothing is done, where more
 * than {@link FEW} rows changed or contact points became somebody else's.
 */
export async function followFew(
  { writer, path, columns }: Writing,
  connection: Connection,
  { since, version, settle }: Way,
): Promise<boolean> {
  // A few rows lie where the index says, whatever is guessed of a table that was not counted since it grew.
  await connection.query('set local enable_seqscan = off');
  const gone = await goneSince(connection, since);
  const rows = gone && (await changedSince(connection, columns, since));
  await connection.query('set local enable_seqscan = on');
  if (gone === null || rows === null) return false;
  const added = await putNumbers(writer, columns, rows);
  const file = `${path}.few`;
  // A few kilobytes: each wait would be for whatever else this process does.
  writeFileSync(file, rows.map((row) => `${row.join(TAB)}${NEWLINE}`).join(''));
  const insert = insertFacts(columns, rowsIn(file, columns));
  try {
    await writer.run(
      [
        'begin',
        ...added,
        ...(gone.length > 0 ? forget(gone, version) : []),
        ...(rows.length > 0 ? [insert, touch(version, `where i.version > ${since}`)] : []),
        settle,
        'commit',
      ].join(';\n'),
    );
  } catch (error) {
    // It may not have begun.
    await writer.run('rollback').catch(() => undefined);
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
  return true;
}

/** Rows that are others now, or gone; null: too many, or there is more to follow than rows. */
async function goneSince(connection: Connection, since: number): Promise<Gone[] | null> {
  const { rows } = await connection.query<Gone | { id: null }>(
    `select gone.*
     from (values (1)) one
     left join lateral (
       select s.record_id::text as id, s.part, (s.at at time zone 'UTC')::text as at from published.superseded s
       where s.until_version > ${since} and s.version <= ${since} limit ${FEW + 1}) gone on true
     where not exists (select 1 from published.relinked r where r.version > ${since})`,
  );
  if (rows.length === 0 || rows.length > FEW) return null;
  return rows.filter((row): row is Gone => row.id !== null);
}

/** Rows as COPY writes them, by their values; null: too many. */
async function changedSince(
  connection: Connection,
  columns: readonly FactColumn[],
  since: number,
): Promise<string[][] | null> {
  const select = `select ${copiedColumns(columns)} from published.interaction i where i.version > ${since} limit ${FEW + 1}`;
  const chunks: Buffer[] = [];
  for await (const chunk of connection.query(to(`copy (${select}) to stdout`)) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').split(NEWLINE).slice(0, -1);
  return lines.length > FEW ? null : lines.map((line) => line.split(TAB));
}

/** Puts numbers in place of what is numbered; what is met for the first time gets the next: statements that add these. */
async function putNumbers(
  writer: Writing['writer'],
  columns: readonly FactColumn[],
  rows: readonly string[][],
): Promise<string[]> {
  const tables = NUMBERED.map((table) => {
    const places = columns.flatMap(({ numbers }, at) => (numbers === table ? [at] : []));
    const values = rows.flatMap((row) => places.map((at) => row[at]!)).filter((value) => value !== NONE);
    return { table, places, ids: new Set(values.map((value) => readAs(table, value))) };
  });
  const named = tables.filter(({ ids }) => ids.size > 0);
  const known = await numbersOf(writer, named);
  return named.flatMap(({ table, places, ids }) => {
    const { of, most } = known.get(table)!;
    const added = [...ids].filter((id) => !of.has(id)).map((id, at) => [most + 1 + at, id] as const);
    for (const [no, id] of added) of.set(id, String(no));
    for (const row of rows) for (const at of places) row[at] = numberIn(row[at]!, of, table);
    const values = added.map(([no, id]) => `(${no}, ${literal(id)})`);
    return added.length > 0 ? [`insert into ${table} values ${values.join(', ')}`] : [];
  });
}

/** Of each table the numbers that these ids have, and the highest of all. */
async function numbersOf(
  writer: Writing['writer'],
  tables: readonly { readonly table: Numbers; readonly ids: ReadonlySet<string> }[],
): Promise<Map<Numbers, { readonly of: Map<string, string>; readonly most: number }>> {
  if (tables.length === 0) return new Map();
  const selects = tables.map(
    ({ table, ids }) => `select ${literal(table)} as name, id::varchar, no::bigint from ${table}
      where id in (select unnest(${listOf([...ids], NUMBERS[table].id)}))
      union all select ${literal(table)}, null, coalesce(max(no), 0)::bigint from ${table}`,
  );
  const reader = await writer.runAndReadAll(selects.join(' union all '));
  const rows = reader.getRowsJS() as [Numbers, string | null, number | bigint][];
  return new Map(
    tables.map(({ table }) => {
      const those = rows.filter(([name]) => name === table);
      const named = those.flatMap(([, id, no]) => (id === null ? [] : [[id, String(no)] as const]));
      return [table, { of: new Map(named), most: Number(those.find(([, id]) => id === null)![2]) }];
    }),
  );
}

/** Only where such moments lie is looked. */
function forget(gone: readonly Gone[], version: number): string[] {
  const [ids, parts, moments] = [
    listOf(
      gone.map(({ id }) => id),
      'uuid',
    ),
    listOf(
      gone.map(({ part }) => part),
      'smallint',
    ),
    listOf(
      gone.map(({ at }) => at),
      'timestamp',
    ),
  ];
  const named = `(select unnest(${ids}) as record_id, unnest(${parts}) as part) g`;
  const areGone = `i.record_id = g.record_id and i.part = g.part
    and i.at >= list_min(${moments}) and i.at <= list_max(${moments})`;
  return [touch(version, `join ${named} on ${areGone}`), `delete from facts as i using ${named} where ${areGone}`];
}

/** A list from one text is read three times as fast as that many literals; what people wrote is no part of such a text. */
function listOf(values: readonly (string | number)[], type: string): string {
  return `${literal(type === 'VARCHAR' ? values : `[${values.join(', ')}]`)}::${type}[]`;
}

function numberIn(value: string, of: ReadonlyMap<string, string>, table: Numbers): string {
  return value === NONE ? NONE : of.get(readAs(table, value))!;
}

/** What the text form of COPY says: of what people wrote backslashes are escaped, as in `unescaped`. */
function readAs(table: Numbers, value: string): string {
  return NUMBERS[table].id === 'VARCHAR' ? value.replaceAll('\\\\', '\\') : value;
}

function rowsIn(path: string, columns: readonly FactColumn[]): string {
  const types = columns.map(({ name, duckdb }) => `${literal(name)}: ${literal(duckdb)}`).join(', ');
  const texts = columns.flatMap(({ name, duckdb }) => (duckdb === 'VARCHAR' ? [name] : []));
  const rows = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\\t', quote = '', escape = '', nullstr = '\\N', columns = {${types}})`;
  return unescaped(rows, texts);
}
