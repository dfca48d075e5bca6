-- first-contact-resolution: one row per conversation of which is known when it was resolved.
-- at          its first resolution; where that is not known its last one
-- returned_at when the customer got in touch again, or somebody opened it again for them; opened again nobody knows
--             when: at once; null: never
-- agent       who resolved it first, where its source tells
-- Reads published.interaction only.
select
  i.resolved_at as at,
  floor(date_part('epoch', i.resolved_at) / 900)::int as slot,
  coalesce(i.recontacted_at, case when i.reopens > 0 then i.resolved_at end) as returned_at,
  i.first_resolved_by as agent_id,
  i.resolved_at as acted_at,
  /* every split of i */
from (
  select
    o.first_resolved_by,
    o.reopens,
    o.recontacted_at,
    coalesce(o.first_resolved_at, o.resolved_at) as resolved_at,
    /* every split of o */
  from published.interaction o
  where o.opens_conversation
) i
where i.resolved_at is not null
