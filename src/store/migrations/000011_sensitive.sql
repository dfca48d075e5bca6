-- Kinds of numbers in the text that no one else should read (a card, an account), found by cleaning; null: none.
alter table history.interaction add column sensitive text[];
create index interaction_sensitive on history.interaction using gin (sensitive) where sensitive is not null;
