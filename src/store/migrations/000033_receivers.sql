-- Whom alerts tell, and each telling until it arrived or was given up.

create table watch.receiver (
  receiver_id int generated always as identity primary key,
  -- contract/receivers.ts
  about jsonb not null,
  -- Of a webhook: what its bodies are signed with. Said once, when it is made.
  secret text,
  made_by text not null,
  made_at timestamptz not null default now(),
  removed_by text,
  removed_at timestamptz
);
create unique index receiver_name on watch.receiver (lower(about ->> 'name')) where removed_at is null;

create table watch.delivery (
  delivery_id bigint generated always as identity primary key,
  receiver_id int not null references watch.receiver on delete cascade,
  -- Null: a test.
  firing_id bigint references watch.firing on delete cascade,
  event text not null check (event in ('fired', 'cleared', 'test')),
  state text not null default 'due' check (state in ('due', 'done', 'failed')),
  attempts int not null default 0,
  -- While it is being tried this lies ahead: whoever tries may die.
  due_at timestamptz not null default now(),
  made_at timestamptz not null default now(),
  done_at timestamptz,
  -- Why the last attempt failed: {"code", "about"}.
  problem jsonb
);
create index delivery_due on watch.delivery (due_at) where state = 'due';
create index delivery_of_firing on watch.delivery (firing_id, receiver_id);
create index delivery_failed on watch.delivery (delivery_id) where state = 'failed';

-- How mail leaves, and where people open Rapport. The password is read by whoever sends, and told by no interface.
create table access.telling (
  is_only boolean primary key default true check (is_only),
  address text,
  host text,
  port int,
  security text check (security in ('tls', 'starttls', 'none')),
  username text,
  password text,
  sender text,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
