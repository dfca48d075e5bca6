-- Facts are superseded, not overwritten: what the history said at any earlier version can be asked.
-- Writers come one at a time (history.writer), so versions are commits in their order, without gaps
-- and without one that is still in flight behind one that is seen.

-- What made each version, and when.
create table history.version (
  version bigint primary key,
  recorded_at timestamptz not null,
  cause text not null,
  import_id int,
  decision_id int
);
create index version_recorded on history.version (recorded_at);

-- The version that this transaction makes; 0 outside of one that has become the writer.
create function history.writing_version() returns bigint language sql stable
return coalesce(nullif(current_setting('rapport.version', true), ''), '0')::bigint;

alter table history.interaction
  add column version bigint not null default coalesce(nullif(current_setting('rapport.version', true), ''), '0')::bigint;
create index interaction_version on history.interaction using brin (version) with (pages_per_range = 32);

alter table history.identity_link
  add column version bigint not null default coalesce(nullif(current_setting('rapport.version', true), ''), '0')::bigint;

-- The facts of an interaction as they stood from `version` until before `until_version`; no text. What was
-- removed stands here too, so whoever keeps a copy learns from it what to forget.
create table history.superseded (
  contact_point_id uuid not null,
  at timestamptz not null,
  record_id uuid not null,
  part smallint not null,
  slot int not null,
  source_id int not null,
  channel history.channel not null,
  kind history.interaction_kind not null,
  author_kind history.author_kind not null,
  direction history.direction,
  is_reply boolean not null,
  is_leg boolean not null,
  opens_conversation boolean not null,
  opens_wait boolean not null,
  is_first_wait boolean not null,
  agent_point_id uuid,
  answered_at timestamptz,
  answered_by uuid,
  answer_record_id uuid,
  answer_part smallint,
  stated_answered_at timestamptz,
  conversation_id uuid,
  call_outcome history.call_outcome,
  talk_ms bigint,
  hold_ms bigint,
  wrap_up_ms bigint,
  rating_value double precision,
  rating_scale text,
  rated_at timestamptz,
  survey_sent_at timestamptz,
  language text,
  repeat_of uuid,
  version bigint not null,
  until_version bigint not null
);
create index superseded_until on history.superseded using brin (until_version) with (pages_per_range = 32);
create index superseded_record on history.superseded (record_id);

create table history.superseded_link (
  contact_point_id uuid not null,
  customer_id uuid not null,
  version bigint not null,
  until_version bigint not null
);
create index superseded_link_point on history.superseded_link (contact_point_id);

create function history.stamp_version() returns trigger language plpgsql as $$
begin
  new.version := history.writing_version();
  return new;
end $$;

-- Rows that the same transaction had made are no version that anybody saw.
create function history.keep_superseded() returns trigger language plpgsql as $$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version()
  from gone o
  where o.version < history.writing_version();
  return null;
end $$;

create function history.keep_all_superseded() returns trigger language plpgsql as $$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version()
  from history.interaction o
  where o.version < history.writing_version();
  return null;
end $$;

create function history.keep_superseded_link() returns trigger language plpgsql as $$
begin
  insert into history.superseded_link
  select o.contact_point_id, o.customer_id, o.version, history.writing_version()
  from gone o
  where o.version < history.writing_version();
  return null;
end $$;

create trigger stamp_version before update on history.interaction
  for each row execute function history.stamp_version();
create trigger keep_updated after update on history.interaction
  referencing old table as gone for each statement execute function history.keep_superseded();
create trigger keep_deleted after delete on history.interaction
  referencing old table as gone for each statement execute function history.keep_superseded();
create trigger keep_truncated before truncate on history.interaction
  for each statement execute function history.keep_all_superseded();

create trigger stamp_version before update on history.identity_link
  for each row execute function history.stamp_version();
create trigger keep_updated after update on history.identity_link
  referencing old table as gone for each statement execute function history.keep_superseded_link();
create trigger keep_deleted after delete on history.identity_link
  referencing old table as gone for each statement execute function history.keep_superseded_link();

-- The links as they stood at a version.
create function history.link_as_of(v bigint) returns table (contact_point_id uuid, customer_id uuid) language sql stable
begin atomic
  select l.contact_point_id, l.customer_id from history.identity_link l where l.version <= v
  union all
  select s.contact_point_id, s.customer_id from history.superseded_link s where s.version <= v and s.until_version > v;
end;

-- published.interaction as it stood at a version: the same columns in the same order (a test compares them).
create function published.interaction_as_of(v bigint) returns setof published.interaction language sql stable
as $$
  select
    i.at, i.slot, i.record_id, i.part, i.kind, i.channel, i.direction, i.author_kind, i.source_id, i.contact_point_id,
    coalesce(customer.customer_id, i.contact_point_id),
    coalesce(agent.customer_id, i.agent_point_id),
    coalesce(i.conversation_id, i.record_id),
    i.opens_conversation, i.is_leg, i.is_reply, i.opens_wait, i.is_first_wait, i.answered_at,
    coalesce(answerer.customer_id, i.answered_by),
    i.answer_record_id, i.answer_part, i.call_outcome, i.talk_ms, i.hold_ms, i.wrap_up_ms, i.rating_value,
    i.rating_scale, i.rated_at, i.survey_sent_at, i.stated_answered_at, i.language
  from (
    select
      c.contact_point_id, c.at, c.record_id, c.part, c.slot, c.source_id, c.channel, c.kind, c.author_kind, c.direction,
      c.is_reply, c.is_leg, c.opens_conversation, c.opens_wait, c.is_first_wait, c.agent_point_id, c.answered_at,
      c.answered_by, c.answer_record_id, c.answer_part, c.stated_answered_at, c.conversation_id, c.call_outcome,
      c.talk_ms, c.hold_ms, c.wrap_up_ms, c.rating_value, c.rating_scale, c.rated_at, c.survey_sent_at, c.language,
      c.repeat_of
    from history.interaction c
    where c.version <= v
    union all
    select
      s.contact_point_id, s.at, s.record_id, s.part, s.slot, s.source_id, s.channel, s.kind, s.author_kind, s.direction,
      s.is_reply, s.is_leg, s.opens_conversation, s.opens_wait, s.is_first_wait, s.agent_point_id, s.answered_at,
      s.answered_by, s.answer_record_id, s.answer_part, s.stated_answered_at, s.conversation_id, s.call_outcome,
      s.talk_ms, s.hold_ms, s.wrap_up_ms, s.rating_value, s.rating_scale, s.rated_at, s.survey_sent_at, s.language,
      s.repeat_of
    from history.superseded s
    where s.version <= v and s.until_version > v
  ) i
  left join history.link_as_of(v) customer on customer.contact_point_id = i.contact_point_id
  left join history.link_as_of(v) agent on agent.contact_point_id = i.agent_point_id
  left join history.link_as_of(v) answerer on answerer.contact_point_id = i.answered_by
  where i.repeat_of is null
$$;

-- When each version was made and by what, for "as of" and for "why did it change".
create view published.version as select version, recorded_at, cause, import_id, decision_id from history.version;
