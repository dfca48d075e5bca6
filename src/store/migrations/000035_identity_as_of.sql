-- Whose each contact point was when a version was made, as published.identity tells whose it is.
create function published.identity_as_of(v bigint) returns setof published.identity language sql stable as $function$
  select p.contact_point_id, coalesce(link.customer_id, p.contact_point_id)
  from history.contact_point p
  left join history.link_as_of(v) link using (contact_point_id)
$function$;
