-- By what a mail finds the one that it answers, where what it refers to is not there.
alter table history.interaction
  -- One for each customer in it, with its base subject; null: no mail, or nobody is known to be ours.
  add column subject_keys uuid[],
  -- Its subject says "Re:"; null: no.
  add column says_reply boolean,
  -- The rule that brought it into its conversation, where neither references nor its source did.
  add column threading_rule text;
create index interaction_subject on history.interaction using gin (subject_keys) where subject_keys is not null;
