-- Who may ask. Passwords as scrypt, sessions and tokens only as SHA-256 of what the holder has.

create schema access;

create table access.person (
  person_id int generated always as identity primary key,
  name text not null unique,
  password text not null,
  role text not null check (role in ('owner')),
  created_at timestamptz not null default now()
);

create table access.session (
  token_sha256 text primary key,
  person_id int not null references access.person on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- For programs that send interactions or ask for statistics.
create table access.token (
  token_sha256 text primary key,
  name text not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);

-- The one-time link that the first start prints.
create table access.set_up (
  token_sha256 text primary key,
  created_at timestamptz not null default now()
);
