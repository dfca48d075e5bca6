-- What was decided, by whom and why: to tell why a number is another than it was. What it is about stays where it is.
create view published.decided as select decision_id, kind, why, decided_by from history.decision;
