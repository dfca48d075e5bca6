import type { InteractionFacts, InteractionRef, OpenSpan, Resolution } from '../core/identify/interaction.ts';
import type { Connection } from './database.ts';

const SELECT_FACTS = `
select record_id, part, at, kind, channel, source_id, is_automation, is_reply, stated_direction, author_point_id,
  recipient_point_id, further_point_ids, threading, scope_id, thread_keys, subject_keys, says_reply, stated_outcome, talk_ms, hold_ms,
  wrap_up_ms, rating_value, rating_scale, rated_at, survey_sent_at, stated_answered_at, repeat_of is not null as is_repeat,
  contact_point_id, author_kind, direction, direction_rule,
  agent_point_id, coalesce(conversation_id, record_id) as conversation_id, threading_rule, opens_conversation, is_leg, call_outcome,
  opens_wait, is_first_wait, answered_at, answered_by, answer_record_id, answer_part,
  stated_resolution, stated_resolved_at, stated_reopened_at, stated_reopens, resolution, first_resolved_at, first_resolved_by,
  resolved_at, resolved_by, reopens, recontacted_at, open_ends, open_until
from history.interaction`;

/**
 * All interactions of these scopes, and all mails that share one of these keys, in no order. A mail
 * that was just added has no scope yet: it is found by its keys.
 */
export async function factsOfScopes(
  connection: Connection,
  scopeIds: readonly string[],
  threadKeys: readonly string[],
): Promise<InteractionFacts[]> {
  if (scopeIds.length === 0 && threadKeys.length === 0) return [];
  const { rows } = await connection.query<FactsRow>(
    `${SELECT_FACTS} where scope_id = any ($1::uuid[])
     union all
     ${SELECT_FACTS} where thread_keys is not null and thread_keys && $2::uuid[]
       and (scope_id is null or scope_id <> all ($1::uuid[]))`,
    [scopeIds, threadKeys],
  );
  return rows.map(readFacts);
}

/** The interactions of one scope within a span of time (UTC milliseconds, both ends included). */
export async function factsOfSpan(
  connection: Connection,
  scopeId: string,
  from: number,
  to: number,
): Promise<InteractionFacts[]> {
  const { rows } = await connection.query<FactsRow>(`${SELECT_FACTS} where scope_id = $1 and at >= $2 and at <= $3`, [
    scopeId,
    new Date(from),
    new Date(to),
  ]);
  return rows.map(readFacts);
}

/** These interactions, in no order; those that are gone are left out. */
export async function factsOf(
  connection: Connection,
  interactions: readonly InteractionRef[],
): Promise<InteractionFacts[]> {
  if (interactions.length === 0) return [];
  const { rows } = await connection.query<FactsRow>(
    `${SELECT_FACTS} where (record_id, part) in (select * from unnest($1::uuid[], $2::smallint[]))`,
    [interactions.map(({ recordId }) => recordId), interactions.map(({ part }) => part)],
  );
  return rows.map(readFacts);
}

/** The scopes of all mails that share a key with these. */
export async function scopesOfKeys(connection: Connection, threadKeys: readonly string[]): Promise<string[]> {
  if (threadKeys.length === 0) return [];
  const { rows } = await connection.query<{ scope_id: string }>(
    `select distinct scope_id from history.interaction
     where thread_keys is not null and thread_keys && $1::uuid[] and scope_id is not null`,
    [threadKeys],
  );
  return rows.map((row) => row.scope_id);
}

/** The scopes of these interactions; those that are not there, or are a matter of their own, have none. */
export async function scopesOfRefs(
  connection: Connection,
  refs: readonly { readonly recordId: string; readonly part: number }[],
): Promise<string[]> {
  if (refs.length === 0) return [];
  const { rows } = await connection.query<{ scope_id: string }>(
    `select distinct i.scope_id
     from unnest($1::uuid[], $2::smallint[]) as ref (record_id, part)
     join history.interaction i using (record_id, part) where i.scope_id is not null`,
    [refs.map((one) => one.recordId), refs.map((one) => one.part)],
  );
  return rows.map((row) => row.scope_id);
}

