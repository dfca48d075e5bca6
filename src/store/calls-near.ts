import type { CallMoment, KnownCall } from '../core/thread/calls-around.ts';
import type { Connection } from './database.ts';
import type { Moment } from './repeats.ts';

/**
 * The calls (whose legs are folded) of these contact points within `span` milliseconds of these moments, as they were derived last;
 * in no order.
 */
export async function callsNear(
  connection: Connection,
  moments: readonly CallMoment[],
  span: number,
): Promise<KnownCall[]> {
  const ranges = rangesAround(moments, span);
  if (ranges.length === 0) return [];
  const { rows } = await connection.query<CallRow>(CALLS_NEAR, [
    ranges.map(({ pointId }) => pointId),
    ranges.map(({ from }) => new Date(from)),
    ranges.map(({ to }) => new Date(to)),
  ]);
  return rows.map((row) => ({
    scopeId: row.scope_id,
    pointId: row.contact_point_id,
    at: row.at.getTime(),
    recordId: row.record_id,
    part: row.part,
    isSpoken: row.is_spoken,
  }));
}

/**
 * Contact point and moment are compared as a pair, so that no index but theirs can be used: of a history that was never
 * analysed the planner takes that of the moments alone, and reads everybody's calls for each of them.
 *
 * They spoke where the call was answered and is a turn of its own. (That it is kept with a contact point does not mean that
 * this one called or was called: one whose number was withheld may have been joined to theirs by hand.)
 */
const CALLS_NEAR = `
select i.scope_id, i.contact_point_id, i.at, i.record_id, i.part,
  i.call_outcome is not distinct from 'answered' and i.repeat_of is null and not i.is_automation
  and (i.direction = 'inbound' and i.author_point_id = i.contact_point_id
    or i.direction = 'outbound' and i.stated_direction = 'outbound' and i.recipient_point_id = i.contact_point_id)
    is true as is_spoken
from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as near (point, since, until)
join history.interaction i
  on i.threading = 'call' and i.contact_point_id = near.point and (i.contact_point_id, i.at) >= (near.point, near.since)
    and (i.contact_point_id, i.at) <= (near.point, near.until)
where not i.is_leg and i.scope_id is not null`;

interface CallRow {
  scope_id: KnownCall['scopeId'];
  contact_point_id: KnownCall['pointId'];
  at: Date;
  record_id: KnownCall['recordId'];
  part: number;
  is_spoken: boolean;
}

/** Of each contact point the spans around its moments; those that overlap are one. */
function rangesAround(moments: readonly CallMoment[], span: number) {
  const ranges: { pointId: CallMoment['pointId']; from: number; to: number }[] = [];
  const latest = new Map<CallMoment['pointId'], { to: number }>();
  for (const { pointId, at } of moments.toSorted((a, b) => a.at - b.at)) {
    const last = latest.get(pointId);
    if (last !== undefined && last.to >= at - span) last.to = at + span;
    else {
      const range = { pointId, from: at - span, to: at + span };
      latest.set(pointId, range);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Of the calls that were just removed (temporary table `went`) the moments of those whose contact point has calls left. */
export async function callsThatLeftOthers(connection: Connection): Promise<Moment[]> {
  const { rows } = await connection.query<{ contact_point_id: Moment['contactPointId']; at: Date }>(
    `select m.contact_point_id, m.at from went m
     where m.is_call and exists (
       select 1 from history.interaction i where i.threading = 'call' and i.contact_point_id = m.contact_point_id)`,
  );
  return rows.map((row) => ({ contactPointId: row.contact_point_id, at: row.at.getTime() }));
}
