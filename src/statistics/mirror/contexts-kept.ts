import type { DuckDBConnection } from '@duckdb/node-api';
import { CONTEXTS, type Context } from '../contexts/contexts.ts';

/**
 * The contexts that the mirror keeps in columns of its own. Whoever changes facts notes which (`touched`); they are worked out
 * anew around those before the next question that reads a context: a commit costs one line more, however many there are.
 */

/** The columns that it has beside those of PostgreSQL. */
const KEPT = CONTEXTS.flatMap((context) => [
  { name: flagOf(context), type: 'BOOLEAN' },
  ...Object.entries(context.columns).map(([name, type]) => ({ name, type })),
]);

const KEPT_NAMES = KEPT.map(({ name }) => name).join(', ');

export function keptColumns(): string {
  return KEPT.map(({ name, type }) => `alter table facts add column ${name} ${type};`).join('\n');
}

/**
 * What statements read: the facts as PostgreSQL has them, and each context with what is kept of it. And the empty list of what
 * was changed since they were worked out.
 */
export function keptRelations(): string {
  const relations = CONTEXTS.map(
    (context) => `create view published.${context.name} as select * from facts where ${flagOf(context)};`,
  );
  return `create view published.interaction as select * exclude (${KEPT_NAMES}) from facts;
    ${relations.join('\n')}
    create table touched (conversation_id INTEGER, customer_id UINTEGER, "at" TIMESTAMP);`;
}

/** Notes facts, before they go and after they came; `which` follows `from facts i`. */
export function touch(which: string): string {
  return `insert into touched select i.conversation_id, i.customer_id, i.at from facts i ${which};`;
}

/** Works out all contexts of all facts. */
export async function workOutAll(writer: DuckDBConnection): Promise<void> {
  const facts = factsWhere('true');
  for (const context of CONTEXTS) {
    await writer.run(find(context, facts, 'true'));
    await writer.run(put(context));
  }
  await writer.run('drop table found');
}

/** Works out the contexts around what was touched since they last were. */
export async function workOutAround(writer: DuckDBConnection): Promise<void> {
  const reader = await writer.runAndReadAll('select min(t.at)::varchar, max(t.at)::varchar from touched t');
  const [first, last] = reader.getRowsJS()[0] as [string | null, string | null];
  if (first === null || last === null) return;
  await writer.run('begin');
  try {
    for (const context of CONTEXTS) {
      const { of, found } = around(context, first, last);
      await writer.run(find(context, factsWhere(of), found));
      await writer.run(takeBack(context, `${of} and ${found}`));
      await writer.run(put(context));
    }
    await writer.run('delete from touched; commit');
  } catch (error) {
    await writer.run('rollback');
    throw error;
  }
}

/** Of which facts a context is worked out anew, and which of these may be others in it. */
function around({ key, aheadDays }: Context, first: string, last: string): { of: string; found: string } {
  const isTouched = `i.${key} in (select ${key} from touched)`;
  if (aheadDays === undefined) return { of: isTouched, found: 'true' };
  const days = `interval ${aheadDays} day`;
  const since = `i.at >= timestamp '${first}' - ${days}`;
  return {
    of: `${isTouched} and ${since} and i.at <= timestamp '${last}' + ${days}`,
    found: `i.at <= timestamp '${last}'`,
  };
}

/** As a context sees them: without what it is to find, and which of them each is. */
function factsWhere(condition: string): string {
  return `(select * exclude (${KEPT_NAMES}), rowid as fact
    from facts i where ${condition})`;
}

function find({ sql, columns }: Context, facts: string, where: string): string {
  const over = sql.replaceAll('published.interaction', facts);
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