/** Of these interactions those that are not in the history. */
export async function absentAmong<T extends { readonly recordId: string; readonly part: number }>(
  connection: Connection,
  refs: readonly T[],
): Promise<T[]> {
  if (refs.length === 0) return [];
  const { rows } = await connection.query<{ place: number }>(
    `select (ref.place - 1)::int as place
     from unnest($1::uuid[], $2::smallint[]) with ordinality as ref (record_id, part, place)
     where not exists (select from history.interaction i where i.record_id = ref.record_id and i.part = ref.part)`,
    [refs.map((one) => one.recordId), refs.map((one) => one.part)],
  );
  return rows.map(({ place }) => refs[place]!);
}

/** A mail that may answer, or be answered by, others with the same subject. */
type BySubject = Pick<InteractionFacts, 'recordId' | 'part' | 'at' | 'subjectKeys'>;

/** The scopes of mails that say that they answer something with one of these subjects, at most `span` milliseconds before. */
export async function scopesAfter(
  connection: Connection,
  mails: readonly BySubject[],
  span: number,
): Promise<string[]> {
  const keys = [...new Set(mails.flatMap(({ subjectKeys }) => subjectKeys ?? []))];
  if (keys.length === 0) return [];
  const moments = mails.filter(({ subjectKeys }) => subjectKeys !== null).map(({ at }) => at);
  const [from, to] = moments.reduce(
    ([low, high], at) => [Math.min(low, at), Math.max(high, at)],
    [Infinity, -Infinity],
  );
  const { rows } = await connection.query<{ scope_id: string }>(
    `select distinct scope_id from history.interaction
     where subject_keys is not null and subject_keys && $1::uuid[] and says_reply and scope_id is not null
       and at >= $2 and at <= $3`,
    [keys, new Date(from), new Date(to + span)],
  );
  return rows.map((row) => row.scope_id);
}

/** The scope of the newest mail with the same subject before each of these, at most `span` milliseconds older. */
export async function scopesBefore(
  connection: Connection,
  mails: readonly BySubject[],
  span: number,
): Promise<string[]> {
  const wanted = mails.flatMap(({ recordId, part, at, subjectKeys }) =>
    (subjectKeys ?? []).map((key) => ({ recordId, part, at: new Date(at), from: new Date(at - span), key })),
  );
  if (wanted.length === 0) return [];
  const { rows } = await connection.query<{ scope_id: string }>(
    `select distinct p.scope_id
     from unnest($1::uuid[], $2::smallint[], $3::timestamptz[], $4::timestamptz[], $5::uuid[])
       as m (record_id, part, at, since, key)
     cross join lateral (
       select scope_id from history.interaction i
       where i.subject_keys is not null and i.subject_keys && array[m.key] and i.at >= m.since
         and (i.at, i.record_id, i.part) < (m.at, m.record_id, m.part)
       order by i.at desc, i.record_id desc, i.part desc limit 1) p
     where p.scope_id is not null`,
    [
      wanted.map((one) => one.recordId),
      wanted.map((one) => one.part),
      wanted.map((one) => one.at),
      wanted.map((one) => one.from),
      wanted.map((one) => one.key),
    ],
  );
  return rows.map((row) => row.scope_id);
}

