import type { RecordId } from '../core/basics/ids.ts';
import type { Interaction } from '../core/identify/interaction.ts';
import { FURTHEST } from '../core/repeat/repeat-rule.ts';
import { callsThatLeftOthers } from './calls-near.ts';
import { copyInto } from './copy-into.ts';
import { CopyRows } from './copy-rows.ts';
import type { Connection } from './database.ts';
import { type Moment, momentsLeftNear } from './repeats.ts';

const SLOT = 900_000;

/** How a conversation was resolved, and for how long it was open. */
const RESOLUTION = [
  'resolution',
  'first_resolved_at',
  'first_resolved_by',
  'resolved_at',
  'resolved_by',
  'reopens',
  'recontacted_at',
  'open_ends',
  'open_until',
];
/** In the order in which {@link writeRow} writes them. */
const COLUMNS = [
  'contact_point_id',
  'at',
  'record_id',
  'part',
  'slot',
  'source_id',
  'channel',
  'kind',
  'author_kind',
  'threading',
  'direction',
  'stated_direction',
  'is_reply',
  'is_automation',
  'is_leg',
  'opens_conversation',
  'opens_wait',
  'is_first_wait',
  'agent_point_id',
  'answered_at',
  'answered_by',
  'answer_record_id',
  'answer_part',
  'stated_answered_at',
  'conversation_id',
  'subject',
  'body',
  'scope_id',
  'thread_keys',
  'subject_keys',
  'says_reply',
  'author_point_id',
  'recipient_point_id',
  'further_point_ids',
  'stated_outcome',
  'call_outcome',
  'talk_ms',
  'hold_ms',
  'wrap_up_ms',
  'rating_value',
  'rating_scale',
  'rated_at',
  'survey_sent_at',
  'attachments',
  'fills',
  'direction_rule',
  'language',
  'sentiment',
  'words',
  'topic',
  'subtopic',
  'tags',
  'gave_up_at',
  'stated_resolution',
  'stated_resolved_at',
  'stated_reopened_at',
  'stated_reopens',
  ...RESOLUTION,
  'sensitive',
  'attributes',
];

/** Adds interactions of records that have none yet; `rows` where they were written before. */
export async function addInteractions(
  connection: Connection,
  interactions: readonly Interaction[],
  rows = rowsOfInteractions(interactions),
): Promise<void> {
  await copyInto(connection, 'history.interaction', COLUMNS, rows);
}

/** Interactions as they travel: what takes longest on our side, and needs no database. */
export function rowsOfInteractions(interactions: readonly Interaction[]): CopyRows {
  const rows = new CopyRows();
  for (const interaction of interactions) writeRow(rows, interaction);
  return rows;
}

function writeRow(
  rows: CopyRows,
  {
    facts,
    subject,
    text,
    language,
    sentiment,
    words,
    topic,
    subtopic,
    tags,
    gaveUpAt,
    sensitive,
    ...more
  }: Interaction,
): void {
  const { derived } = facts;
  const { attachments, attributes, fills } = more;
  const isOwn = facts.threading === 'own';
  rows.row(COLUMNS.length);
  rows.uuid(derived.contactPointId);
  rows.instant(facts.at);
  rows.uuid(facts.recordId);
  rows.int2(facts.part);
  rows.int4(Math.floor(facts.at / SLOT));
  rows.int4(facts.sourceId);
  rows.text(facts.channel);
  rows.text(facts.kind);
  rows.text(derived.authorKind);
  rows.text(facts.threading);
  rows.text(derived.direction);
  // What only deciding anew needs is kept of those that may be decided anew.
  rows.text(isOwn ? null : facts.statedDirection);
  rows.boolean(facts.isReply);
  rows.boolean(facts.isAutomation);
  rows.boolean(derived.isLeg);
  rows.boolean(derived.opensConversation);
  rows.boolean(derived.opensWait);
  rows.boolean(derived.isFirstWait);
  rows.uuid(derived.agentPointId);
  rows.instant(derived.answeredAt);
  rows.uuid(derived.answeredBy);
  rows.uuid(derived.answer === null ? null : derived.answer.recordId);
  rows.int2(derived.answer === null ? null : derived.answer.part);
  rows.instant(facts.statedAnsweredAt);
  // A record that is a matter of its own is its own conversation: not stored twice.
  rows.uuid(isOwn ? null : derived.conversationId);
  rows.text(subject);
  rows.text(text);
  if (isPlainMessage(facts)) rows.nulls(RARE_COLUMNS);
  else writeRareColumns(rows, facts, derived.callOutcome);
  rows.json(attachments.length === 0 ? null : attachments);
  rows.texts(fills.length === 0 ? null : fills);
  rows.text(derived.directionRule);
  rows.text(language);
  rows.int2(sentiment);
  rows.int4(words);
  rows.text(topic);
  rows.text(subtopic);
  rows.text(tags);
  rows.instant(gaveUpAt);
  if (facts.statedResolution === null && derived.openSpan === null) rows.nulls(RESOLUTION_COLUMNS);
  else writeResolution(rows, facts);
  rows.texts(sensitive.length === 0 ? null : sensitive);
  rows.json(attributes);
}

