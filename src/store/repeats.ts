import type { Direction } from '../core/basics/direction.ts';
import type { ContactPointId, RecordId } from '../core/basics/ids.ts';
import type { InteractionFacts, InteractionRef } from '../core/identify/interaction.ts';
import { type CandidateFacts, type CandidateOrigin, isLine, TALK_CHANNELS } from '../core/repeat/candidate.ts';
import { COMPARED_CHARACTERS, LEAST_LETTERS } from '../core/repeat/same-text.ts';
import type { Connection } from './database.ts';

/** Where something came, went or became another: in whose history, and when (UTC milliseconds). */
export interface Moment {
  readonly contactPointId: ContactPointId;
  readonly at: number;
}

/** The same by customer, whatever contact point it was. */
export interface PersonMoment {
  readonly personId: ContactPointId;
  readonly at: number;
}

/** A part of one customer's history, both ends included; UTC milliseconds. */
export interface PersonSpan {
  readonly personId: string;
  readonly from: number;
  readonly to: number;
}

/** Whose these moments are, as things stand. */
export async function ofPeople(connection: Connection, moments: readonly Moment[]): Promise<PersonMoment[]> {
  const points = [...new Set(moments.map(({ contactPointId }) => contactPointId))];
  if (points.length === 0) return [];
  const { rows } = await connection.query<{ contact_point_id: string; customer_id: ContactPointId }>(
    'select contact_point_id, customer_id from history.identity_link where contact_point_id = any ($1::uuid[])',
    [points],
  );
  const people = new Map(rows.map((row) => [row.contact_point_id, row.customer_id]));
  return moments.map(({ contactPointId, at }) => ({ personId: people.get(contactPointId) ?? contactPointId, at }));
}

/** SQL: the other contact points of whoever this one is; none for most. */
const othersOf = (point: string): string => `(
  select l.contact_point_id as id from history.identity_link own
  join history.identity_link l on l.customer_id = own.customer_id and l.contact_point_id <> own.contact_point_id
  where own.contact_point_id = ${point}
  union
  select own.customer_id from history.identity_link own
  where own.contact_point_id = ${point} and own.customer_id <> ${point}
  union
  select l.contact_point_id from history.identity_link l where l.customer_id = ${point} and l.contact_point_id <> ${point})`;

/** SQL: what two of one customer's contact points can have in common: a call, or a text long enough to say something. */
const maySayMuch = (row: string): string =>
  `(${row}.kind = 'call' or octet_length(coalesce(${row}.body, '')) + octet_length(coalesce(${row}.subject, '')) >= ${LEAST_LETTERS})`;

/** SQL: some other contact point's interaction lies within the span of `m`, of its kind and side, and says enough. */
const alikeNear = (other: string, span: string): string => `exists (
  select 1 from history.interaction i
  where i.contact_point_id = ${other} and i.at between m.at - ${span}::interval and m.at + ${span}::interval
    and i.kind = m.kind and (m.kind = 'call' or i.direction is not distinct from m.direction) and ${maySayMuch('i')})`;

/** SQL: anything of the customer of `m`, whatever the contact point, lies within the span of it. */
const anythingNear = (span: string): string => `(
  exists (
    select 1 from history.interaction i where i.contact_point_id = m.contact_point_id
      and i.at between m.at - ${span}::interval and m.at + ${span}::interval)
  or exists (
    select 1 from ${othersOf('m.contact_point_id')} other
    join history.interaction i on i.contact_point_id = other.id
      and i.at between m.at - ${span}::interval and m.at + ${span}::interval))`;

interface MomentRow {
  contact_point_id: ContactPointId;
  at: Date;
}

const momentOf = (row: MomentRow): Moment => ({ contactPointId: row.contact_point_id, at: row.at.getTime() });

/** An interaction that may be a repeat, and what it is taken for so far. */
export interface RepeatRow extends CandidateFacts {
  readonly isLeg: boolean;
  readonly repeat: StoredRepeat | null;
}

/** What an interaction is counted with, and why. */
export interface StoredRepeat {
  readonly of: InteractionRef;
  readonly rule: string;
  readonly keepsRating: boolean;
}

/** Of these interactions, the moments of those that have another of their customer's near enough to be asked about. */
export async function momentsWithNeighbours(
  connection: Connection,
  facts: readonly InteractionFacts[],
  furthest: number,
): Promise<Moment[]> {
  const asked = facts.filter(({ kind }) => kind === 'message' || kind === 'call');
  if (asked.length === 0) return [];
  const { rows } = await connection.query<MomentRow>(WITH_NEIGHBOURS, [
    asked.map(({ derived }) => derived.contactPointId),
    asked.map(({ at }) => new Date(at)),
    asked.map(({ recordId }) => recordId),
    asked.map(({ part }) => part),
    asked.map(({ kind }) => kind),
    asked.map(({ derived }): Direction | null => derived.direction),
    asked.map((one) => (isLine(one) ? one.sourceId : null)),
    TALK_CHANNELS,
    `${furthest} milliseconds`,
  ]);
  return rows.map(momentOf);
}

