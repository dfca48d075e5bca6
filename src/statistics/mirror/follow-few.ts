import { rm, writeFile } from 'node:fs/promises';
import { to } from 'pg-copy-streams';
import type { Connection } from '../../store/database.ts';
import { touch } from './contexts-kept.ts';
import type { Way, Writing } from './facts-table.ts';
import { literal } from './literal.ts';
import { NUMBERED, type Numbers } from './numbers.ts';
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
  const gone = await goneSince(connection, since);
  if (gone === null) return false;
  const rows = await changedSince(connection, columns, since);
  if (rows === null) return false;
  const added: string[] = [];
  for (const table of NUMBERED) {
    const places = columns.flatMap(({ numbers }, at) => (numbers === table ? [at] : []));
    const numbers = await numbersOf(writer, table, rows, places);
    for (const row of rows) for (const at of places) row[at] = numbers.of.get(row[at]!) ?? NONE;
    if (numbers.added.length > 0) added.push(`insert into ${table} values ${numbers.added.join(', ')};`);
  }
  const file = `${path}.few`;
  await writeFile(file, rows.map((row) => `${row.join(TAB)}${NEWLINE}`).join(''));
  await writer.run('begin');
  try {
    if (added.length > 0) await writer.run(added.join('\n'));
    if (gone.length > 0) await writer.run(forget(gone, version));
    if (rows.length > 0)
      await writer.run(
        `${insertFacts(columns, rowsIn(file, columns))}; ${touch(version, `where i.version > ${since}`)}`,
      );
    await writer.run(`${settle}; commit`);
  } catch (error) {
    await writer.run('rollback');
    throw error;
  } finally {
    await rm(file, { force: true });
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

/** The numbers of those whom these rows name; who is met for the first time gets the next. */
async function numbersOf(
  writer: Writing['writer'],
  table: Numbers,
  rows: readonly (readonly string[])[],
  places: readonly number[],
): Promise<{ of: Map<string, string>; added: string[] }> {
  const ids = new Set(rows.flatMap((row) => places.map((at) => row[at]!)).filter((id) => id !== NONE));
  const of = new Map<string, string>();
  if (ids.size === 0) return { of, added: [] };
  const list = [...ids].map((id) => `${literal(id)}::uuid`).join(', ');
  const reader = await writer.runAndReadAll(
    `select id::varchar, no from ${table} where id in (${list}) union all select null, coalesce(max(no), 0) from ${table}`,
  );
  let most = 0;
  for (const [id, no] of reader.getRowsJS() as [string | null, number][]) {
    if (id === null) most = no;
    else of.set(id, String(no));
  }
  const added = [...ids].filter((id) => !of.has(id)).map((id) => [++most, id] as const);
  for (const [no, id] of added) of.set(id, String(no));
  return { of, added: added.map(([no, id]) => `(${no}, ${literal(id)})`) };
}

/** Only where such moments lie is looked. */
function forget(gone: readonly Gone[], version: number): string {
  const moments = gone.map(({ at }) => `${literal(at)}::timestamp`);
  const values = gone.map(({ id, part }) => `(${literal(id)}::uuid, ${part})`).join(', ');
  const named = `(values ${values}) as g (record_id, part)`;
  const areGone = `i.record_id = g.record_id and i.part = g.part
    and i.at >= list_min([${moments.join(', ')}]) and i.at <= list_max([${moments.join(', ')}])`;
  return `${touch(version, `join ${named} on ${areGone}`)}
    delete from facts as i using ${named} where ${areGone};`;
}

function rowsIn(path: string, columns: readonly FactColumn[]): string {
  const types = columns.map(({ name, duckdb }) => `${literal(name)}: ${literal(duckdb)}`).join(', ');
  const texts = columns.flatMap(({ name, duckdb }) => (duckdb === 'VARCHAR' ? [name] : []));
  const rows = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\\t', quote = '', escape = '', nullstr = '\\N', columns = {${types}})`;
  return unescaped(rows, texts);
}
