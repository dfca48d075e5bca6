-- What statistics look up when a question is asked: decisions that nothing derived follows, and where a record counts.

create view published.decision as
select decision_id, kind, about, decided_at, undone_at
from history.decision
where kind in ('calendar', 'team', 'target');

comment on view published.decision is
  'Working hours, teams and targets: versions in time. An undone one can still be named, to be compared with.';

-- Of the imports that are not undone, the one whose version of a record counts (decision 0007), of several the first.
create view published.origin as
select distinct on (r.record_id) r.record_id, r.import_id
from history.record r
join history.import i using (import_id)
where i.state <> 'undone' and not r.is_quarantined
order by r.record_id, r.digest, r.import_id;

create view published.import as
select import_id, title, kind, state, created_at from history.import;