/** Lines of chats of one source meet within the minute only: nearly every line has a neighbour in an hour. */
const WITH_NEIGHBOURS = `
select distinct m.contact_point_id, m.at
from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::smallint[], $5::history.interaction_kind[],
  $6::history.direction[], $7::int[])
  as m (contact_point_id, at, record_id, part, kind, direction, line_of)
where exists (
  select 1 from history.interaction i
  where i.contact_point_id = m.contact_point_id
    and i.at between m.at - $9::interval and m.at + $9::interval
    and i.kind = m.kind and (i.record_id, i.part) <> (m.record_id, m.part)
    and (m.kind = 'call' or i.direction is not distinct from m.direction)
    and (m.line_of is null or i.threading <> 'session' or i.channel <> all ($8::history.channel[]) or i.source_id <> m.line_of
      or date_bin('1 minute', i.at, 'epoch') = date_bin('1 minute', m.at, 'epoch')))
  and not exists (
    select 1 from history.contact_point p where p.contact_point_id = m.contact_point_id and p.kind = 'unknown')
union
select m.contact_point_id, m.at
from unnest($1::uuid[], $2::timestamptz[], $5::history.interaction_kind[], $6::history.direction[])
  as m (contact_point_id, at, kind, direction)
cross join lateral ${othersOf('m.contact_point_id')} other
where ${alikeNear('other.id', '$9')}`;

/** Of these moments those near which something is left. */
export async function momentsNearSomething(
  connection: Connection,
  moments: readonly Moment[],
  furthest: number,
): Promise<Moment[]> {
  if (moments.length === 0) return [];
  const { rows } = await connection.query<MomentRow>(
    `select distinct m.contact_point_id, m.at from unnest($1::uuid[], $2::timestamptz[]) as m (contact_point_id, at)
     where ${anythingNear('$3')}`,
    [
      moments.map(({ contactPointId }) => contactPointId),
      moments.map(({ at }) => new Date(at)),
      `${furthest} milliseconds`,
    ],
  );
  return rows.map(momentOf);
}

/**
 * Where links across the contact points of one customer may be others, now that these points are somebody else's: what
 * was linked so far, and what has another of its new customer's near it, by another contact point.
 */
export async function momentsOfMoved(
  connection: Connection,
  points: readonly string[],
  furthest: number,
): Promise<Moment[]> {
  const { rows } = await connection.query<MomentRow>(
    `select i.contact_point_id, i.at
     from history.interaction i
     join history.interaction head on head.record_id = i.repeat_of and head.part = i.repeat_part
     where i.repeat_of is not null and i.contact_point_id <> head.contact_point_id
       and (i.contact_point_id = any ($1::uuid[]) or head.contact_point_id = any ($1::uuid[]))
     union
     select m.contact_point_id, m.at
     from unnest($1::uuid[]) as moved (id)
     cross join lateral ${othersOf('moved.id')} other
     join history.interaction m on m.contact_point_id = moved.id and m.kind in ('message', 'call') and ${maySayMuch('m')}
     where ${alikeNear('other.id', '$2')}`,
    [points, `${furthest} milliseconds`],
  );
  return rows.map(momentOf);
}

/** Of the moments in the temporary table `went`, those near which something is left. */
export async function momentsLeftNear(connection: Connection, furthest: number): Promise<Moment[]> {
  const { rows } = await connection.query<MomentRow>(
    `select m.contact_point_id, m.at from went m
     where ${anythingNear('$1')}`,
    [`${furthest} milliseconds`],
  );
  return rows.map(momentOf);
}

/**
 * All moments of the history at which something may be a repeat, in pages: those of interactions that
 * have another of the same customer and side near them, and those of what is a repeat so far.
 */
export async function* allMomentsWithNeighbours(
  connection: Connection,
  furthest: number,
  atOnce: number,
): AsyncGenerator<Moment[]> {
  await connection.query(`declare near_moments no scroll cursor for ${ALL_NEAR(furthest)}`);
  for (;;) {
    const { rows } = await connection.query<MomentRow>(`fetch ${atOnce} from near_moments`);
    if (rows.length > 0) yield rows.map(momentOf);
    if (rows.length < atOnce) break;
  }
  await connection.query('close near_moments');
}

