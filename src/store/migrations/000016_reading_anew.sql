-- What was said of this one file when it was imported, over what was said of the whole import; null: nothing.
alter table history.original add column options jsonb;
-- How it was read at first, {"source": …, "survey": …}, while a decision has it read in another way.
alter table history.original add column first_reading jsonb;
create index original_namespace on history.original ((survey ->> 'namespace'));
