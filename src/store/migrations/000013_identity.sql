-- One customer: what records say about who is one person, and what follows from it.

-- One record names one person by both contact points (a < b); undone with its import, like contact_name.
create table history.tie (
  a uuid not null,
  b uuid not null,
  is_agent boolean not null,
  -- As the record calls the person; empty where it does not.
  name text not null,
  import_id int not null,
  -- The first record of this import that says so: the proof that can be opened.
  record_id uuid not null,
  -- The version of the history at which it was last seen; what a whole replay does not see is forgotten, but
  -- not what another version of a record in the same import said (the greatest number): that is not read again.
  seen_version bigint not null,
  primary key (a, b, is_agent, name, import_id)
);
create index tie_b on history.tie (b, a);
create index tie_import on history.tie (import_id, record_id);

create table history.contact_company (
  contact_point_id uuid not null,
  company text not null,
  import_id int not null,
  primary key (contact_point_id, company, import_id)
);
create index contact_name_import on history.contact_name (import_id);

-- Contact points that are no one person's, and are never used to join anybody.
create table history.shared_point (
  contact_point_id uuid primary key,
  reason text not null,
  -- How many names, and how many other contact points, it was seen with.
  names int not null,
  neighbours int not null
);

-- Who may be one person; made anew by `suggestPeople`, best first. Not part of the history: what is refused
-- or decided is left out when it is read.
create table history.suggestion (
  a uuid not null,
  b uuid not null,
  score real not null,
  evidence jsonb not null,
  primary key (a, b)
);
create index suggestion_best on history.suggestion (score desc, a, b);
create table history.suggestion_state (
  -- The version of the history from which the suggestions were made.
  version bigint not null,
  made_at timestamptz not null
);

-- Decisions about people by the contact points that they name.
create index decision_people on history.decision using gin (jsonb_path_query_array(about, '$.*[*]'))
  where undone_at is null and kind in ('same-person', 'different-people', 'split');

create view published.company as
select c.contact_point_id, c.company from history.contact_company c join history.import i using (import_id)
where i.state <> 'undone';
