import { type Connection, type Database } from '../store/database.ts';
import { clearLinks, clearShared, decidedPoints, hasTies, wholeSpan } from '../store/identity-links.ts';
import { notify } from '../store/notices.ts';
import { becomeWriter } from '../store/writer.ts';
import { decideAcross, resolvePeople } from './resolve-people.ts';
import { TouchedSpan } from './touched-span.ts';

const AT_ONCE = 5_000;

/**
 * Decides again whose all contact points are of which an import said anything that is undone now, in the
 * transaction of the caller. Where nothing is left that ties anybody, only decisions are.
 */
export async function resolveUndone(connection: Connection, span: TouchedSpan, importId: number): Promise<void> {
  if (!(await hasTies(connection))) return await forgetTied(connection, span);
  await gather(connection, importId);
  for (let isMore = true; isMore;) isMore = await resolveNext(connection, span);
  await connection.query('drop table to_resolve');
}

async function forgetTied(connection: Connection, span: TouchedSpan): Promise<void> {
  const gone = await clearLinks(connection);
  await clearShared(connection);
  if (gone.length > 0) span.includeDates(await wholeSpan(connection), 0);
  await decideAcross(connection, span, gone);
  await resolvePeople(connection, span, await decidedPoints(connection));
}

/**
 * Decides whose everybody is that a bulk import named, after it, in transactions of its own: others write
 * in between, and what is decided twice is decided alike. Killed, it is begun again when the import is resumed.
 */
export async function resolveBulk(database: Database, importId: number): Promise<void> {
  const connection = await database.connect();
  try {
    await gather(connection, importId);
    for (let isMore = true; isMore;) isMore = await resolveApart(connection, importId);
    await connection.query('drop table to_resolve');
    connection.release();
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

async function resolveApart(connection: Connection, importId: number): Promise<boolean> {
  const span = new TouchedSpan();
  await connection.query('begin');
  await becomeWriter(connection, { cause: 'import', importId });
  const isMore = await resolveNext(connection, span);
  await notify(connection, span.notice(importId));
  await connection.query('commit');
  return isMore;
}

async function gather(connection: Connection, importId: number): Promise<void> {
  await connection.query('drop table if exists pg_temp.to_resolve');
  await connection.query('create temporary table to_resolve (id uuid primary key)');
  await connection.query(CONCERNED, [importId]);
  await connection.query('analyze to_resolve');
}

/** Contact points that the import ties, and those that it names and that anybody ties. */
const CONCERNED = `
insert into to_resolve
select a as id from history.tie where import_id = $1
union
select b from history.tie where import_id = $1
union
select n.contact_point_id from history.contact_name n join history.tie t on t.a = n.contact_point_id
where n.import_id = $1
union
select n.contact_point_id from history.contact_name n join history.tie t on t.b = n.contact_point_id
where n.import_id = $1`;

async function resolveNext(connection: Connection, span: TouchedSpan): Promise<boolean> {
  const { rows } = await connection.query<{ id: string }>(
    `delete from to_resolve where id = any (array(select id from to_resolve limit ${AT_ONCE})) returning id`,
  );
  const next = rows.map(({ id }) => id);
  const done = await resolvePeople(connection, span, next);
  if (done.size > 0) await connection.query('delete from to_resolve where id = any ($1::uuid[])', [[...done]]);
  return rows.length === AT_ONCE;
}