const ALL_NEAR = (furthest: number): string => `
select n.contact_point_id, n.at from (
  select i.contact_point_id, i.at, i.repeat_of,
    i.at - lag(i.at) over side <= interval '${furthest} milliseconds'
      or lead(i.at) over side - i.at <= interval '${furthest} milliseconds' as is_near
  from history.interaction i
  left join history.identity_link l on l.contact_point_id = i.contact_point_id
  where i.kind in ('message', 'call')
    and i.contact_point_id <> all (array(select contact_point_id from history.contact_point where kind = 'unknown'))
  window side as (
    partition by coalesce(l.customer_id, i.contact_point_id), case when i.kind = 'message' then i.direction end order by i.at)
) n
where n.is_near or n.repeat_of is not null
order by n.contact_point_id, n.at`;

/** The messages and calls of these spans, in no order. Those of customers whom a system does not name are nobody's. */
export async function rowsOfSpans(connection: Connection, spans: readonly PersonSpan[]): Promise<RepeatRow[]> {
  if (spans.length === 0) return [];
  const { rows } = await connection.query<Row>(
    `select ${COLUMNS}
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as span (person_id, first, last)
     cross join lateral (
       select span.person_id as id
       union
       select own.contact_point_id from history.identity_link own where own.customer_id = span.person_id) point
     join history.interaction i on i.contact_point_id = point.id and i.at between span.first and span.last
     join history.source s using (source_id)
     left join history.identity_link l on l.contact_point_id = i.contact_point_id
     where i.kind in ('message', 'call') and coalesce(l.customer_id, i.contact_point_id) = span.person_id and not exists (
       select 1 from history.contact_point p where p.contact_point_id = i.contact_point_id and p.kind = 'unknown')`,
    [
      spans.map(({ personId }) => personId),
      spans.map(({ from }) => new Date(from)),
      spans.map(({ to }) => new Date(to)),
    ],
  );
  return rows.map(rowOf);
}

/** All parts of these records. */
export async function rowsOfRecords(connection: Connection, recordIds: readonly string[]): Promise<RepeatRow[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await connection.query<Row>(
    `select ${COLUMNS} from history.interaction i join history.source s using (source_id)
     left join history.identity_link l on l.contact_point_id = i.contact_point_id
     where i.record_id = any ($1::uuid[]) and i.kind in ('message', 'call')`,
    [recordIds],
  );
  return rows.map(rowOf);
}

const COLUMNS = `
i.record_id, i.part, i.contact_point_id, coalesce(l.customer_id, i.contact_point_id) as person_id, i.at, i.kind, i.channel, i.direction, i.agent_point_id, i.is_automation,
i.threading, i.scope_id, i.call_outcome, i.talk_ms, i.hold_ms, i.wrap_up_ms, i.stated_answered_at, i.is_leg,
i.rating_value is not null or i.survey_sent_at is not null as is_rated, i.subject,
left(i.body, ${COMPARED_CHARACTERS}) as body, i.attachments, s.name as source,
i.repeat_of, i.repeat_part, i.repeat_rule, i.repeat_keeps_rating`;

interface Row {
  record_id: RecordId;
  part: number;
  contact_point_id: ContactPointId;
  person_id: ContactPointId;
  at: Date;
  kind: RepeatRow['kind'];
  channel: RepeatRow['channel'];
  direction: RepeatRow['direction'];
  agent_point_id: RepeatRow['agentPointId'];
  is_automation: boolean;
  threading: RepeatRow['threading'];
  scope_id: RepeatRow['scopeId'];
  call_outcome: RepeatRow['outcome'];
  talk_ms: number | null;
  hold_ms: number | null;
  wrap_up_ms: number | null;
  stated_answered_at: Date | null;
  is_leg: boolean;
  is_rated: boolean;
  subject: string | null;
  body: string | null;
  attachments: { name: string }[] | null;
  source: string;
  repeat_of: RecordId | null;
  repeat_part: number | null;
  repeat_rule: string | null;
  repeat_keeps_rating: boolean | null;
}

function rowOf(row: Row): RepeatRow {
  return {
    recordId: row.record_id,
    part: row.part,
    contactPointId: row.contact_point_id,
    personId: row.person_id,
    at: row.at.getTime(),
    kind: row.kind,
    channel: row.channel,
    direction: row.direction,
    agentPointId: row.agent_point_id,
    isAutomation: row.is_automation,
    threading: row.threading,
    scopeId: row.scope_id,
    outcome: row.call_outcome,
    talk: row.talk_ms,
    hold: row.hold_ms,
    wrapUp: row.wrap_up_ms,
    statedAnsweredAt: row.stated_answered_at?.getTime() ?? null,
    isLeg: row.is_leg,
    isRated: row.is_rated,
    subject: row.subject,
    text: row.body,
    attachments: (row.attachments ?? []).map(({ name }) => name),
    source: row.source,
    repeat:
      row.repeat_of === null
        ? null
        : {
            of: { recordId: row.repeat_of, part: row.repeat_part ?? 0 },
            rule: row.repeat_rule ?? '',
            keepsRating: row.repeat_keeps_rating ?? false,
          },
  };
}

