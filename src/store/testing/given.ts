import { contactPointIdOf, recordIdOf } from '../../core/basics/ids.ts';
import type { Database } from '../database.ts';

/** One row of `history.interaction` as a test states it: columns by name, instants as ISO 8601. */
export type GivenRow = Readonly<Record<string, unknown>>;

/** The id of the person whom a story calls by this name. */
export const personIdOf = (name: string) => contactPointIdOf('name', name.toLowerCase());

/**
 * A history told as a story, for tests of what reads it; it goes past all stages.
 *
 * Each customer has one conversation. A wait opens when the customer writes or calls and nobody
 * waits yet, and ends with the agent's next turn. A time without a date is on the day last named.
 *
 * @example
 * const given = story();
 * given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
 * await given.storedIn(database);
 */
export function story(): Story {
  return new Story();
}

export class Story {
  private readonly rows: Record<string, unknown>[] = [];
  private readonly people = new Map<string, string>();
  private readonly companies: [id: string, company: string][] = [];
  private readonly sources = ['mail'];
  private readonly decisions: { kind: string; about: unknown }[] = [];

  customer(name: string): Conversation {
    return new Conversation(this, this.person(name));
  }

  /** A row that says all for itself; what it does not say is a mail of an unnamed customer. */
  row(columns: GivenRow): Record<string, unknown> {
    const at = String(columns.at);
    const row = { ...DEFAULTS, contact_point_id: this.person('Somebody'), ...columns };
    const complete = { slot: slotOf(at), record_id: recordIdOf('story', String(this.rows.length)), ...row };
    this.rows.push(complete);
    return complete;
  }

  person(name: string): string {
    const id = personIdOf(name);
    this.people.set(id, name);
    return id;
  }

  /** Somebody says that this person belongs to a company. */
  company(name: string, company: string): this {
    this.companies.push([this.person(name), company]);
    return this;
  }

  /** The id of a source, as it will be stored: sources are numbered in the order of first mention. */
  source(name: string): number {
    if (!this.sources.includes(name)) this.sources.push(name);
    return this.sources.indexOf(name) + 1;
  }

  /** A decision that is looked up when a question is asked; they are numbered from 1. */
  decides(kind: 'calendar' | 'team' | 'target', about: unknown): this {
    this.decisions.push({ kind, about });
    return this;
  }

  /** Replaces the whole history of a test's database. */
  async storedIn(database: Database): Promise<void> {
    await database.query(
      `truncate history.interaction, history.contact_point, history.contact_name, history.contact_company, history.source, history.record,
         history.decision restart identity`,
    );
    await database.query(
      `insert into history.decision (kind, about, decided_by, settled_at)
       select d ->> 'kind', d -> 'about', 'Ann', now() from jsonb_array_elements($1::jsonb) with ordinality as e (d, place)
       order by place`,
      [JSON.stringify(this.decisions)],
    );
    await database.query('insert into history.source (name) select unnest($1::text[])', [this.sources]);
    await database.query(
      `insert into history.contact_point (contact_point_id, kind, value)
       select id, 'name', lower(name) from unnest($1::uuid[], $2::text[]) as p (id, name)`,
      [[...this.people.keys()], [...this.people.values()]],
    );
    await database.query(
      `with i as (insert into history.import (kind, state, title) values ('files', 'done', 'story') returning import_id)
       insert into history.contact_name (contact_point_id, name, import_id)
       select id, name, import_id from unnest($1::uuid[], $2::text[]) as p (id, name), i`,
      [[...this.people.keys()], [...this.people.values()]],
    );
    await database.query(
      `insert into history.contact_company (contact_point_id, company, import_id)
       select id, company, (select max(import_id) from history.import where title = 'story')
       from unnest($1::uuid[], $2::text[]) as c (id, company)`,
      [this.companies.map(([id]) => id), this.companies.map(([, company]) => company)],
    );
    await database.query(
      `insert into history.record (record_id, import_id, original_id, place_length, place_offset, line, digest, is_quarantined)
       select distinct id, (select max(import_id) from history.import where title = 'story'), 0, 0, 0, 0, '', false
       from unnest($1::uuid[]) as r (id)`,
      [this.rows.map((row) => row.record_id)],
    );
    await database.query(
      `insert into history.interaction
       select * from jsonb_populate_recordset(
         jsonb_populate_record(null::history.interaction, '{"version": 0}'), $1::jsonb)`,
      [JSON.stringify(this.rows)],
    );
  }
}

/** What happens between one customer and us, in order. */
export class Conversation {
  private day = '';
  private agentId: string | null = null;
  private wait: Record<string, unknown> | null = null;
  private hasResponse = false;
  private first: Record<string, unknown> | null = null;
  private channel = 'email';
  /** With what it was opened, first or again. */
  private opening: Record<string, unknown> | null = null;

