import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connection } from '../../store/database.ts';
import { keptColumns, keptRelations, touch, workOutAll } from './contexts-kept.ts';
import { comparedOf } from './columns-compared.ts';
import { copyFacts } from './copy-facts.ts';
import { followFew } from './follow-few.ts';
import { literal } from './literal.ts';
import { emptyNumbers, idsIn, metAmong, NUMBERED, NUMBERS, numberedFrom, numberNew } from './numbers.ts';
import { PEOPLE_OF_POINTS } from './people-of-points.ts';
import { copiedColumns, type FactColumn, insertFacts, unescaped } from './shape-of-facts.ts';

/** The one who writes the mirror's file, and where what is copied lies on its way. */
export interface Writing {
  readonly writer: DuckDBConnection;
  readonly path: string;
  readonly columns: readonly FactColumn[];
}

/** From one version to another; `settle` says of the mirror that it is there. */
export interface Way {
  readonly since: number;
  readonly version: number;
  readonly settle: string;
}

/** Brings the facts from one version to what a snapshot shows; false, and nothing is done: more than `most` rows changed. */
export async function followFacts(
  { writer, path, columns }: Writing,
  connection: Connection,
  { since, version, settle }: Way,
  most: number,
): Promise<boolean> {
  if (await followFew({ writer, path, columns }, connection, { since, version, settle })) return true;
  const changed = `select ${copiedColumns(columns)} from published.interaction i where i.version > ${since}`;
  const gone = `select s.record_id, s.part, s.at at time zone 'UTC' from published.superseded s
    where s.until_version > ${since} and s.version <= ${since}`;
  const relinked = `select distinct r.contact_point_id, i.person_id from published.relinked r
    join published.identity i using (contact_point_id) where r.version > ${since}`;
  const news = await countsOf(connection, { changed, gone, relinked }, most);
  if (news.changed + news.gone + news.relinked > most) return false;
  const copy = async (select: string, table: keyof typeof news, types: Types) => {
    await writer.run(`create or replace temp table ${table} (${definition(types)})`);
    if (news[table] === 0) return;
    await copyFacts(connection, select, `${path}.rows`, async (piece) => {
      await writer.run(`insert into ${table} ${rowsIn(piece, types)}`);
    });
  };
  await copy(changed, 'changed', typesOf(columns));
  await copy(gone, 'gone', GONE);
  await copy(relinked, 'relinked', RELINKED);
  await writer.run('begin');
  try {
    if (news.changed > 0) await numberNewIn(writer, 'changed', columns);
    if (news.gone > 0) await writer.run(forget(version));
    if (news.changed > 0) {
      for (const table of NUMBERED) await writer.run(metAmong(table, idsIn('changed', columns, table)));
      await writer.run(insertFacts(columns, numberedFrom('changed', columns, 'met_')));
      await writer.run(touch(version, `where i.version > ${since}`));
    }
    if (news.relinked > 0) await relink(writer, version);
    await writer.run(settle);
    await writer.run('commit');
  } catch (error) {
    await writer.run('rollback');
    throw error;
  }
  return true;
}

/** Makes the facts from nothing: all rows, numbered, in the order of their moments; then `settle`. `isStopped` breaks it off. */
export async function buildFacts(
  { writer, path, columns }: Writing,
  connection: Connection,
  settle: string,
  isStopped: () => boolean,
): Promise<void> {
  const staging = `${path}.building`;
  await rm(staging, { force: true });
  await writer.run(`${EMPTY} attach ${literal(staging)} as building`);
  try {
    await writer.run(`create table building.facts (${definition(typesOf(columns))})`);
    const select = `select ${copiedColumns(columns)} from published.interaction i`;
    await copyFacts(connection, select, `${path}.rows`, async (piece) => {
      if (isStopped()) throw new Error('closed while it was built');
      await writer.run(`insert into building.facts ${rowsIn(piece, typesOf(columns))}`);
    });
    await writer.run(emptyNumbers());
    const ours = columns.filter(({ name }) => OURS.has(name));
    // The few who answer have the small numbers: so they take up little room, and little space where each has a place.
    await writer.run(numberNew('point', idsIn('building.facts', ours, 'point')));
    await numberNewIn(writer, 'building.facts', columns);
    await writer.run(`create table facts as ${numberedFrom('building.facts', columns)} order by c.at`);
    await writer.run(`${keptColumns()} ${keptRelations()}`);
    await workOutAll(writer, comparedOf(columns));
    await writer.run(settle);
  } finally {
    await writer.run('detach building');
    await rm(staging, { force: true });
  }
  await writer.run('checkpoint');
}