const RARE_COLUMNS = COLUMNS.indexOf('attachments') - COLUMNS.indexOf('scope_id');

const RESOLUTION_COLUMNS = COLUMNS.indexOf('open_until') + 1 - COLUMNS.indexOf('stated_resolution');

function writeResolution(rows: CopyRows, { threading, statedResolution: stated, derived }: Interaction['facts']): void {
  // What only deciding anew needs is kept of those that may be decided anew.
  if (stated === null || threading === 'own') rows.nulls(4);
  else {
    rows.text(stated.state ?? 'told');
    rows.instant(stated.resolvedAt);
    rows.instant(stated.reopenedAt);
    rows.int4(stated.reopens);
  }
  const { resolution, openSpan } = derived;
  if (resolution === null) rows.nulls(7);
  else {
    rows.text(resolution.state);
    rows.instant(resolution.firstAt);
    rows.uuid(resolution.firstBy);
    rows.instant(resolution.lastAt);
    rows.uuid(resolution.lastBy);
    rows.int4(resolution.reopens);
    rows.instant(resolution.recontactedAt);
  }
  rows.text(openSpan === null ? null : openSpan.ends);
  rows.instant(openSpan === null ? null : openSpan.until);
}

/** A message of a table: nothing but who, when and what. */
function isPlainMessage(facts: Interaction['facts']): boolean {
  return (
    facts.kind === 'message' &&
    facts.threading === 'own' &&
    facts.ratingValue === null &&
    facts.surveySentAt === null &&
    facts.talk === null &&
    facts.hold === null &&
    facts.wrapUp === null
  );
}

function writeRareColumns(
  rows: CopyRows,
  facts: Interaction['facts'],
  callOutcome: Interaction['facts']['derived']['callOutcome'],
): void {
  rows.uuid(facts.scopeId);
  rows.uuids(facts.threadKeys);
  rows.uuids(facts.subjectKeys);
  if (facts.saysReply) rows.boolean(true);
  else rows.null();
  const isOwn = facts.threading === 'own';
  rows.uuid(isOwn ? null : facts.authorPointId);
  rows.uuid(isOwn ? null : facts.recipientPointId);
  rows.uuids(facts.furtherPointIds);
  rows.text(isOwn ? null : facts.statedOutcome);
  rows.text(callOutcome);
  rows.int8(facts.talk);
  rows.int8(facts.hold);
  rows.int8(facts.wrapUp);
  rows.float8(facts.ratingValue);
  rows.text(facts.ratingScale);
  rows.instant(facts.ratedAt);
  rows.instant(facts.surveySentAt);
}

/**
 * Makes the interactions of these records those that are given, and nothing else. A record whose interactions
 * are what they were keeps its rows, so that no number seems to have changed; of what the scope decides
 * (see `derive`) is only looked at where the record is a matter of its own.
 */
export async function putInteractions(
  connection: Connection,
  records: readonly RecordId[],
  interactions: readonly Interaction[],
): Promise<Removed & { readonly changed: ReadonlySet<RecordId> }> {
  await connection.query(
    `create temporary table if not exists fresh on commit drop as select ${COLUMNS.join()} from history.interaction with no data`,
  );
  await connection.query('truncate fresh');
  await copyInto(connection, 'fresh', COLUMNS, rowsOfInteractions(interactions));
  const { rows } = await connection.query<{ id: RecordId }>(DIFFERING, [records]);
  const changed = rows.map(({ id }) => id);
  const removed = await removeInteractions(connection, changed);
  await connection.query(
    `insert into history.interaction (${COLUMNS.join()}) select ${COLUMNS.join()} from fresh where record_id = any ($1::uuid[])`,
    [changed],
  );
  return { ...removed, changed: new Set(changed) };
}

