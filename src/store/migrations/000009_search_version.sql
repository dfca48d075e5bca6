-- By which version of its terms a day is indexed (core/search): days of an older one are read whatever is
-- searched for, until they are indexed again.
alter table history.search_day add column version smallint not null default 0;
