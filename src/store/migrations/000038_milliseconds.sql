-- What each engine counts fastest: a moment as a whole number, of which differences are whole, too (the mirror has a function of
-- the same name). What stands behind the milliseconds is cut off, as there. Stable, as what it reads the moment with is: else
-- PostgreSQL would call it for each row instead of writing it out.
create function published.milliseconds(instant timestamptz) returns bigint language sql stable parallel safe as $$
  select trunc(round(date_part('epoch', instant) * 1000000) / 1000)::bigint
$$;
comment on function published.milliseconds(timestamptz) is 'Milliseconds since 1970-01-01T00:00Z, whole.';
