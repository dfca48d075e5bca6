-- To whom else a mail or a line went: who turns out to be ours among them decides about it too. Null: to nobody else.
alter table history.interaction add column further_point_ids uuid[];
