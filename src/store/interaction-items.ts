import type { InteractionItem } from '../contract/history.ts';
import type { Database } from './database.ts';

/** Names an interaction with all of its key, so that its row is found wherever the history lies. */
export interface InteractionKey {
  readonly contactPointId: string;
  readonly at: Date;
  readonly recordId: string;
  readonly part: number;
}

/** As many characters of a text as a list shows. */
export const SHOWN_CHARACTERS = 500;

/**
 * The interactions of these keys as a history shows them, in the keys' order. A key whose
 * interaction is gone meanwhile (its import was undone) is left out.
 *
 * Reads `published` views only: the rows behind a number and the lines of a history are one thing.
 */
export async function interactionItems(
  database: Database,
  keys: readonly InteractionKey[],
): Promise<InteractionItem[]> {
  if (keys.length === 0) return [];
  const { rows } = await database.query<ItemRow>({ name: 'interaction-items', text: ITEMS, values: columnsOf(keys) });
  const byKey = new Map(rows.map((row) => [nameOf(row.record_id, row.part), row]));
  return keys.flatMap((key) => {
    const row = byKey.get(nameOf(key.recordId, key.part));
    return row ? [itemOf(row)] : [];
  });
}

const ITEMS = `
select
  i.record_id, i.part, i.at, i.kind, i.channel, s.name as source, i.direction, i.author_kind,
  i.customer_id, coalesce(customer.label, point.label, '') as customer_label,
  i.agent_id, coalesce(agent.label, '') as agent_label,
  i.conversation_id, i.opens_conversation, i.opens_wait, i.answered_at, i.call_outcome, i.talk_ms,
  i.rating_value, i.rating_scale,
  m.subject, left(m.body, ${SHOWN_CHARACTERS}) as text, char_length(m.body) > ${SHOWN_CHARACTERS} as is_cut,
  m.attachments, m.fills, m.threading_rule,
  (select count(*) from published.repeat r
   where r.repeat_of = i.record_id and r.repeat_part = i.part and not r.is_leg) as repeats
from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::smallint[]) as key (contact_point_id, at, record_id, part)
join published.interaction i using (contact_point_id, at, record_id, part)
join published.message m using (contact_point_id, at, record_id, part)
join published.source s using (source_id)
left join published.person customer on customer.person_id = i.customer_id
left join published.person point on point.person_id = i.contact_point_id
left join published.person agent on agent.person_id = i.agent_id`;

interface ItemRow {
  record_id: string;
  part: number;
  at: Date;
  kind: InteractionItem['kind'];
  channel: InteractionItem['channel'];
  source: string;
  direction: InteractionItem['direction'];
  author_kind: InteractionItem['author'];
  customer_id: string;
  customer_label: string;
  agent_id: string | null;
  agent_label: string;
  conversation_id: string;
  opens_conversation: boolean;
  opens_wait: boolean;
  answered_at: Date | null;
  call_outcome: InteractionItem['callOutcome'];
  talk_ms: number | null;
  rating_value: number | null;
  rating_scale: string | null;
  subject: string | null;
  text: string | null;
  is_cut: boolean | null;
  attachments: InteractionItem['attachments'] | null;
  fills: string[] | null;
  threading_rule: string | null;
  repeats: number;
}

function columnsOf(keys: readonly InteractionKey[]): unknown[] {
  return [
    keys.map((key) => key.contactPointId),
    keys.map((key) => key.at),
    keys.map((key) => key.recordId),
    keys.map((key) => key.part),
  ];
}

function nameOf(recordId: string, part: number): string {
  return `${recordId}/${part}`;
}

function itemOf(row: ItemRow): InteractionItem {
  const answeredAt = row.opens_wait ? row.answered_at : null;
  return {
    recordId: row.record_id,
    part: row.part,
    at: row.at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    source: row.source,
    direction: row.direction,
    author: row.author_kind,
    customer: { id: row.customer_id, label: row.customer_label },
    agent: row.agent_id === null ? null : { id: row.agent_id, label: row.agent_label },
    conversationId: row.conversation_id,
    opensConversation: row.opens_conversation,
    threadingRule: row.threading_rule,
    subject: row.subject,
    text: row.text,
    isCut: row.is_cut ?? false,
    attachments: (row.attachments ?? []).map(({ name, mediaType, size }) => ({ name, mediaType, size })),
    opensWait: row.opens_wait,
    answeredAt: answeredAt?.toISOString() ?? null,
    waitSeconds: answeredAt ? (answeredAt.getTime() - row.at.getTime()) / 1000 : null,
    callOutcome: row.call_outcome,
    talkSeconds: row.talk_ms === null ? null : row.talk_ms / 1000,
    rating:
      row.rating_value === null || row.rating_scale === null
        ? null
        : { value: row.rating_value, scale: row.rating_scale },
    fills: row.fills ?? [],
    seen: 1 + row.repeats,
  };
}