/** What the interactions of a scope decide together; of a matter of its own, identifying decides it. */
const DECIDED = [
  'contact_point_id',
  'author_kind',
  'direction',
  'direction_rule',
  'agent_point_id',
  'conversation_id',
  'scope_id',
  'opens_conversation',
  'is_leg',
  'call_outcome',
  'opens_wait',
  'is_first_wait',
  'answered_at',
  'answered_by',
  'answer_record_id',
  'answer_part',
  ...RESOLUTION,
];
const FIXED = COLUMNS.filter((column) => !DECIDED.includes(column) && column !== 'record_id' && column !== 'part');

function rowOf(alias: string, columns: readonly string[]): string {
  return `(${columns.map((column) => `${alias}.${column}`).join()})`;
}

const DIFFERING = `
with stored as (select * from history.interaction where record_id = any ($1::uuid[]))
select distinct coalesce(f.record_id, s.record_id) as id
from fresh f full join stored s on s.record_id = f.record_id and s.part = f.part
where f.record_id is null or s.record_id is null
  or ${rowOf('f', FIXED)} is distinct from ${rowOf('s', FIXED)}
  or (f.threading = 'own' and ${rowOf('f', DECIDED)} is distinct from ${rowOf('s', DECIDED)})`;

/** What deciding anew needs to know of interactions that go: their scopes, and the span of their times. */
export interface Removed {
  readonly count: number;
  readonly scopeIds: string[];
  readonly from: Date | null;
  readonly to: Date | null;
  /** In whose history and when each stood; of very many, those near which something is left. */
  readonly moments: readonly Moment[];
  /** The same of calls whose legs are folded, where other calls of the contact point are left. */
  readonly calls: readonly Moment[];
  /** Null: too many to name. */
  readonly recordIds: readonly RecordId[] | null;
}

/**
 * Removes the interactions of records: of these, or of all in a temporary table. Those of a scope
 * must be decided anew afterwards.
 */
export async function removeInteractions(
  connection: Connection,
  records: readonly RecordId[] | 'gone',
): Promise<Removed> {
  if (records.length === 0)
    return { count: 0, scopeIds: [], from: null, to: null, moments: [], calls: [], recordIds: [] };
  const which = records === 'gone' ? 'in (select record_id from gone)' : '= any ($1::uuid[])';
  await connection.query(
    'create temporary table if not exists went (contact_point_id uuid, at timestamptz, is_call boolean) on commit drop',
  );
  await connection.query('truncate went');
  const { rows } = await connection.query<RemovedRow>(
    `with removed as (
       delete from history.interaction where record_id ${which}
       returning scope_id, contact_point_id, at, threading = 'call' and not is_leg as is_call
     ), kept as (
       insert into went select contact_point_id, at, bool_or(is_call) from removed group by contact_point_id, at
     )
     select count(*) as count, array_agg(distinct scope_id) filter (where scope_id is not null) as scope_ids,
       min(at) as from, max(at) as to
     from removed`,
    records === 'gone' ? [] : [records],
  );
  const { count, scope_ids, from, to } = rows[0]!;
  const moments = await momentsLeftNear(connection, FURTHEST);
  const calls = await callsThatLeftOthers(connection);
  return { count, scopeIds: scope_ids ?? [], from, to, moments, calls, recordIds: records === 'gone' ? null : records };
}

interface RemovedRow {
  count: number;
  scope_ids: string[] | null;
  from: Date | null;
  to: Date | null;
}

/** Empties the history. Nothing is left that could be decided anew. */
export async function removeAllInteractions(connection: Connection): Promise<Removed> {
  const { rows } = await connection.query<{ count: number; from: Date | null; to: Date | null }>(
    'select count(*) as count, min(at) as from, max(at) as to from history.interaction',
  );
  await connection.query('truncate history.interaction');
  return { ...rows[0]!, scopeIds: [], moments: [], calls: [], recordIds: [] };
}
