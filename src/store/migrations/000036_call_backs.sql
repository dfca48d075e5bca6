-- A missed call joins the call with which it was called back (decision 0033): calls of a contact point are looked up by their
-- moments, while a bulk import has taken the index of all interactions away, too. Conversations of calls that are there already
-- are made by `rapport replay`.
create index interaction_call on history.interaction (contact_point_id, at) where threading = 'call';
