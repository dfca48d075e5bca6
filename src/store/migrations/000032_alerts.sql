-- Alerts: thresholds on metrics, where each stands, and each time that one fired.

create table watch.alert (
  alert_id int generated always as identity primary key,
  -- contract/alerts.ts
  about jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  changed_by text,
  changed_at timestamptz,
  removed_by text,
  removed_at timestamptz,
  -- Until then it is checked and its firings are kept, but nobody is told.
  muted_until timestamptz,
  checked_at timestamptz,
  -- Why the last check could not be made: {"code", "about"}.
  problem jsonb
);

-- Where each value of an alert's split stands (of an alert without one: its only value). Quiet ones that are gone are not kept.
create table watch.alert_cell (
  alert_id int not null references watch.alert on delete cascade,
  -- The ids of its splits, as JSON.
  key text not null,
  -- As people read them.
  by jsonb not null,
  state text not null check (state in ('quiet', 'pending', 'firing')),
  since timestamptz not null,
  value double precision,
  n bigint not null,
  firing_id bigint,
  primary key (alert_id, key)
);

-- What was seen when it fired and when it cleared, and how it was defined then.
create table watch.firing (
  firing_id bigint generated always as identity primary key,
  alert_id int not null references watch.alert on delete cascade,
  about jsonb not null,
  key text not null,
  by jsonb not null,
  -- The question as it was asked, with its bounds fixed; with as_of and version it has the same answer again.
  question jsonb not null,
  unit text not null,
  fired_at timestamptz not null,
  value double precision not null,
  n bigint not null,
  version bigint not null,
  is_muted boolean not null,
  cleared_at timestamptz,
  cleared_value double precision,
  cleared_n bigint,
  cleared_why text check (cleared_why in ('value', 'corrected', 'no-data', 'changed', 'removed')),
  -- The value that it fired on, as it was known when it cleared.
  corrected_value double precision
);
create index firing_of_alert on watch.firing (alert_id, firing_id desc);
-- One at a time for each value, whoever checks.
create unique index firing_open on watch.firing (alert_id, key) where cleared_at is null;