/** How many rows each select has, counted no further than one more than `most`. */
async function countsOf<T extends string>(
  connection: Connection,
  selects: Readonly<Record<T, string>>,
  most: number,
): Promise<Record<T, number>> {
  const limit = most === Infinity ? '' : `limit ${most + 1}`;
  const counted = Object.entries<string>(selects).map(
    ([name, select]) => `(select count(*) from (${select} ${limit}) few) as ${name}`,
  );
  const { rows } = await connection.query<Record<T, number>>(`select ${counted.join(', ')}`);
  return rows[0]!;
}

const OURS = new Set(['agent_id', 'answered_by', 'agent_point_id', 'answerer_point_id']);

const EMPTY = `
drop table if exists state;
drop schema if exists published cascade;
create schema published;
${['facts', 'touched', 'worked_out', ...NUMBERED].map((table) => `drop table if exists ${table};`).join('\n')}`;

type Types = readonly (readonly [name: string, type: string])[];

/** As they are copied: without numbers. */
export function typesOf(columns: readonly FactColumn[]): Types {
  return columns.map(({ name, duckdb, numbers }) => [name, numbers ? NUMBERS[numbers].id : duckdb]);
}

const GONE: Types = [
  ['record_id', 'UUID'],
  ['part', 'SMALLINT'],
  ['at', 'TIMESTAMP'],
];
const RELINKED: Types = [
  ['id', 'UUID'],
  ['person_id', 'UUID'],
];

export function definition(types: Types): string {
  return types.map(([name, type]) => `"${name}" ${type}`).join(', ');
}

/** A piece of a file in the text form of COPY, as a select. */
export function rowsIn(path: string, types: Types): string {
  const columns = types.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(', ');
  const texts = types.flatMap(([name, type]) => (type === 'VARCHAR' ? [name] : []));
  const rows = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\\t', quote = '', escape = '', nullstr = '\\N', columns = {${columns}})`;
  return unescaped(rows, texts);
}

async function numberNewIn(writer: DuckDBConnection, rows: string, columns: readonly FactColumn[]): Promise<void> {
  for (const table of NUMBERED) await writer.run(numberNew(table, idsIn(rows, columns, table)));
}

/** Rows that are others now, or gone; only where such moments lie is looked. */
const ARE_GONE = `i.record_id = g.record_id and i.part = g.part
  and i.at >= (select min(n.at) from gone n) and i.at <= (select max(n.at) from gone n)`;
function forget(version: number): string {
  return `${touch(version, `join gone g on ${ARE_GONE}`)};
    delete from facts as i using gone g where ${ARE_GONE};`;
}

/** Whose the rows of these contact points are from now on. */
async function relink(writer: DuckDBConnection, version: number): Promise<void> {
  await writer.run(
    numberNew(
      'point',
      `select id, null::timestamp as at from relinked
    union all select person_id, null::timestamp from relinked`,
    ),
  );
  await writer.run(relinked(version));
}

const OF_MOVED = 'where i.contact_point_id in (select no from moved)';
function relinked(version: number): string {
  return `
create or replace temp table moved as
select p.no, q.no as person_no from relinked r join point p on p.id = r.id join point q on q.id = r.person_id;
${touch(version, OF_MOVED)};
${PEOPLE_OF_POINTS.map(
  ({ person, point }) => `update facts as i set ${person} = m.person_no from moved m where m.no = i.${point};`,
).join('\n')}
${touch(version, OF_MOVED)}`;
}