  constructor(
    private readonly story: Story,
    private readonly customerId: string,
  ) {}

  by(channel: string): this {
    this.channel = channel;
    return this;
  }

  agent(name: string): this {
    this.agentId = this.story.person(name);
    return this;
  }

  writes(time: string): this {
    return this.asks({ at: this.moment(time) });
  }

  /** The agent who was named last. */
  replies(time: string): this {
    const at = this.moment(time);
    const row = { at, author_kind: 'agent', direction: 'outbound', is_reply: true, agent_point_id: this.agentId };
    this.answers(this.add(row));
    return this;
  }

  /** An automatic reply: neither opens nor ends a wait. */
  isToldAutomatically(time: string): this {
    this.add({ at: this.moment(time), author_kind: 'automation', direction: 'outbound', is_automation: true });
    return this;
  }

  /** A call that rings; `picksUp` or nothing follows. */
  calls(time: string, outcome = 'missed'): this {
    return this.asks({ at: this.moment(time), kind: 'call', channel: 'phone', call_outcome: outcome });
  }

  /** The agent takes the call that rings, and talks for so many seconds. */
  picksUp(time: string, talkSeconds: number, wrapUpSeconds = 0): this {
    const call = this.wait!;
    const at = this.moment(time);
    Object.assign(call, { call_outcome: 'answered', agent_point_id: this.agentId, stated_answered_at: at });
    Object.assign(call, { talk_ms: talkSeconds * 1000, wrap_up_ms: wrapUpSeconds * 1000 });
    this.answers({ at, agent_point_id: this.agentId });
    return this;
  }

  rates(time: string, value: number, scale = '1-5'): this {
    const at = this.moment(time);
    this.add({
      at,
      kind: 'rating',
      agent_point_id: this.agentId,
      rating_value: value,
      rating_scale: scale,
      rated_at: at,
    });
    return this;
  }

  /** As its source says, which does not tell since when. */
  stands(state: 'open' | 'resolved'): this {
    Object.assign(this.first!, { resolution: state, reopens: 0, open_ends: state === 'open' ? 'open' : 'unknown' });
    return this;
  }

  /** The agent who was named last; the customer's next turn opens it again. */
  resolves(time: string): this {
    const first = this.first!;
    const at = this.moment(time);
    const isFirst = first.reopens === undefined;
    if (isFirst) Object.assign(first, { first_resolved_at: at, first_resolved_by: this.agentId, reopens: 0 });
    Object.assign(first, { resolution: 'resolved', resolved_at: at, resolved_by: this.agentId });
    Object.assign(this.opening!, { open_ends: 'resolved', open_until: at });
    return this;
  }

  private asks(columns: Record<string, unknown>): this {
    const opens = this.wait === null;
    const isFirst = opens && !this.hasResponse && this.first?.author_kind !== 'agent';
    const row = this.add({ ...columns, opens_wait: opens, is_first_wait: isFirst });
    if (opens) this.wait = row;
    if (this.first!.resolution === 'resolved') this.opensAgain(row);
    return this;
  }

  private opensAgain(turn: Record<string, unknown>): void {
    const first = this.first!;
    const recontacted = { recontacted_at: first.recontacted_at ?? turn.at, reopens: (first.reopens as number) + 1 };
    Object.assign(first, { resolution: 'open', resolved_at: null, resolved_by: null, ...recontacted });
    Object.assign(turn, { open_ends: 'open' });
    this.opening = turn;
  }

  private answers(turn: Record<string, unknown>): void {
    this.hasResponse = true;
    if (this.wait) Object.assign(this.wait, { answered_at: turn.at, answered_by: turn.agent_point_id });
    this.wait = null;
  }

  private add(columns: Record<string, unknown>): Record<string, unknown> {
    const opens = this.first === null;
    const row = this.story.row({
      contact_point_id: this.customerId,
      channel: this.channel,
      opens_conversation: opens,
      conversation_id: this.first?.record_id ?? null,
      ...columns,
    });
    this.first ??= row;
    this.opening ??= row;
    return row;
  }

  private moment(time: string): string {
    if (time.includes('-')) this.day = time.slice(0, 10);
    return new Date(time.includes('-') ? time : `${this.day}T${time}Z`).toISOString();
  }
}

const DEFAULTS = {
  part: 0,
  source_id: 1,
  channel: 'email',
  kind: 'message',
  author_kind: 'customer',
  threading: 'own',
  direction: 'inbound',
  is_reply: false,
  is_automation: false,
  is_leg: false,
  opens_conversation: false,
  opens_wait: false,
  is_first_wait: false,
};

function slotOf(at: string): number {
  return Math.floor(Date.parse(at) / 900_000);
}
