import type { DuckDBConnection } from '@duckdb/node-api';
import { CONTEXTS, type Context, OPENED } from '../contexts/contexts.ts';
import { columnsCompared, type Compared } from './columns-compared.ts';
import { literal } from './literal.ts';
import { MILLISECONDS } from './milliseconds.ts';

/**
 * The contexts that the mirror keeps in columns of its own. Whoever changes facts notes which (`touched`); each context is worked
 * out anew around those before the next question that reads it: a commit costs one line more, however many contexts there are.
 */

/** The columns that it has beside those of PostgreSQL. */
const KEPT = CONTEXTS.flatMap((context) => [
  { name: flagOf(context), type: 'BOOLEAN' },
  ...Object.entries(context.columns).map(([name, type]) => ({ name, type })),
]);

const OTHERS = CONTEXTS.filter((context) => context !== OPENED);

const KEPT_NAMES = KEPT.map(({ name }) => name);
const WITHOUT_KEPT = `* exclude (${KEPT_NAMES.join(', ')})`;

export function keptColumns(): string {
  return KEPT.map(({ name, type }) => `alter table facts add column ${name} ${type};`).join('\n');
}

/**
 * What statements read: the facts as PostgreSQL has them, and each context with what is kept of it, and of their conversation.
 * And the empty list of what was changed, in which version, and up to which each context is worked out.
 */
export function keptRelations(): string {
  return `create view published.interaction as select ${WITHOUT_KEPT} from facts;
    ${CONTEXTS.map((context) => relation(context.name, context, [context])).join('\n')}
    ${OTHERS.map((context) => relation(`opened_${context.name}`, context, [context, OPENED])).join('\n')}
    ${MILLISECONDS}
    create table touched (version BIGINT, conversation_id INTEGER, customer_id UINTEGER, "at" TIMESTAMP);
    create table worked_out as select unnest(${literal(CONTEXTS.map(({ name }) => name))}::varchar[]) as context, 0::bigint as version;`;
}

/** The rows of a context, with what is kept of these. */
function relation(name: string, context: Context, shown: readonly Context[]): string {
  const columns = shown.flatMap((one) => Object.keys(one.columns));
  const others = KEPT_NAMES.filter((one) => !columns.includes(one));
  return `create view published.${name} as select * exclude (${others.join(', ')}) from facts where ${flagOf(context)} = true;`;
}

/** Notes facts, before they go and after they came, on the way to a version; `which` follows `from facts i`. */
export function touch(version: number, which: string): string {
  return `insert into touched select ${version}, i.conversation_id, i.customer_id, i.at from facts i ${which}`;
}

/** Works out all contexts of all facts. */
export async function workOutAll(writer: DuckDBConnection, compared: Compared): Promise<void> {
  const facts = factsWhere('true');
  for (const context of CONTEXTS) {
    await writer.run(find(context, facts, 'true', compared));
    await writer.run(put(context));
  }
  await writer.run('drop table found');
}

/** With more than this noted all contexts are worked out: the list is not to grow where one is never asked for. */
const MOST_TOUCHED = 100_000;

/** Works out these contexts around what was touched since they last were. */
export async function workOutAround(
  writer: DuckDBConnection,
  compared: Compared,
  names: ReadonlySet<string>,
): Promise<void> {
  const pending = await pendingOf(writer, names);
  if (pending.length === 0) return;
  await writer.run('begin');
  try {
    for (const one of pending) {
      const { of, found } = around(one);
      await writer.run(find(one.context, factsWhere(of), found, compared));
      await writer.run(takeBack(one.context, `${of} and ${found}`));
      await writer.run(put(one.context));
      await writer.run(`update worked_out set version = ${one.upTo} where context = ${literal(one.context.name)}`);
    }
    await writer.run('delete from touched where version <= (select min(w.version) from worked_out w); commit');
  } catch (error) {
    await writer.run('rollback');
    throw error;
  }
}

/** A context with what was touched since it was worked out: after which version, up to which, and of when. */
interface Pending {
  readonly context: Context;
  readonly since: number;
  readonly upTo: number;
  readonly first: string;
  readonly last: string;
}

async function pendingOf(writer: DuckDBConnection, names: ReadonlySet<string>): Promise<Pending[]> {
  const reader = await writer.runAndReadAll(
    `select w.context, w.version::double, t.latest::double, t.entries::double
     from worked_out w, (select max(version) as latest, count(*) as entries from touched) t where t.latest > w.version`,
  );
  const rows = reader.getRowsJS() as [string, number, number, number][];
  const pending: Pending[] = [];
  for (const [name, since, upTo, touched] of rows) {
    if (!names.has(name) && touched <= MOST_TOUCHED) continue;
    const context = CONTEXTS.find((one) => one.name === name)!;
    const same = pending.find((one) => one.since === since);
    pending.push({ ...(same ?? { since, upTo, ...(await whenTouched(writer, since)) }), context });
  }
  return pending;
}

/** Of each context apart: one that nobody asks for has a long list, which the others need not join with it. */
async function whenTouched(writer: DuckDBConnection, since: number): Promise<Pick<Pending, 'first' | 'last'>> {
  const reader = await writer.runAndReadAll(
    `select min(t.at)::varchar, max(t.at)::varchar from touched t where t.version > ${since}`,
  );
  const [first, last] = reader.getRowsJS()[0] as [string, string];
  return { first, last };
}

/** Of which facts a context is worked out anew, and which of these may be others in it. */
function around({ context: { key, aheadDays }, since, first, last }: Pending): { of: string; found: string } {
  const isTouched = `i.${key} in (select t.${key} from touched t where t.version > ${since})`;
  if (aheadDays === undefined) return { of: isTouched, found: 'true' };
  const days = `interval ${aheadDays} day`;
  const isNear = `i.at >= timestamp '${first}' - ${days} and i.at <= timestamp '${last}' + ${days}`;
  return { of: `${isTouched} and ${isNear}`, found: `i.at <= timestamp '${last}'` };
}

/** As a context sees them: without what it is to find, and which of them each is. */
function factsWhere(condition: string): string {
  return `(select ${WITHOUT_KEPT}, rowid as fact from facts i where ${condition})`;
}

function find({ sql, columns }: Context, facts: string, where: string, compared: Compared): string {
  const over = columnsCompared(sql, compared).replaceAll('published.interaction', facts);
  const values = ['i.fact', ...Object.keys(columns).map((name) => `i.${name}`)];
  return `create or replace temp table found as select ${values.join(', ')} from (${over}) i where ${where}`;
}

function takeBack(context: Context, where: string): string {
  const columns = [`${flagOf(context)} = false`, ...Object.keys(context.columns).map((name) => `${name} = null`)];
  return `update facts as i set ${columns.join(', ')}
    where i.${flagOf(context)} and ${where} and i.rowid not in (select fact from found)`;
}

function put(context: Context): string {
  const names = Object.keys(context.columns);
  const columns = [`${flagOf(context)} = true`, ...names.map((name) => `${name} = found.${name}`)];
  const isNew = [
    `i.${flagOf(context)} is distinct from true`,
    ...names.map((name) => `i.${name} is distinct from found.${name}`),
  ];
  return `update facts as i set ${columns.join(', ')} from found
    where i.rowid = found.fact and (${isNew.join(' or ')})`;
}

function flagOf({ name }: Context): string {
  return `is_${name}`;
}
