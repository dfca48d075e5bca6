-- Values by which records are found again when somebody puts one right: those that passed and stayed unknown
-- (a channel that nobody knows), and those that were put right by hand, as they were. A record that is not here and in no
-- problem with a value does not concern a fix of it. `value` is '' where nothing was said.
create table history.noted_value (
  record_id uuid not null,
  import_id int not null,
  field text not null,
  value text not null,
  -- False: it stayed unknown. True: a fix gave another in its place.
  is_fixed boolean not null,
  primary key (record_id, import_id, field, value, is_fixed)
);
create index noted_value_field on history.noted_value (field, value);

create index problem_value on history.problem ((about ->> 'field'), (about ->> 'value'));

-- What came of a decision in numbers, such as {"repaired": 412, "refused": 3}; null: nothing to tell.
alter table history.decision add column outcome jsonb;
