-- Which rule brought an interaction into its conversation is shown beside its text.
create or replace view published.message as
select contact_point_id, at, record_id, part, subject, body, attachments, fills, direction_rule, threading_rule
from history.interaction;