/** Writes what was decided anew. */
export async function updateDerived(connection: Connection, facts: readonly InteractionFacts[]): Promise<void> {
  if (facts.length === 0) return;
  await connection.query(
    `update history.interaction i
     set contact_point_id = d.contact_point_id, author_kind = d.author_kind, direction = d.direction,
       direction_rule = d.direction_rule, agent_point_id = d.agent_point_id, conversation_id = d.conversation_id,
       threading_rule = d.threading_rule,
       scope_id = d.scope_id, opens_conversation = d.opens_conversation, is_leg = d.is_leg,
       call_outcome = d.call_outcome, opens_wait = d.opens_wait, is_first_wait = d.is_first_wait,
       answered_at = d.answered_at, answered_by = d.answered_by, answer_record_id = d.answer_record_id,
       answer_part = d.answer_part, resolution = d.resolution, first_resolved_at = d.first_resolved_at,
       first_resolved_by = d.first_resolved_by, resolved_at = d.resolved_at, resolved_by = d.resolved_by,
       reopens = d.reopens, recontacted_at = d.recontacted_at, open_ends = d.open_ends, open_until = d.open_until
     from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::history.author_kind[], $5::history.direction[], $6::text[],
       $7::uuid[], $8::uuid[], $9::uuid[], $10::boolean[], $11::boolean[], $12::history.call_outcome[], $13::boolean[],
       $14::boolean[], $15::timestamptz[], $16::uuid[], $17::uuid[], $18::smallint[], $19::text[],
       $20::history.resolution[], $21::timestamptz[], $22::uuid[], $23::timestamptz[], $24::uuid[], $25::int[],
       $26::timestamptz[], $27::history.open_end[], $28::timestamptz[])
       as d (record_id, part, contact_point_id, author_kind, direction, direction_rule, agent_point_id, conversation_id,
         scope_id, opens_conversation, is_leg, call_outcome, opens_wait, is_first_wait, answered_at, answered_by,
         answer_record_id, answer_part, threading_rule, resolution, first_resolved_at, first_resolved_by, resolved_at,
         resolved_by, reopens, recontacted_at, open_ends, open_until)
     where i.record_id = d.record_id and i.part = d.part`,
    [
      facts.map((one) => one.recordId),
      facts.map((one) => one.part),
      facts.map((one) => one.derived.contactPointId),
      facts.map((one) => one.derived.authorKind),
      facts.map((one) => one.derived.direction),
      facts.map((one) => one.derived.directionRule),
      facts.map((one) => one.derived.agentPointId),
      facts.map((one) => (one.threading === 'own' ? null : one.derived.conversationId)),
      facts.map((one) => one.scopeId),
      facts.map((one) => one.derived.opensConversation),
      facts.map((one) => one.derived.isLeg),
      facts.map((one) => one.derived.callOutcome),
      facts.map((one) => one.derived.opensWait),
      facts.map((one) => one.derived.isFirstWait),
      facts.map((one) => (one.derived.answeredAt === null ? null : new Date(one.derived.answeredAt))),
      facts.map((one) => one.derived.answeredBy),
      facts.map((one) => one.derived.answer?.recordId ?? null),
      facts.map((one) => one.derived.answer?.part ?? null),
      facts.map((one) => one.derived.threadingRule),
      facts.map((one) => one.derived.resolution?.state ?? null),
      facts.map((one) => dateOf(one.derived.resolution?.firstAt)),
      facts.map((one) => one.derived.resolution?.firstBy ?? null),
      facts.map((one) => dateOf(one.derived.resolution?.lastAt)),
      facts.map((one) => one.derived.resolution?.lastBy ?? null),
      facts.map((one) => one.derived.resolution?.reopens ?? null),
      facts.map((one) => dateOf(one.derived.resolution?.recontactedAt)),
      facts.map((one) => one.derived.openSpan?.ends ?? null),
      facts.map((one) => dateOf(one.derived.openSpan?.until)),
    ],
  );
}

function dateOf(instant: number | null | undefined): Date | null {
  return instant == null ? null : new Date(instant);
}

type Facts = InteractionFacts;
type Derived = Facts['derived'];

