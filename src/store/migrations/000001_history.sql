-- The history: what arrived (imports, originals, records), what was decided, and what follows from both.
-- Private: statistics read the schema `published`. Numbers that can be recomputed are not stored.

create schema history;

create type history.channel as enum ('email', 'phone', 'chat', 'sms', 'social', 'web', 'letter', 'in-person', 'other');
create type history.direction as enum ('inbound', 'outbound', 'internal');
create type history.author_kind as enum ('customer', 'agent', 'automation', 'unknown');
create type history.interaction_kind as enum ('message', 'call', 'system', 'rating');
create type history.threading as enum ('own', 'references', 'session', 'matter', 'call');
create type history.call_outcome as enum ('answered', 'missed', 'abandoned', 'unreached', 'failed');

-- One row for each system that records come from: 'mail', 'whatsapp', 'table', …
create table history.source (
  source_id int generated always as identity primary key,
  name text not null unique
);

-- A run that brought records, or the standing intake of one source ('live'). Undoing one is a state.
create table history.import (
  import_id int generated always as identity primary key,
  kind text not null check (kind in ('files', 'live')),
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'undone')),
  title text not null,
  source text,
  options jsonb not null default '{}',
  -- How far it has been read: saved with the data, so that a crash resumes here.
  checkpoint jsonb,
  seen bigint not null default 0,
  stored bigint not null default 0,
  duplicates bigint not null default 0,
  quarantined bigint not null default 0,
  changes jsonb not null default '{}',
  failure jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz
);

-- A file (or a pushed payload) as it came. A file's bytes lie in the blob store under their SHA-256;
-- `entry` is its path inside an archive; a pushed payload is kept here.
create table history.original (
  original_id int generated always as identity primary key,
  import_id int not null references history.import,
  sha256 text not null,
  name text not null,
  entry text,
  size bigint not null,
  source text,
  -- How the file is read, decided once from all its rows (Survey); null for a file that is only kept.
  survey jsonb,
  -- Why the file could not even be opened.
  problem jsonb,
  payload text,
  received_at timestamptz not null default now()
);
create index on history.original (import_id, original_id);

-- One row each time a record was seen, unless the same import had brought the very same before.
-- Of several versions (digests) in imports that are not undone, the smallest digest counts.
create table history.record (
  record_id uuid not null,
  import_id int not null,
  original_id int not null,
  place_length int not null,
  place_offset bigint not null,
  line int not null,
  -- Of the versions that one import brought, the one with the smallest digest.
  digest text collate "C" not null,
  is_quarantined boolean not null,
  primary key (record_id, import_id)
);
create index record_import on history.record (import_id, original_id);

-- Why a record was refused. `about` holds what the sentence of `code` mentions.
create table history.problem (
  record_id uuid not null,
  import_id int not null,
  stage text not null,
  code text not null,
  about jsonb not null,
  excerpt text not null default '',
  primary key (record_id, import_id)
);
create index on history.problem (import_id, code);

-- An address at which someone is reached, customers and agents alike.
create table history.contact_point (
  contact_point_id uuid primary key,
  kind text not null,
  value text not null
);
create index on history.contact_point (lower(value) text_pattern_ops);

-- How an import calls who is reached there; of several names the longest is shown.
create table history.contact_name (
  contact_point_id uuid not null,
  name text not null,
  import_id int not null,
  primary key (contact_point_id, name, import_id)
);
create index on history.contact_name (lower(name) text_pattern_ops);

-- The decision that a contact point belongs to a customer. Without one it is a customer of its own.
create table history.identity_link (
  contact_point_id uuid primary key,
  customer_id uuid not null,
  rule text not null,
  evidence jsonb not null default '{}',
  decided_at timestamptz not null default now()
);
create index on history.identity_link (customer_id);

-- Instants are exact to the millisecond; durations are milliseconds.
-- Wide first, so that rows pack well. A wait is stored with the turn that opened it.
create table history.interaction (
  contact_point_id uuid not null,
  at timestamptz not null,
  record_id uuid not null,
  part smallint not null,
  -- floor(epoch seconds / 900): zones are applied to slots, never to rows.
  slot int not null,
  source_id int not null,
  channel history.channel not null,
  kind history.interaction_kind not null,
  author_kind history.author_kind not null,
  threading history.threading not null,
  direction history.direction,
  stated_direction history.direction,
  is_reply boolean not null,
  is_automation boolean not null,
  -- A further leg of a call that is counted once, with its first leg.
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
  -- Null for a record that is a matter of its own; its conversation is its record.
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
  rated_at timestamptz,
  survey_sent_at timestamptz,
  subject text,
  body text,
  attachments jsonb,
  fills text[],
  -- The rule that told the direction from the conversation, where neither source nor list did.
  direction_rule text,
  primary key (record_id, part, contact_point_id)
);
create index interaction_customer on history.interaction (contact_point_id, at);
create index interaction_at on history.interaction (at);
create index interaction_scope on history.interaction (scope_id, at) where scope_id is not null;
create index interaction_conversation on history.interaction (conversation_id) where conversation_id is not null;
create index interaction_thread_keys on history.interaction using gin (thread_keys) where thread_keys is not null;
create index interaction_waiting on history.interaction (at) where opens_wait and answered_at is null;
create index interaction_rated on history.interaction (rated_at) where rated_at is not null;

-- Settings of the organisation: one row a name ('zone', 'country', 'agents', 'silence', …).
create table history.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

-- Whoever writes history updates this row first and holds it until commit: one writer at a time, so that
-- looking for a record and storing it cannot be interleaved, and commits come in the order of `version`.
create table history.writer (
  version bigint not null
);
insert into history.writer values (0);
