-- What statistics look up (working hours, teams, targets), as it held once a version of the history was made.
create function published.decision_as_of(v bigint) returns setof published.decision
language sql stable as $$
  select d.decision_id, d.kind, d.about, d.decided_at,
    (select min(u.recorded_at) from history.version u
     where u.decision_id = d.decision_id and u.cause = 'undo-decision' and u.version <= v)
  from published.decision d
  where exists (
    select from history.version m where m.decision_id = d.decision_id and m.cause = 'decision' and m.version <= v)
$$;
comment on function published.decision_as_of(bigint) is
  'published.decision as it stood when this version of the history was made.';
