-- What people keep an eye on: it follows from nothing, and nothing of the history follows from it.

create schema watch;

-- A question of explore under a name. Spans of time that move with the clock are kept as such ("the last 30 days").
create table watch.saved_question (
  question_id int generated always as identity primary key,
  name text not null,
  -- contract/saved-questions.ts
  about jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  changed_by text,
  changed_at timestamptz,
  -- Removed: out of the lists, its link says so and brings it back.
  removed_by text,
  removed_at timestamptz
);
create unique index saved_question_name on watch.saved_question (lower(name)) where removed_at is null;
