-- What people decided about the history. Derived rows are a function of the originals and of the decisions
-- that are not undone, so undoing one is a state, not a deletion.

create table history.decision (
  decision_id int generated always as identity primary key,
  kind text not null,
  -- What was decided; its shape is that of its kind (contract/decisions.ts).
  about jsonb not null,
  why text not null default '',
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz,
  -- Null until the history follows it (or its being undone): then the next start goes on.
  settled_at timestamptz
);
create index decision_active on history.decision (kind, decision_id) where undone_at is null;
create index decision_unsettled on history.decision (decision_id) where settled_at is null;

-- Cleaning and standardising rules by number, so that a record can name those that changed it in two bytes each.
create table history.rule (
  rule_id smallint generated always as identity primary key,
  name text not null unique
);

-- One entry for each value that a rule changed, of the version that this import keeps; null: none.
alter table history.record add column rules smallint[];

alter table history.interaction
  -- The same exchange, seen before through another source or twice: counted once, with that one.
  add column repeat_of uuid,
  add column repeat_part smallint,
  add column repeat_rule text,
  -- BCP 47, of the text; null where it does not tell.
  add column language text,
  -- What a mapping named beside: {"weight": {"value": 81.6, "unit": "kg", "said": "180 lb"}}.
  add column attributes jsonb;
create index interaction_repeat on history.interaction (repeat_of) where repeat_of is not null;

create or replace view published.interaction as
select
  i.at,
  i.slot,
  i.record_id,
  i.part,
  i.kind,
  i.channel,
  i.direction,
  i.author_kind,
  i.source_id,
  i.contact_point_id,
  coalesce(customer.customer_id, i.contact_point_id) as customer_id,
  coalesce(agent.customer_id, i.agent_point_id) as agent_id,
  coalesce(i.conversation_id, i.record_id) as conversation_id,
  i.opens_conversation,
  i.is_leg,
  i.is_reply,
  i.opens_wait,
  i.is_first_wait,
  i.answered_at,
  coalesce(answerer.customer_id, i.answered_by) as answered_by,
  i.answer_record_id,
  i.answer_part,
  i.call_outcome,
  i.talk_ms,
  i.hold_ms,
  i.wrap_up_ms,
  i.rating_value,
  i.rating_scale,
  i.rated_at,
  i.survey_sent_at,
  -- Of this very leg; `answered_at` is the end of a wait.
  i.stated_answered_at as picked_up_at,
  i.language
from history.interaction i
left join history.identity_link customer on customer.contact_point_id = i.contact_point_id
left join history.identity_link agent on agent.contact_point_id = i.agent_point_id
left join history.identity_link answerer on answerer.contact_point_id = i.answered_by
where i.repeat_of is null;

comment on view published.interaction is
  'One row an interaction, each exchange once however often it was seen. A row with opens_wait is a customer''s wait: asked at `at`, ended at `answered_at` by `answered_by`, or still open (null).';
