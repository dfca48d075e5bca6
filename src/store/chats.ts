import type { ContactPointId } from '../core/basics/ids.ts';
import type { ScopeRoles } from '../core/thread/cast-roles.ts';
import type { Connection } from './database.ts';

/** Those of these chats that hold more than `length` interactions. Costs no more than so many each. */
export async function longChatsAmong(
  connection: Connection,
  scopeIds: readonly string[],
  length: number,
): Promise<Set<string>> {
  if (scopeIds.length === 0) return new Set();
  const { rows } = await connection.query<{ scope_id: string }>(
    `select s.scope_id from unnest($1::uuid[]) as s (scope_id)
     where exists (select 1 from history.interaction i where i.scope_id = s.scope_id offset $2)`,
    [scopeIds, length],
  );
  return new Set(rows.map((row) => row.scope_id));
}

/**
 * Who is who in a whole chat, some of its records left out: the same as `rolesOf` (cast-roles.ts) says,
 * found by the database, which need not hand out the chat for it.
 */
export async function rolesInChat(
  connection: Connection,
  scopeId: string,
  without: readonly string[],
): Promise<ScopeRoles> {
  const { rows } = await connection.query<{ agents: ContactPointId[] | null; opener: ContactPointId | null }>(ROLES, [
    scopeId,
    without,
  ]);
  return { agents: new Set(rows[0]!.agents), opener: rows[0]!.opener };
}

const ROLES = `
with spoken as not materialized (
  select * from history.interaction
  where scope_id = $1 and kind <> 'system' and record_id <> all ($2::uuid[])
), agents as materialized (
  select author_point_id as point from spoken
  where stated_direction in ('outbound', 'internal') and author_point_id is not null
  union
  select recipient_point_id from spoken
  where stated_direction in ('inbound', 'internal') and recipient_point_id is not null
)
select
  (select array_agg(point) from agents) as agents,
  (select author_point_id from spoken
   where author_point_id is not null and author_point_id not in (select point from agents)
   order by at, record_id, part limit 1) as opener`;

/** How many moments are looked at in one step towards a silence. */
const STEP = 200;

/**
 * The moments of a chat's interactions from the last silence before a span to the first one after it
 * (UTC milliseconds, in order). A silence lasts longer than `silence` milliseconds.
 */
export async function momentsAround(
  connection: Connection,
  scopeId: string,
  span: { readonly from: number; readonly to: number },
  silence: number,
): Promise<number[]> {
  const before = await untilSilence(connection, scopeId, span.from, silence, BEFORE);
  const after = await untilSilence(connection, scopeId, span.to, silence, AFTER);
  const { rows } = await connection.query<{ at: Date }>(
    'select at from history.interaction where scope_id = $1 and at >= $2 and at <= $3 order by at',
    [scopeId, new Date(span.from), new Date(span.to)],
  );
  return [...before.reverse(), ...rows.map((row) => row.at.getTime()), ...after];
}

const BEFORE = 'select at from history.interaction where scope_id = $1 and at < $2 order by at desc limit $3';
const AFTER = 'select at from history.interaction where scope_id = $1 and at > $2 order by at limit $3';

async function untilSilence(
  connection: Connection,
  scopeId: string,
  start: number,
  silence: number,
  step: typeof BEFORE | typeof AFTER,
): Promise<number[]> {
  const moments: number[] = [];
  for (let last = start; ;) {
    const { rows } = await connection.query<{ at: Date }>(step, [scopeId, new Date(last), STEP]);
    for (const { at } of rows) {
      if (Math.abs(at.getTime() - last) > silence) return moments;
      moments.push((last = at.getTime()));
    }
    if (rows.length < STEP) return moments;
  }
}
