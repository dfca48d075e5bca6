import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connection } from '../../store/database.ts';
import { copyFacts } from './copy-facts.ts';
import { followFew } from './follow-few.ts';
import { literal } from './literal.ts';
import { copiedColumns, type FactColumn, unescaped } from './shape-of-facts.ts';

/** The one who writes the mirror's file, and where what is copied lies on its way. */
export interface Writing {
  readonly writer: DuckDBConnection;
  readonly path: string;
  readonly columns: readonly FactColumn[];
}

/** Brings the facts from one version to what a snapshot shows; false, and nothing is done: more than `most` rows changed. */
export async function followFacts(
  { writer, path, columns }: Writing,
  connection: Connection,
  since: number,
  settle: string,
  most: number,
): Promise<boolean> {
  if (await followFew({ writer, path, columns }, connection, since, settle)) return true;
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
    const people = peopleOf('changed', columns);
    if (news.changed > 0) await writer.run(numberNew(people));
    if (news.gone > 0) await writer.run(FORGET);
    if (news.changed > 0)
      await writer.run(`${metAmong(people)} ${insertFacts(numberedFrom('changed', columns, 'met'))}`);
    if (news.relinked > 0) {
      await writer.run(numberNew('select id from relinked union all select person_id from relinked'));
      await writer.run(RELINK);
    }
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
    await writer.run('create table point (no uinteger, id uuid)');
    const ours = columns.filter(({ name }) => OURS.has(name));
    // The few who answer have the small numbers: so they take up little room, and little space where each has a place.
    await writer.run(numberNew(peopleOf('building.facts', ours)));
    await writer.run(numberNew(peopleOf('building.facts', columns)));
    await writer.run(`create table published.interaction as ${numberedFrom('building.facts', columns)} order by c.at`);
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
create schema if not exists published;
drop table if exists published.interaction;
drop table if exists point;`;

type Types = readonly (readonly [name: string, type: string])[];

/** As they are copied: people by their ids. */
function typesOf(columns: readonly FactColumn[]): Types {
  return columns.map(({ name, duckdb, isPerson }) => [name, isPerson ? 'UUID' : duckdb]);
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

function definition(types: Types): string {
  return types.map(([name, type]) => `"${name}" ${type}`).join(', ');
}

/** A piece of a file in the text form of COPY, as a select. */
function rowsIn(path: string, types: Types): string {
  const columns = types.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(', ');
  const texts = types.flatMap(([name, type]) => (type === 'VARCHAR' ? [name] : []));
  const rows = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\\t', quote = '', escape = '', nullstr = '\\N', columns = {${columns}})`;
  return unescaped(rows, texts);
}

/** The numbers of a few people by themselves: among all of them each would be looked for once for every column. */
function metAmong(ids: string): string {
  return `create or replace temp table met as select no, id from point where id in (${ids});`;
}

function insertFacts(select: string): string {
  return `insert into published.interaction ${select}`;
}

/** The rows of a table with people as numbers. */
function numberedFrom(table: string, columns: readonly FactColumn[], points = 'point'): string {
  const people = columns.filter(({ isPerson }) => isPerson).map(({ name }) => name);
  const values = columns.map(({ name, isPerson }) => (isPerson ? `"of_${name}".no as "${name}"` : `c."${name}"`));
  const joins = people.map((name) => `left join ${points} "of_${name}" on "of_${name}".id = c."${name}"`);
  return `select ${values.join(', ')} from ${table} c ${joins.join('\n')}`;
}

function peopleOf(table: string, columns: readonly FactColumn[]): string {
  const people = columns.filter(({ isPerson }) => isPerson);
  return people.map(({ name }) => `select "${name}" as id from ${table}`).join(' union all ');
}

/** People who are met for the first time get the next numbers. */
function numberNew(ids: string): string {
  return `insert into point
    select (row_number() over () + (select coalesce(max(no), 0) from point))::uinteger, id
    from (select distinct id from (${ids}) where id is not null and id not in (select id from point))`;
}

/** Rows that are others now, or gone; only where such moments lie is looked. */
const FORGET = `
delete from published.interaction as i using gone g
where i.record_id = g.record_id and i.part = g.part
  and i.at >= (select min(n.at) from gone n) and i.at <= (select max(n.at) from gone n)`;

/** Whose the rows of these contact points are from now on. */
const RELINK = `
create or replace temp table moved as
select p.no, q.no as person_no from relinked r join point p on p.id = r.id join point q on q.id = r.person_id;
update published.interaction as i set customer_id = m.person_no from moved m where m.no = i.contact_point_id;
update published.interaction as i set agent_id = m.person_no from moved m where m.no = i.agent_point_id;
update published.interaction as i set answered_by = m.person_no from moved m where m.no = i.answerer_point_id;
update published.interaction as i set first_resolved_by = m.person_no from moved m where m.no = i.first_resolver_point_id;
update published.interaction as i set resolved_by = m.person_no from moved m where m.no = i.resolver_point_id;`;
