-- Millionths: where a page of suggestions ends is compared exactly.
alter table history.suggestion alter column score type int using round(score * 1000000);