/** All records of which something is counted with one of these records, and these themselves where anything is. */
export async function recordsCountedTogether(
  connection: Connection,
  recordIds: readonly string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const { rows } = await connection.query<{ record_id: string; repeat_of: string }>(
    `select distinct record_id, repeat_of from history.interaction
     where repeat_of is not null and repeat_of = any ($1::uuid[])`,
    [[...new Set(recordIds)]],
  );
  return new Set(rows.flatMap((row) => [row.record_id, row.repeat_of]));
}

/** Where records came from, by record: of imports that hold, what passed. */
export async function originsOf(
  connection: Connection,
  recordIds: readonly string[],
): Promise<Map<string, Pick<CandidateOrigin, 'system' | 'isPair'> & { readonly files: readonly number[] }>> {
  const { rows } = await connection.query<{ record_id: string; system: string; files: number[]; is_pair: boolean }>(
    `select r.record_id, min(coalesce(o.survey ->> 'namespace', o.source, '')) as system,
       array_agg(distinct o.original_id) as files,
       exists (select 1 from history.interaction i where i.record_id = r.record_id and i.part = 1) as is_pair
     from history.record r
     join history.import m on m.import_id = r.import_id and m.state <> 'undone'
     join history.original o on o.original_id = r.original_id
     where r.record_id = any ($1::uuid[]) and not r.is_quarantined
     group by r.record_id`,
    [recordIds],
  );
  return new Map(rows.map(({ record_id, system, files, is_pair }) => [record_id, { system, files, isPair: is_pair }]));
}

/** Writes what interactions are taken for from now on; null: they came once. */
export async function writeRepeats(
  connection: Connection,
  changes: readonly { readonly row: InteractionRef; readonly repeat: StoredRepeat | null }[],
): Promise<void> {
  if (changes.length === 0) return;
  await connection.query(
    `update history.interaction i
     set repeat_of = d.repeat_of, repeat_part = d.repeat_part, repeat_rule = d.repeat_rule,
       repeat_keeps_rating = d.keeps_rating
     from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::smallint[], $5::text[], $6::boolean[])
       as d (record_id, part, repeat_of, repeat_part, repeat_rule, keeps_rating)
     where i.record_id = d.record_id and i.part = d.part`,
    [
      changes.map(({ row }) => row.recordId),
      changes.map(({ row }) => row.part),
      changes.map(({ repeat }) => repeat?.of.recordId ?? null),
      changes.map(({ repeat }) => repeat?.of.part ?? null),
      changes.map(({ repeat }) => repeat?.rule ?? null),
      // Null but for the few, so that no row says more than it must.
      changes.map(({ repeat }) => (repeat?.keepsRating ? true : null)),
    ],
  );
}

/** Further legs of these calls are counted with what the call is counted with. Returns those that changed. */
export async function followCalls(connection: Connection, scopeIds: readonly string[]): Promise<InteractionRef[]> {
  if (scopeIds.length === 0) return [];
  const { rows } = await connection.query<{ record_id: RecordId; part: number }>(
    // Heads and legs are read first, each by their scope: joined as they stand, a history that was never analysed is read once a leg.
    `with call as materialized (
       select record_id, part, scope_id, kind, is_leg, repeat_of, repeat_part, repeat_rule from history.interaction
       where scope_id = any ($1::uuid[]) and threading = 'call'
     ), following as materialized (
       select leg.record_id, leg.part, head.repeat_of, head.repeat_part, head.repeat_rule
       from call leg join call head using (scope_id)
       where leg.is_leg and head.kind = 'call' and not head.is_leg
         and (leg.repeat_of, leg.repeat_part, leg.repeat_rule)
           is distinct from (head.repeat_of, head.repeat_part, head.repeat_rule)
     )
     update history.interaction leg
     set repeat_of = head.repeat_of, repeat_part = head.repeat_part, repeat_rule = head.repeat_rule,
       repeat_keeps_rating = null
     from following head where leg.record_id = head.record_id and leg.part = head.part
     returning leg.record_id, leg.part`,
    [scopeIds],
  );
  return rows.map(({ record_id, part }) => ({ recordId: record_id, part }));
}

/** Repeats are to be decided for the whole history, or are no longer. */
export async function setRepeatsDue(connection: Connection, isDue: boolean): Promise<void> {
  await connection.query('update history.writer set repeats_due = $1', [isDue]);
}

export async function areRepeatsDue(connection: Pick<Connection, 'query'>): Promise<boolean> {
  const { rows } = await connection.query<{ repeats_due: boolean }>('select repeats_due from history.writer');
  return rows[0]!.repeats_due;
}