interface FactsRow {
  record_id: Facts['recordId'];
  part: number;
  at: Date;
  kind: Facts['kind'];
  channel: Facts['channel'];
  source_id: number;
  is_automation: boolean;
  is_reply: boolean;
  stated_direction: Facts['statedDirection'];
  author_point_id: Facts['authorPointId'];
  recipient_point_id: Facts['recipientPointId'];
  further_point_ids: Facts['furtherPointIds'];
  threading: Facts['threading'];
  scope_id: Facts['scopeId'];
  thread_keys: Facts['threadKeys'];
  subject_keys: Facts['subjectKeys'];
  says_reply: boolean | null;
  stated_outcome: Facts['statedOutcome'];
  talk_ms: number | null;
  hold_ms: number | null;
  wrap_up_ms: number | null;
  rating_value: number | null;
  rating_scale: string | null;
  rated_at: Date | null;
  survey_sent_at: Date | null;
  stated_answered_at: Date | null;
  is_repeat: boolean;
  contact_point_id: Derived['contactPointId'];
  author_kind: Derived['authorKind'];
  direction: Derived['direction'];
  direction_rule: string | null;
  agent_point_id: Derived['agentPointId'];
  conversation_id: Derived['conversationId'];
  threading_rule: Derived['threadingRule'];
  opens_conversation: boolean;
  is_leg: boolean;
  call_outcome: Derived['callOutcome'];
  opens_wait: boolean;
  is_first_wait: boolean;
  answered_at: Date | null;
  answered_by: Derived['answeredBy'];
  answer_record_id: Facts['recordId'] | null;
  answer_part: number | null;
  stated_resolution: 'open' | 'resolved' | 'told' | null;
  stated_resolved_at: Date | null;
  stated_reopened_at: Date | null;
  stated_reopens: number | null;
  resolution: Resolution['state'] | null;
  first_resolved_at: Date | null;
  first_resolved_by: Resolution['firstBy'];
  resolved_at: Date | null;
  resolved_by: Resolution['lastBy'];
  reopens: number | null;
  recontacted_at: Date | null;
  open_ends: OpenSpan['ends'] | null;
  open_until: Date | null;
}

function readFacts(row: FactsRow): InteractionFacts {
  return {
    recordId: row.record_id,
    part: row.part,
    at: row.at.getTime(),
    kind: row.kind,
    channel: row.channel,
    sourceId: row.source_id,
    isAutomation: row.is_automation,
    isReply: row.is_reply,
    statedDirection: row.stated_direction,
    authorPointId: row.author_point_id,
    recipientPointId: row.recipient_point_id,
    furtherPointIds: row.further_point_ids,
    threading: row.threading,
    scopeId: row.scope_id,
    threadKeys: row.thread_keys,
    subjectKeys: row.subject_keys,
    saysReply: row.says_reply ?? false,
    statedOutcome: row.stated_outcome,
    talk: row.talk_ms,
    hold: row.hold_ms,
    wrapUp: row.wrap_up_ms,
    ratingValue: row.rating_value,
    ratingScale: row.rating_scale,
    ratedAt: row.rated_at?.getTime() ?? null,
    surveySentAt: row.survey_sent_at?.getTime() ?? null,
    statedAnsweredAt: row.stated_answered_at?.getTime() ?? null,
    statedResolution: statedResolutionOf(row),
    isRepeat: row.is_repeat,
    derived: derivedOf(row),
  };
}

function derivedOf(row: FactsRow): Derived {
  return {
    contactPointId: row.contact_point_id,
    authorKind: row.author_kind,
    direction: row.direction,
    directionRule: row.direction_rule,
    agentPointId: row.agent_point_id,
    conversationId: row.conversation_id,
    threadingRule: row.threading_rule,
    opensConversation: row.opens_conversation,
    isLeg: row.is_leg,
    callOutcome: row.call_outcome,
    opensWait: row.opens_wait,
    isFirstWait: row.is_first_wait,
    answeredAt: row.answered_at?.getTime() ?? null,
    answeredBy: row.answered_by,
    answer: row.answer_record_id === null ? null : { recordId: row.answer_record_id, part: row.answer_part ?? 0 },
    resolution: resolutionOf(row),
    openSpan: row.open_ends === null ? null : { ends: row.open_ends, until: row.open_until?.getTime() ?? null },
  };
}

function statedResolutionOf(row: FactsRow): Facts['statedResolution'] {
  if (row.stated_resolution === null) return null;
  return {
    state: row.stated_resolution === 'told' ? null : row.stated_resolution,
    resolvedAt: row.stated_resolved_at?.getTime() ?? null,
    reopenedAt: row.stated_reopened_at?.getTime() ?? null,
    reopens: row.stated_reopens,
  };
}

function resolutionOf(row: FactsRow): Resolution | null {
  if (row.resolution === null) return null;
  return {
    state: row.resolution,
    firstAt: row.first_resolved_at?.getTime() ?? null,
    firstBy: row.first_resolved_by,
    lastAt: row.resolved_at?.getTime() ?? null,
    lastBy: row.resolved_by,
    reopens: row.reopens ?? 0,
    recontactedAt: row.recontacted_at?.getTime() ?? null,
  };
}
