-- What the migrations add up to. Written by src/store/schema.test.ts (npx vitest run src/store/schema.test.ts -u).

create type history.author_kind as enum ('customer', 'agent', 'automation', 'unknown');

create type history.call_outcome as enum ('answered', 'missed', 'abandoned', 'unreached', 'failed');

create type history.channel as enum ('email', 'phone', 'chat', 'sms', 'social', 'web', 'letter', 'in-person', 'other');

create type history.direction as enum ('inbound', 'outbound', 'internal');

create type history.interaction_kind as enum ('message', 'call', 'system', 'rating');

create type history.open_end as enum ('open', 'resolved', 'unknown', 'reopened');

create type history.resolution as enum ('open', 'resolved');

create type history.stated_resolution as enum ('open', 'resolved', 'told');

create type history.threading as enum ('own', 'references', 'session', 'matter', 'call');

create table access.person (
  person_id integer generated always as identity not null,
  name text not null,
  password text not null,
  role text not null,
  created_at timestamp with time zone default now() not null,
  constraint person_name_key UNIQUE (name),
  constraint person_pkey PRIMARY KEY (person_id),
  constraint person_role_check CHECK ((role = 'owner'::text))
);

create table access.session (
  token_sha256 text not null,
  person_id integer not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(person_id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (token_sha256)
);

create table access.set_up (
  token_sha256 text not null,
  created_at timestamp with time zone default now() not null,
  constraint set_up_pkey PRIMARY KEY (token_sha256)
);

create table access.telling (
  is_only boolean default true not null,
  address text,
  host text,
  port integer,
  security text,
  username text,
  password text,
  sender text,
  changed_by text not null,
  changed_at timestamp with time zone default now() not null,
  constraint telling_is_only_check CHECK (is_only),
  constraint telling_pkey PRIMARY KEY (is_only),
  constraint telling_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);

create table access.token (
  token_sha256 text not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  constraint token_name_key UNIQUE (name),
  constraint token_pkey PRIMARY KEY (token_sha256)
);

create table history.contact_company (
  contact_point_id uuid not null,
  company text not null,
  import_id integer not null,
  constraint contact_company_pkey PRIMARY KEY (contact_point_id, company, import_id)
);

create table history.contact_name (
  contact_point_id uuid not null,
  name text not null,
  import_id integer not null,
  constraint contact_name_pkey PRIMARY KEY (contact_point_id, name, import_id)
);
CREATE INDEX contact_name_import ON history.contact_name USING btree (import_id);
CREATE INDEX contact_name_lower_idx ON history.contact_name USING btree (lower(name) text_pattern_ops);

create table history.contact_point (
  contact_point_id uuid not null,
  kind text not null,
  value text not null,
  constraint contact_point_pkey PRIMARY KEY (contact_point_id)
);
CREATE INDEX contact_point_lower_idx ON history.contact_point USING btree (lower(value) text_pattern_ops);

create table history.decision (
  decision_id integer generated always as identity not null,
  kind text not null,
  about jsonb not null,
  why text default ''::text not null,
  decided_by text not null,
  decided_at timestamp with time zone default now() not null,
  undone_by text,
  undone_at timestamp with time zone,
  settled_at timestamp with time zone,
  outcome jsonb,
  constraint decision_pkey PRIMARY KEY (decision_id)
);
CREATE INDEX decision_active ON history.decision USING btree (kind, decision_id) WHERE (undone_at IS NULL);
CREATE INDEX decision_people ON history.decision USING gin (jsonb_path_query_array(about, '$.*[*]'::jsonpath)) WHERE ((undone_at IS NULL) AND (kind = ANY (ARRAY['same-person'::text, 'different-people'::text, 'split'::text])));
CREATE INDEX decision_unsettled ON history.decision USING btree (decision_id) WHERE (settled_at IS NULL);

create table history.identity_link (
  contact_point_id uuid not null,
  customer_id uuid not null,
  rule text not null,
  evidence jsonb default '{}'::jsonb not null,
  decided_at timestamp with time zone default now() not null,
  version bigint default (COALESCE(NULLIF(current_setting('rapport.version'::text, true), ''::text), '0'::text))::bigint not null,
  constraint identity_link_pkey PRIMARY KEY (contact_point_id)
);
CREATE INDEX identity_link_customer_id_idx ON history.identity_link USING btree (customer_id);
CREATE INDEX identity_link_version ON history.identity_link USING btree (version);
CREATE TRIGGER keep_deleted AFTER DELETE ON history.identity_link REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION history.keep_superseded_link();
CREATE TRIGGER keep_updated AFTER UPDATE ON history.identity_link REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION history.keep_superseded_link();
CREATE TRIGGER stamp_version BEFORE UPDATE ON history.identity_link FOR EACH ROW EXECUTE FUNCTION history.stamp_version();

create table history.import (
  import_id integer generated always as identity not null,
  kind text not null,
  state text not null,
  title text not null,
  source text,
  options jsonb default '{}'::jsonb not null,
  checkpoint jsonb,
  seen bigint default 0 not null,
  stored bigint default 0 not null,
  duplicates bigint default 0 not null,
  quarantined bigint default 0 not null,
  changes jsonb default '{}'::jsonb not null,
  failure jsonb,
  created_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['files'::text, 'live'::text]))),
  constraint import_pkey PRIMARY KEY (import_id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'undone'::text])))
);

create table history.interaction (
  contact_point_id uuid not null,
  at timestamp with time zone not null,
  record_id uuid not null,
  part smallint not null,
  slot integer not null,
  source_id integer not null,
  channel history.channel not null,
  kind history.interaction_kind not null,
  author_kind history.author_kind not null,
  threading history.threading not null,
  direction history.direction,
  stated_direction history.direction,
  is_reply boolean not null,
  is_automation boolean not null,
  is_leg boolean not null,
  opens_conversation boolean not null,
  opens_wait boolean not null,
  is_first_wait boolean not null,
  agent_point_id uuid,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer_record_id uuid,
  answer_part smallint,
  stated_answered_at timestamp with time zone,
  conversation_id uuid,
  scope_id uuid,
  thread_keys uuid[],
  author_point_id uuid,
  recipient_point_id uuid,
  stated_outcome history.call_outcome,
  call_outcome history.call_outcome,
  talk_ms bigint,
  hold_ms bigint,
  wrap_up_ms bigint,
  rating_value double precision,
  rating_scale text,
  rated_at timestamp with time zone,
  survey_sent_at timestamp with time zone,
  subject text,
  body text,
  attachments jsonb,
  fills text[],
  direction_rule text,
  repeat_of uuid,
  repeat_part smallint,
  repeat_rule text,
  language text,
  attributes jsonb,
  subject_keys uuid[],
  says_reply boolean,
  threading_rule text,
  version bigint default (COALESCE(NULLIF(current_setting('rapport.version'::text, true), ''::text), '0'::text))::bigint not null,
  sensitive text[],
  repeat_keeps_rating boolean,
  further_point_ids uuid[],
  words integer,
  topic text,
  subtopic text,
  tags text,
  gave_up_at timestamp with time zone,
  sentiment smallint,
  stated_resolution history.stated_resolution,
  stated_resolved_at timestamp with time zone,
  stated_reopened_at timestamp with time zone,
  stated_reopens integer,
  resolution history.resolution,
  first_resolved_at timestamp with time zone,
  first_resolved_by uuid,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  reopens integer,
  recontacted_at timestamp with time zone,
  open_ends history.open_end,
  open_until timestamp with time zone,
  constraint interaction_pkey PRIMARY KEY (record_id, part, contact_point_id)
);
CREATE INDEX interaction_at ON history.interaction USING btree (at);
CREATE INDEX interaction_call ON history.interaction USING btree (contact_point_id, at) WHERE (threading = 'call'::history.threading);
CREATE INDEX interaction_conversation ON history.interaction USING btree (conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX interaction_customer ON history.interaction USING btree (contact_point_id, at);
CREATE INDEX interaction_rated ON history.interaction USING btree (rated_at) WHERE (rated_at IS NOT NULL);
CREATE INDEX interaction_repeat ON history.interaction USING btree (repeat_of) WHERE (repeat_of IS NOT NULL);
CREATE INDEX interaction_scope ON history.interaction USING btree (scope_id, at) WHERE (scope_id IS NOT NULL);
CREATE INDEX interaction_sensitive ON history.interaction USING gin (sensitive) WHERE (sensitive IS NOT NULL);
CREATE INDEX interaction_subject ON history.interaction USING gin (subject_keys) WHERE (subject_keys IS NOT NULL);
CREATE INDEX interaction_thread_keys ON history.interaction USING gin (thread_keys) WHERE (thread_keys IS NOT NULL);
CREATE INDEX interaction_version ON history.interaction USING brin (version) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX interaction_waiting ON history.interaction USING btree (at) WHERE (opens_wait AND (answered_at IS NULL));
CREATE TRIGGER keep_deleted AFTER DELETE ON history.interaction REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION history.keep_superseded();
CREATE TRIGGER keep_truncated BEFORE TRUNCATE ON history.interaction FOR EACH STATEMENT EXECUTE FUNCTION history.keep_all_superseded();
CREATE TRIGGER keep_updated AFTER UPDATE ON history.interaction REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION history.keep_superseded();
CREATE TRIGGER stamp_version BEFORE UPDATE ON history.interaction FOR EACH ROW EXECUTE FUNCTION history.stamp_version();

create table history.noted_value (
  record_id uuid not null,
  import_id integer not null,
  field text not null,
  value text not null,
  is_fixed boolean not null,
  constraint noted_value_pkey PRIMARY KEY (record_id, import_id, field, value, is_fixed)
);
CREATE INDEX noted_value_field ON history.noted_value USING btree (field, value);

create table history.original (
  original_id integer generated always as identity not null,
  import_id integer not null,
  sha256 text not null,
  name text not null,
  entry text,
  size bigint not null,
  source text,
  survey jsonb,
  problem jsonb,
  payload text,
  received_at timestamp with time zone default now() not null,
  options jsonb,
  first_reading jsonb,
  constraint original_import_id_fkey FOREIGN KEY (import_id) REFERENCES history.import(import_id),
  constraint original_pkey PRIMARY KEY (original_id)
);
CREATE INDEX original_import_id_original_id_idx ON history.original USING btree (import_id, original_id);
CREATE INDEX original_namespace ON history.original USING btree (((survey ->> 'namespace'::text)));

create table history.problem (
  record_id uuid not null,
  import_id integer not null,
  stage text not null,
  code text not null,
  about jsonb not null,
  excerpt text default ''::text not null,
  constraint problem_pkey PRIMARY KEY (record_id, import_id)
);
CREATE INDEX problem_import_id_code_idx ON history.problem USING btree (import_id, code);
CREATE INDEX problem_value ON history.problem USING btree (((about ->> 'field'::text)), ((about ->> 'value'::text)));

create table history.record (
  record_id uuid not null,
  import_id integer not null,
  original_id integer not null,
  place_length integer not null,
  place_offset bigint not null,
  line integer not null,
  digest text not null,
  is_quarantined boolean not null,
  rules smallint[],
  constraint record_pkey PRIMARY KEY (record_id, import_id)
);
CREATE INDEX record_import ON history.record USING btree (import_id, original_id);

create table history.rule (
  rule_id smallint generated always as identity not null,
  name text not null,
  constraint rule_name_key UNIQUE (name),
  constraint rule_pkey PRIMARY KEY (rule_id)
);

create table history.search_day (
  day integer not null,
  is_dirty boolean default true not null,
  dirty_since timestamp with time zone default now() not null,
  terms integer[] default '{}'::integer[] not null,
  version smallint default 0 not null,
  constraint search_day_pkey PRIMARY KEY (day)
);
CREATE INDEX search_day_dirty ON history.search_day USING btree (day) WHERE is_dirty;
CREATE INDEX search_day_terms ON history.search_day USING gin (terms) WITH (fastupdate=off);

create table history.setting (
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone default now() not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table history.shared_point (
  contact_point_id uuid not null,
  reason text not null,
  names integer not null,
  neighbours integer not null,
  constraint shared_point_pkey PRIMARY KEY (contact_point_id)
);

create table history.source (
  source_id integer generated always as identity not null,
  name text not null,
  constraint source_name_key UNIQUE (name),
  constraint source_pkey PRIMARY KEY (source_id)
);

create table history.suggestion (
  a uuid not null,
  b uuid not null,
  score integer not null,
  evidence jsonb not null,
  constraint suggestion_pkey PRIMARY KEY (a, b)
);
CREATE INDEX suggestion_best ON history.suggestion USING btree (score DESC, a, b);

create table history.suggestion_state (
  version bigint not null,
  made_at timestamp with time zone not null
);

create table history.superseded (
  contact_point_id uuid not null,
  at timestamp with time zone not null,
  record_id uuid not null,
  part smallint not null,
  slot integer not null,
  source_id integer not null,
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
  answered_at timestamp with time zone,
  answered_by uuid,
  answer_record_id uuid,
  answer_part smallint,
  stated_answered_at timestamp with time zone,
  conversation_id uuid,
  call_outcome history.call_outcome,
  talk_ms bigint,
  hold_ms bigint,
  wrap_up_ms bigint,
  rating_value double precision,
  rating_scale text,
  rated_at timestamp with time zone,
  survey_sent_at timestamp with time zone,
  language text,
  repeat_of uuid,
  version bigint not null,
  until_version bigint not null,
  repeat_keeps_rating boolean,
  words integer,
  attachment_count integer,
  topic text,
  subtopic text,
  tags text,
  gave_up_at timestamp with time zone,
  sentiment smallint,
  resolution history.resolution,
  first_resolved_at timestamp with time zone,
  first_resolved_by uuid,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  reopens integer,
  recontacted_at timestamp with time zone,
  open_ends history.open_end,
  open_until timestamp with time zone
);
CREATE INDEX superseded_record ON history.superseded USING btree (record_id);
CREATE INDEX superseded_until ON history.superseded USING brin (until_version) WITH (pages_per_range='32', autosummarize='on');

create table history.superseded_link (
  contact_point_id uuid not null,
  customer_id uuid not null,
  version bigint not null,
  until_version bigint not null
);
CREATE INDEX superseded_link_point ON history.superseded_link USING btree (contact_point_id);
CREATE INDEX superseded_link_until ON history.superseded_link USING btree (until_version);

create table history.tie (
  a uuid not null,
  b uuid not null,
  is_agent boolean not null,
  name text not null,
  import_id integer not null,
  record_id uuid not null,
  seen_version bigint not null,
  constraint tie_pkey PRIMARY KEY (a, b, is_agent, name, import_id)
);
CREATE INDEX tie_b ON history.tie USING btree (b, a);
CREATE INDEX tie_import ON history.tie USING btree (import_id, record_id);

create table history.version (
  version bigint not null,
  recorded_at timestamp with time zone not null,
  cause text not null,
  import_id integer,
  decision_id integer,
  constraint version_pkey PRIMARY KEY (version)
);
CREATE INDEX version_recorded ON history.version USING btree (recorded_at);

create table history.writer (
  version bigint not null,
  repeats_due boolean default false not null
);

create table maintenance.migration (
  number integer not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table watch.alert (
  alert_id integer generated always as identity not null,
  about jsonb not null,
  made_by text not null,
  made_at timestamp with time zone default now() not null,
  changed_by text,
  changed_at timestamp with time zone,
  removed_by text,
  removed_at timestamp with time zone,
  muted_until timestamp with time zone,
  checked_at timestamp with time zone,
  problem jsonb,
  constraint alert_pkey PRIMARY KEY (alert_id)
);

create table watch.alert_cell (
  alert_id integer not null,
  key text not null,
  by jsonb not null,
  state text not null,
  since timestamp with time zone not null,
  value double precision,
  n bigint not null,
  firing_id bigint,
  constraint alert_cell_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES watch.alert(alert_id) ON DELETE CASCADE,
  constraint alert_cell_pkey PRIMARY KEY (alert_id, key),
  constraint alert_cell_state_check CHECK ((state = ANY (ARRAY['quiet'::text, 'pending'::text, 'firing'::text])))
);

create table watch.delivery (
  delivery_id bigint generated always as identity not null,
  receiver_id integer not null,
  firing_id bigint,
  event text not null,
  state text default 'due'::text not null,
  attempts integer default 0 not null,
  due_at timestamp with time zone default now() not null,
  made_at timestamp with time zone default now() not null,
  done_at timestamp with time zone,
  problem jsonb,
  constraint delivery_event_check CHECK ((event = ANY (ARRAY['fired'::text, 'cleared'::text, 'test'::text]))),
  constraint delivery_firing_id_fkey FOREIGN KEY (firing_id) REFERENCES watch.firing(firing_id) ON DELETE CASCADE,
  constraint delivery_pkey PRIMARY KEY (delivery_id),
  constraint delivery_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES watch.receiver(receiver_id) ON DELETE CASCADE,
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['due'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX delivery_due ON watch.delivery USING btree (due_at) WHERE (state = 'due'::text);
CREATE INDEX delivery_failed ON watch.delivery USING btree (delivery_id) WHERE (state = 'failed'::text);
CREATE INDEX delivery_of_firing ON watch.delivery USING btree (firing_id, receiver_id);

create table watch.firing (
  firing_id bigint generated always as identity not null,
  alert_id integer not null,
  about jsonb not null,
  key text not null,
  by jsonb not null,
  question jsonb not null,
  unit text not null,
  fired_at timestamp with time zone not null,
  value double precision not null,
  n bigint not null,
  version bigint not null,
  is_muted boolean not null,
  cleared_at timestamp with time zone,
  cleared_value double precision,
  cleared_n bigint,
  cleared_why text,
  corrected_value double precision,
  constraint firing_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES watch.alert(alert_id) ON DELETE CASCADE,
  constraint firing_cleared_why_check CHECK ((cleared_why = ANY (ARRAY['value'::text, 'corrected'::text, 'no-data'::text, 'changed'::text, 'removed'::text]))),
  constraint firing_pkey PRIMARY KEY (firing_id)
);
CREATE INDEX firing_of_alert ON watch.firing USING btree (alert_id, firing_id DESC);
CREATE UNIQUE INDEX firing_open ON watch.firing USING btree (alert_id, key) WHERE (cleared_at IS NULL);

create table watch.receiver (
  receiver_id integer generated always as identity not null,
  about jsonb not null,
  secret text,
  made_by text not null,
  made_at timestamp with time zone default now() not null,
  removed_by text,
  removed_at timestamp with time zone,
  constraint receiver_pkey PRIMARY KEY (receiver_id)
);
CREATE UNIQUE INDEX receiver_name ON watch.receiver USING btree (lower((about ->> 'name'::text))) WHERE (removed_at IS NULL);

create table watch.saved_question (
  question_id integer generated always as identity not null,
  name text not null,
  about jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone default now() not null,
  changed_by text,
  changed_at timestamp with time zone,
  removed_by text,
  removed_at timestamp with time zone,
  constraint saved_question_pkey PRIMARY KEY (question_id)
);
CREATE UNIQUE INDEX saved_question_name ON watch.saved_question USING btree (lower(name)) WHERE (removed_at IS NULL);

CREATE OR REPLACE FUNCTION history.keep_all_superseded()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version(),
    o.repeat_keeps_rating, o.words, jsonb_array_length(o.attachments), o.topic, o.subtopic, o.tags, o.gave_up_at,
    o.sentiment, o.resolution, o.first_resolved_at, o.first_resolved_by, o.resolved_at, o.resolved_by, o.reopens,
    o.recontacted_at, o.open_ends, o.open_until
  from history.interaction o
  where o.version < history.writing_version();
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION history.keep_superseded()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into history.superseded
  select o.contact_point_id, o.at, o.record_id, o.part, o.slot, o.source_id, o.channel, o.kind, o.author_kind,
    o.direction, o.is_reply, o.is_leg, o.opens_conversation, o.opens_wait, o.is_first_wait, o.agent_point_id,
    o.answered_at, o.answered_by, o.answer_record_id, o.answer_part, o.stated_answered_at, o.conversation_id,
    o.call_outcome, o.talk_ms, o.hold_ms, o.wrap_up_ms, o.rating_value, o.rating_scale, o.rated_at,
    o.survey_sent_at, o.language, o.repeat_of, o.version, history.writing_version(),
    o.repeat_keeps_rating, o.words, jsonb_array_length(o.attachments), o.topic, o.subtopic, o.tags, o.gave_up_at,
    o.sentiment, o.resolution, o.first_resolved_at, o.first_resolved_by, o.resolved_at, o.resolved_by, o.reopens,
    o.recontacted_at, o.open_ends, o.open_until
  from gone o
  where o.version < history.writing_version();
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION history.keep_superseded_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into history.superseded_link
  select o.contact_point_id, o.customer_id, o.version, history.writing_version()
  from gone o
  where o.version < history.writing_version();
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION history.link_as_of(v bigint)
 RETURNS TABLE(contact_point_id uuid, customer_id uuid)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT l.contact_point_id,
     l.customer_id
    FROM history.identity_link l
   WHERE (l.version <= link_as_of.v)
 UNION ALL
  SELECT s.contact_point_id,
     s.customer_id
    FROM history.superseded_link s
   WHERE ((s.version <= link_as_of.v) AND (s.until_version > link_as_of.v));
END
;

CREATE OR REPLACE FUNCTION history.stamp_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := history.writing_version();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION history.writing_version()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (COALESCE(NULLIF(current_setting('rapport.version'::text, true), ''::text), '0'::text))::bigint
;

CREATE OR REPLACE FUNCTION published.decision_as_of(v bigint)
 RETURNS SETOF published.decision
 LANGUAGE sql
 STABLE
AS $function$
  select d.decision_id, d.kind, d.about, d.decided_at,
    (select min(u.recorded_at) from history.version u
     where u.decision_id = d.decision_id and u.cause = 'undo-decision' and u.version <= v)
  from published.decision d
  where exists (
    select from history.version m where m.decision_id = d.decision_id and m.cause = 'decision' and m.version <= v)
$function$
;

CREATE OR REPLACE FUNCTION published.identity_as_of(v bigint)
 RETURNS SETOF published.identity
 LANGUAGE sql
 STABLE
AS $function$
  select p.contact_point_id, coalesce(link.customer_id, p.contact_point_id)
  from history.contact_point p
  left join history.link_as_of(v) link using (contact_point_id)
$function$
;

CREATE OR REPLACE FUNCTION published.interaction_as_of(v bigint)
 RETURNS SETOF published.interaction
 LANGUAGE sql
 STABLE
AS $function$
  select
    i.at, i.slot, i.record_id, i.part,
    case when i.repeat_of is null then i.kind else 'rating' end, i.channel, i.direction, i.author_kind, i.source_id, i.contact_point_id,
    coalesce(customer.customer_id, i.contact_point_id),
    coalesce(agent.customer_id, i.agent_point_id),
    coalesce(i.conversation_id, i.record_id),
    i.repeat_of is null and i.opens_conversation, i.is_leg, i.is_reply, i.repeat_of is null and i.opens_wait,
    i.repeat_of is null and i.is_first_wait, i.answered_at,
    coalesce(answerer.customer_id, i.answered_by),
    i.answer_record_id, i.answer_part, i.call_outcome, i.talk_ms, i.hold_ms, i.wrap_up_ms, i.rating_value,
    i.rating_scale, i.rated_at, i.survey_sent_at, i.stated_answered_at, i.language,
    i.agent_point_id, i.answered_by, i.version,
    i.words, i.attachment_count, i.topic, i.subtopic, i.tags, i.gave_up_at,
    i.sentiment,
    case when i.repeat_of is null then i.resolution end, i.first_resolved_at,
    coalesce(first_resolver.customer_id, i.first_resolved_by), i.resolved_at,
    coalesce(resolver.customer_id, i.resolved_by), i.reopens, i.recontacted_at,
    case when i.repeat_of is null then i.open_ends end, i.open_until, i.first_resolved_by, i.resolved_by,
    i.repeat_of is null and i.opens_wait and i.answered_at is null
  from (
    select
      c.contact_point_id, c.at, c.record_id, c.part, c.slot, c.source_id, c.channel, c.kind, c.author_kind, c.direction,
      c.is_reply, c.is_leg, c.opens_conversation, c.opens_wait, c.is_first_wait, c.agent_point_id, c.answered_at,
      c.answered_by, c.answer_record_id, c.answer_part, c.stated_answered_at, c.conversation_id, c.call_outcome,
      c.talk_ms, c.hold_ms, c.wrap_up_ms, c.rating_value, c.rating_scale, c.rated_at, c.survey_sent_at, c.language,
      c.repeat_of, c.repeat_keeps_rating, c.version,
      c.words, jsonb_array_length(c.attachments) as attachment_count, c.topic, c.subtopic, c.tags, c.gave_up_at,
      c.sentiment, c.resolution, c.first_resolved_at, c.first_resolved_by, c.resolved_at, c.resolved_by,
      c.reopens, c.recontacted_at, c.open_ends, c.open_until
    from history.interaction c
    where c.version <= v
    union all
    select
      s.contact_point_id, s.at, s.record_id, s.part, s.slot, s.source_id, s.channel, s.kind, s.author_kind, s.direction,
      s.is_reply, s.is_leg, s.opens_conversation, s.opens_wait, s.is_first_wait, s.agent_point_id, s.answered_at,
      s.answered_by, s.answer_record_id, s.answer_part, s.stated_answered_at, s.conversation_id, s.call_outcome,
      s.talk_ms, s.hold_ms, s.wrap_up_ms, s.rating_value, s.rating_scale, s.rated_at, s.survey_sent_at, s.language,
      s.repeat_of, s.repeat_keeps_rating, s.version,
      s.words, s.attachment_count, s.topic, s.subtopic, s.tags, s.gave_up_at,
      s.sentiment, s.resolution, s.first_resolved_at, s.first_resolved_by, s.resolved_at, s.resolved_by,
      s.reopens, s.recontacted_at, s.open_ends, s.open_until
    from history.superseded s
    where s.version <= v and s.until_version > v
  ) i
  left join history.link_as_of(v) customer on customer.contact_point_id = i.contact_point_id
  left join history.link_as_of(v) agent on agent.contact_point_id = i.agent_point_id
  left join history.link_as_of(v) answerer on answerer.contact_point_id = i.answered_by
  left join history.link_as_of(v) first_resolver on first_resolver.contact_point_id = i.first_resolved_by
  left join history.link_as_of(v) resolver on resolver.contact_point_id = i.resolved_by
  where i.repeat_of is null or i.repeat_keeps_rating
$function$
;

CREATE OR REPLACE FUNCTION published.milliseconds(instant timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select trunc(round(date_part('epoch', instant) * 1000000) / 1000)::bigint
$function$
;

-- published.arrival:
--   source text
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   contact_point_id uuid
--   repeat_of uuid
--   repeat_part smallint
--   delay_ms numeric

-- published.company:
--   contact_point_id uuid
--   company text

-- published.decided:
--   decision_id integer
--   kind text
--   why text
--   decided_by text

-- published.decision:
--   decision_id integer
--   kind text
--   about jsonb
--   decided_at timestamp with time zone
--   undone_at timestamp with time zone

-- published.identity:
--   contact_point_id uuid
--   person_id uuid

-- published.import:
--   import_id integer
--   title text
--   kind text
--   state text
--   created_at timestamp with time zone
--   source text
--   seen bigint
--   stored bigint
--   duplicates bigint
--   quarantined bigint

-- published.interaction:
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   kind history.interaction_kind
--   channel history.channel
--   direction history.direction
--   author_kind history.author_kind
--   source_id integer
--   contact_point_id uuid
--   customer_id uuid
--   agent_id uuid
--   conversation_id uuid
--   opens_conversation boolean
--   is_leg boolean
--   is_reply boolean
--   opens_wait boolean
--   is_first_wait boolean
--   answered_at timestamp with time zone
--   answered_by uuid
--   answer_record_id uuid
--   answer_part smallint
--   call_outcome history.call_outcome
--   talk_ms bigint
--   hold_ms bigint
--   wrap_up_ms bigint
--   rating_value double precision
--   rating_scale text
--   rated_at timestamp with time zone
--   survey_sent_at timestamp with time zone
--   picked_up_at timestamp with time zone
--   language text
--   agent_point_id uuid
--   answerer_point_id uuid
--   version bigint
--   words integer
--   attachment_count integer
--   topic text
--   subtopic text
--   tags text
--   gave_up_at timestamp with time zone
--   sentiment smallint
--   resolution history.resolution
--   first_resolved_at timestamp with time zone
--   first_resolved_by uuid
--   resolved_at timestamp with time zone
--   resolved_by uuid
--   reopens integer
--   recontacted_at timestamp with time zone
--   open_ends history.open_end
--   open_until timestamp with time zone
--   first_resolver_point_id uuid
--   resolver_point_id uuid
--   is_waiting boolean

-- published.kept:
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   contact_point_id uuid
--   source text
--   kind history.interaction_kind
--   author_kind history.author_kind
--   direction history.direction
--   is_leg boolean
--   repeat_of uuid
--   repeat_part smallint
--   is_unknown_customer boolean
--   has_agent boolean
--   is_direction_filled boolean
--   has_text boolean
--   has_attachments boolean
--   language text
--   sensitive text[]
--   is_own_person boolean
--   is_ahead boolean

-- published.linked:
--   contact_point_id uuid
--   person_id uuid
--   version bigint
--   until_version bigint

-- published.message:
--   contact_point_id uuid
--   at timestamp with time zone
--   record_id uuid
--   part smallint
--   subject text
--   body text
--   attachments jsonb
--   fills text[]
--   direction_rule text
--   threading_rule text

-- published.name:
--   contact_point_id uuid
--   name text

-- published.origin:
--   record_id uuid
--   import_id integer

-- published.person:
--   person_id uuid
--   kind text
--   value text
--   label text
--   name text

-- published.problem:
--   record_id uuid
--   import_id integer
--   code text
--   about jsonb
--   excerpt text
--   file text
--   entry text

-- published.relinked:
--   contact_point_id uuid
--   version bigint

-- published.repeat:
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   kind history.interaction_kind
--   channel history.channel
--   direction history.direction
--   author_kind history.author_kind
--   source_id integer
--   contact_point_id uuid
--   customer_id uuid
--   agent_id uuid
--   is_leg boolean
--   repeat_of uuid
--   repeat_part smallint
--   repeat_rule text
--   keeps_rating boolean
--   conversation_id uuid
--   language text
--   topic text
--   subtopic text
--   tags text

-- published.sighting:
--   record_id uuid
--   import_id integer
--   original_id integer
--   source text
--   received_at timestamp with time zone
--   slot integer
--   line integer
--   is_quarantined boolean

-- published.source:
--   source_id integer
--   name text

-- published.superseded:
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   kind history.interaction_kind
--   channel history.channel
--   direction history.direction
--   author_kind history.author_kind
--   source_id integer
--   contact_point_id uuid
--   customer_id uuid
--   agent_id uuid
--   conversation_id uuid
--   opens_conversation boolean
--   is_leg boolean
--   is_reply boolean
--   opens_wait boolean
--   is_first_wait boolean
--   answered_at timestamp with time zone
--   answered_by uuid
--   answer_record_id uuid
--   answer_part smallint
--   call_outcome history.call_outcome
--   talk_ms bigint
--   hold_ms bigint
--   wrap_up_ms bigint
--   rating_value double precision
--   rating_scale text
--   rated_at timestamp with time zone
--   survey_sent_at timestamp with time zone
--   picked_up_at timestamp with time zone
--   language text
--   agent_point_id uuid
--   answerer_point_id uuid
--   version bigint
--   words integer
--   attachment_count integer
--   topic text
--   subtopic text
--   tags text
--   gave_up_at timestamp with time zone
--   sentiment smallint
--   resolution history.resolution
--   first_resolved_at timestamp with time zone
--   first_resolved_by uuid
--   resolved_at timestamp with time zone
--   resolved_by uuid
--   reopens integer
--   recontacted_at timestamp with time zone
--   open_ends history.open_end
--   open_until timestamp with time zone
--   first_resolver_point_id uuid
--   resolver_point_id uuid
--   is_waiting boolean
--   until_version bigint

-- published.touch:
--   rule text
--   source text
--   at timestamp with time zone
--   slot integer
--   record_id uuid
--   part smallint
--   contact_point_id uuid
--   repeat_of uuid
--   repeat_part smallint

-- published.version:
--   version bigint
--   recorded_at timestamp with time zone
--   cause text
--   import_id integer
--   decision_id integer

create view published.arrival as
 SELECT s.name AS source,
    i.at,
    i.slot,
    i.record_id,
    i.part,
    i.contact_point_id,
    i.repeat_of,
    i.repeat_part,
    EXTRACT(epoch FROM arrived.at - i.at) * 1000::numeric AS delay_ms
   FROM ( SELECT r.record_id,
            min(o.received_at) AS at
           FROM history.import m
             JOIN history.record r ON r.import_id = m.import_id AND NOT r.is_quarantined
             JOIN history.original o ON o.original_id = r.original_id
          WHERE m.kind = 'live'::text AND m.state <> 'undone'::text
          GROUP BY r.record_id) arrived
     JOIN history.interaction i ON i.record_id = arrived.record_id AND i.part = 0
     JOIN history.source s USING (source_id);

create view published.company as
 SELECT c.contact_point_id,
    c.company
   FROM history.contact_company c
     JOIN history.import i USING (import_id)
  WHERE i.state <> 'undone'::text;

create view published.decided as
 SELECT decision_id,
    kind,
    why,
    decided_by
   FROM history.decision;

create view published.decision as
 SELECT decision_id,
    kind,
    about,
    decided_at,
    undone_at
   FROM history.decision
  WHERE kind = ANY (ARRAY['calendar'::text, 'team'::text, 'target'::text]);
comment on view published.decision is 'Working hours, teams and targets: versions in time. An undone one can still be named, to be compared with.';

create view published.identity as
 SELECT p.contact_point_id,
    COALESCE(link.customer_id, p.contact_point_id) AS person_id
   FROM history.contact_point p
     LEFT JOIN history.identity_link link USING (contact_point_id);

create view published.import as
 SELECT import_id,
    title,
    kind,
    state,
    created_at,
    COALESCE(source, ( SELECT
                CASE
                    WHEN count(DISTINCT o.source) = 1 THEN min(o.source)
                    ELSE NULL::text
                END AS "case"
           FROM history.original o
          WHERE o.import_id = m.import_id)) AS source,
    seen,
    stored,
    duplicates,
    quarantined
   FROM history.import m;

create view published.interaction as
 SELECT i.at,
    i.slot,
    i.record_id,
    i.part,
        CASE
            WHEN i.repeat_of IS NULL THEN i.kind
            ELSE 'rating'::history.interaction_kind
        END AS kind,
    i.channel,
    i.direction,
    i.author_kind,
    i.source_id,
    i.contact_point_id,
    COALESCE(customer.customer_id, i.contact_point_id) AS customer_id,
    COALESCE(agent.customer_id, i.agent_point_id) AS agent_id,
    COALESCE(i.conversation_id, i.record_id) AS conversation_id,
    i.repeat_of IS NULL AND i.opens_conversation AS opens_conversation,
    i.is_leg,
    i.is_reply,
    i.repeat_of IS NULL AND i.opens_wait AS opens_wait,
    i.repeat_of IS NULL AND i.is_first_wait AS is_first_wait,
    i.answered_at,
    COALESCE(answerer.customer_id, i.answered_by) AS answered_by,
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
    i.stated_answered_at AS picked_up_at,
    i.language,
    i.agent_point_id,
    i.answered_by AS answerer_point_id,
    i.version,
    i.words,
    jsonb_array_length(i.attachments) AS attachment_count,
    i.topic,
    i.subtopic,
    i.tags,
    i.gave_up_at,
    i.sentiment,
        CASE
            WHEN i.repeat_of IS NULL THEN i.resolution
            ELSE NULL::history.resolution
        END AS resolution,
    i.first_resolved_at,
    COALESCE(first_resolver.customer_id, i.first_resolved_by) AS first_resolved_by,
    i.resolved_at,
    COALESCE(resolver.customer_id, i.resolved_by) AS resolved_by,
    i.reopens,
    i.recontacted_at,
        CASE
            WHEN i.repeat_of IS NULL THEN i.open_ends
            ELSE NULL::history.open_end
        END AS open_ends,
    i.open_until,
    i.first_resolved_by AS first_resolver_point_id,
    i.resolved_by AS resolver_point_id,
    i.repeat_of IS NULL AND i.opens_wait AND i.answered_at IS NULL AS is_waiting
   FROM history.interaction i
     LEFT JOIN history.identity_link customer ON customer.contact_point_id = i.contact_point_id
     LEFT JOIN history.identity_link agent ON agent.contact_point_id = i.agent_point_id
     LEFT JOIN history.identity_link answerer ON answerer.contact_point_id = i.answered_by
     LEFT JOIN history.identity_link first_resolver ON first_resolver.contact_point_id = i.first_resolved_by
     LEFT JOIN history.identity_link resolver ON resolver.contact_point_id = i.resolved_by
  WHERE i.repeat_of IS NULL OR i.repeat_keeps_rating;
comment on view published.interaction is 'One row an interaction, each exchange once however often it was seen. A row with opens_wait is a customer''s wait: asked at `at`, ended at `answered_at` by `answered_by`, or still open (null).';

create view published.kept as
 SELECT i.at,
    i.slot,
    i.record_id,
    i.part,
    i.contact_point_id,
    s.name AS source,
    i.kind,
    i.author_kind,
    i.direction,
    i.is_leg,
    i.repeat_of,
    i.repeat_part,
    (i.contact_point_id IN ( SELECT p.contact_point_id
           FROM history.contact_point p
          WHERE p.kind = 'unknown'::text)) AS is_unknown_customer,
    i.agent_point_id IS NOT NULL AS has_agent,
    i.direction_rule IS NOT NULL OR i.fills::text ~~ '%direction:%'::text AS is_direction_filled,
    COALESCE(i.body, ''::text) <> ''::text OR COALESCE(i.subject, ''::text) <> ''::text AS has_text,
    i.attachments IS NOT NULL AS has_attachments,
    i.language,
    i.sensitive,
    i.direction <> 'internal'::history.direction AND (i.contact_point_id IN ( SELECT own.agent_point_id
           FROM history.interaction own
          WHERE own.agent_point_id IS NOT NULL)) AS is_own_person,
    i.at > (( SELECT min(o.received_at) AS min
           FROM history.original o)) AND i.at > (( SELECT min(o.received_at) + '1 day'::interval
           FROM history.record r
             JOIN history.original o USING (original_id)
          WHERE r.record_id = i.record_id)) AS is_ahead
   FROM history.interaction i
     JOIN history.source s USING (source_id);

create view published.linked as
 SELECT l.contact_point_id,
    l.customer_id AS person_id,
    l.version,
    NULL::bigint AS until_version
   FROM history.identity_link l
UNION ALL
 SELECT s.contact_point_id,
    s.customer_id AS person_id,
    s.version,
    s.until_version
   FROM history.superseded_link s;
comment on view published.linked is 'Whose a contact point was, from version until before until_version (null: it still is); at all other versions it was its own.';

create view published.message as
 SELECT contact_point_id,
    at,
    record_id,
    part,
    subject,
    body,
    attachments,
    fills,
    direction_rule,
    threading_rule
   FROM history.interaction;

create view published.name as
 SELECT n.contact_point_id,
    n.name
   FROM history.contact_name n
     JOIN history.import i USING (import_id)
  WHERE i.state <> 'undone'::text;

create view published.origin as
 SELECT DISTINCT ON (r.record_id) r.record_id,
    r.import_id
   FROM history.record r
     JOIN history.import i USING (import_id)
  WHERE i.state <> 'undone'::text AND NOT r.is_quarantined
  ORDER BY r.record_id, r.digest, r.import_id;

create view published.person as
 SELECT p.contact_point_id AS person_id,
    p.kind,
    p.value,
    COALESCE(shown.name, p.value) AS label,
    shown.name
   FROM history.contact_point p
     LEFT JOIN LATERAL ( SELECT n.name
           FROM history.contact_name n
             JOIN history.import i USING (import_id)
          WHERE n.contact_point_id = p.contact_point_id AND i.state <> 'undone'::text
          ORDER BY (length(n.name)) DESC, n.name
         LIMIT 1) shown ON true;

create view published.problem as
 SELECT p.record_id,
    p.import_id,
    p.code,
    p.about,
    p.excerpt,
    o.name AS file,
    o.entry
   FROM history.problem p
     JOIN history.record r USING (record_id, import_id)
     JOIN history.original o USING (original_id);

create view published.relinked as
 SELECT l.contact_point_id,
    l.version
   FROM history.identity_link l
UNION ALL
 SELECT s.contact_point_id,
    s.until_version AS version
   FROM history.superseded_link s;
comment on view published.relinked is 'At which version a contact point became somebody else''s.';

create view published.repeat as
 SELECT i.at,
    i.slot,
    i.record_id,
    i.part,
    i.kind,
    i.channel,
    i.direction,
    i.author_kind,
    i.source_id,
    i.contact_point_id,
    COALESCE(customer.customer_id, i.contact_point_id) AS customer_id,
    COALESCE(agent.customer_id, i.agent_point_id) AS agent_id,
    i.is_leg,
    i.repeat_of,
    i.repeat_part,
    i.repeat_rule,
    COALESCE(i.repeat_keeps_rating, false) AS keeps_rating,
    COALESCE(head.conversation_id, head.record_id, i.record_id) AS conversation_id,
    i.language,
    i.topic,
    i.subtopic,
    i.tags
   FROM history.interaction i
     LEFT JOIN history.interaction head ON head.record_id = i.repeat_of AND head.part = i.repeat_part
     LEFT JOIN history.identity_link customer ON customer.contact_point_id = i.contact_point_id
     LEFT JOIN history.identity_link agent ON agent.contact_point_id = i.agent_point_id
  WHERE i.repeat_of IS NOT NULL;
comment on view published.repeat is 'One row an interaction that was seen before: the same exchange as (repeat_of, repeat_part), by the rule repeat_rule.';

create view published.sighting as
 SELECT r.record_id,
    r.import_id,
    o.original_id,
    o.source,
    o.received_at,
    (EXTRACT(epoch FROM o.received_at) / 900::numeric)::integer AS slot,
    r.line,
    r.is_quarantined
   FROM history.record r
     JOIN history.original o USING (original_id)
     JOIN history.import m ON m.import_id = r.import_id
  WHERE m.state <> 'undone'::text;

create view published.source as
 SELECT source_id,
    name
   FROM history.source;

create view published.superseded as
 SELECT i.at,
    i.slot,
    i.record_id,
    i.part,
        CASE
            WHEN i.repeat_of IS NULL THEN i.kind
            ELSE 'rating'::history.interaction_kind
        END AS kind,
    i.channel,
    i.direction,
    i.author_kind,
    i.source_id,
    i.contact_point_id,
    COALESCE(customer.customer_id, i.contact_point_id) AS customer_id,
    COALESCE(agent.customer_id, i.agent_point_id) AS agent_id,
    COALESCE(i.conversation_id, i.record_id) AS conversation_id,
    i.repeat_of IS NULL AND i.opens_conversation AS opens_conversation,
    i.is_leg,
    i.is_reply,
    i.repeat_of IS NULL AND i.opens_wait AS opens_wait,
    i.repeat_of IS NULL AND i.is_first_wait AS is_first_wait,
    i.answered_at,
    COALESCE(answerer.customer_id, i.answered_by) AS answered_by,
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
    i.stated_answered_at AS picked_up_at,
    i.language,
    i.agent_point_id,
    i.answered_by AS answerer_point_id,
    i.version,
    i.words,
    i.attachment_count,
    i.topic,
    i.subtopic,
    i.tags,
    i.gave_up_at,
    i.sentiment,
        CASE
            WHEN i.repeat_of IS NULL THEN i.resolution
            ELSE NULL::history.resolution
        END AS resolution,
    i.first_resolved_at,
    COALESCE(first_resolver.customer_id, i.first_resolved_by) AS first_resolved_by,
    i.resolved_at,
    COALESCE(resolver.customer_id, i.resolved_by) AS resolved_by,
    i.reopens,
    i.recontacted_at,
        CASE
            WHEN i.repeat_of IS NULL THEN i.open_ends
            ELSE NULL::history.open_end
        END AS open_ends,
    i.open_until,
    i.first_resolved_by AS first_resolver_point_id,
    i.resolved_by AS resolver_point_id,
    i.repeat_of IS NULL AND i.opens_wait AND i.answered_at IS NULL AS is_waiting,
    i.until_version
   FROM history.superseded i
     LEFT JOIN history.identity_link customer ON customer.contact_point_id = i.contact_point_id
     LEFT JOIN history.identity_link agent ON agent.contact_point_id = i.agent_point_id
     LEFT JOIN history.identity_link answerer ON answerer.contact_point_id = i.answered_by
     LEFT JOIN history.identity_link first_resolver ON first_resolver.contact_point_id = i.first_resolved_by
     LEFT JOIN history.identity_link resolver ON resolver.contact_point_id = i.resolved_by
  WHERE i.repeat_of IS NULL OR i.repeat_keeps_rating;
comment on view published.superseded is 'Rows of published.interaction that are others now, or gone, with the people whose they are today: they stood from version until before until_version.';

create view published.touch as
 SELECT rule.name AS rule,
    o.source,
    i.at,
    i.slot,
    i.record_id,
    i.part,
    i.contact_point_id,
    i.repeat_of,
    i.repeat_part
   FROM history.rule rule
     JOIN history.record r ON r.rules @> ARRAY[rule.rule_id] AND NOT r.is_quarantined
     JOIN history.import m ON m.import_id = r.import_id AND m.state <> 'undone'::text
     JOIN history.original o ON o.original_id = r.original_id
     JOIN history.interaction i ON i.record_id = r.record_id AND i.part = 0
  WHERE NOT (EXISTS ( SELECT 1
           FROM history.record other
             JOIN history.import om ON om.import_id = other.import_id AND om.state <> 'undone'::text
          WHERE other.record_id = r.record_id AND NOT other.is_quarantined AND ((ROW(other.digest, other.import_id) < ROW(r.digest, r.import_id)))));

create view published.version as
 SELECT version,
    recorded_at,
    cause,
    import_id,
    decision_id
   FROM history.version;
