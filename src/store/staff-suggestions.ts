import type { StaffSuggestions } from '../contract/staff.ts';
import { agentDirectory } from '../core/identify/agent-directory.ts';
import { PUBLIC_DOMAINS } from '../core/identify/people/public-domains.ts';
import type { Database } from './database.ts';

type Ours = StaffSuggestions['ours'][number];
type Machine = StaffSuggestions['machines'][number];

/**
 * Who looks like one of ours and is not listed, and who answers like a machine and is not known as one;
 * the best evidence first. Looks at the newest mails and waits only. Nothing is decided by it.
 */
export async function staffSuggestions(database: Database, agents: readonly string[]): Promise<StaffSuggestions> {
  const listed = agentDirectory(agents);
  const isNew = ({ pattern }: Ours) => {
    const value = pattern.startsWith('@') ? `anyone${pattern}` : pattern;
    return !listed.has({ kind: 'email', value, name: null });
  };
  const ours = [...(await sentMail(database)), ...(await inMostMails(database))].filter(isNew);
  const distinct = ours.filter((one, place) => ours.findIndex(({ pattern }) => pattern === one.pattern) === place);
  return { ours: distinct.slice(0, 10), machines: await machines(database) };
}

/** As mail programs name the folder of what was sent, in the languages of their users. */
const SENT =
  '(^|[/\\\\._ -])(sent|outbox|gesendet|envoy[eé]s?|enviad[oa]s|inviat[ai]|verzonden|отправленные|已发送|已傳送|寄件備份|送信済み)';
const NEWEST = 20_000;
/** Fewer mails prove nothing. */
const LEAST_MAILS = 3;

/** Whoever wrote what lies in a folder of sent mail. */
async function sentMail(database: Database): Promise<Ours[]> {
  const { rows } = await database.query<{ value: string; mails: number; of: number }>(
    `with sent as (
       select distinct r.record_id from history.record r
       join history.original o using (original_id) join history.import m on m.import_id = r.import_id and m.state <> 'undone'
       where o.source = 'mail' and coalesce(o.entry, o.name) ~* $1 limit ${NEWEST}
     ), wrote as (
       select case when split_part(p.value, '@', 2) = any ($2::text[]) then p.value else '@' || split_part(p.value, '@', 2) end as value
       from sent join history.interaction i using (record_id)
       join history.contact_point p on p.contact_point_id = i.author_point_id
       where p.kind = 'email' and i.part = 0
     )
     select value, count(*)::int as mails, (select count(*)::int from wrote) as of from wrote group by 1
     having count(*) >= ${LEAST_MAILS} order by 2 desc, 1 limit 5`,
    [SENT, [...PUBLIC_DOMAINS]],
  );
  return rows.map(({ value, mails, of }) => ({ pattern: value, why: 'sent-mail', mails, of }));
}

/** A mailbox is somebody's: its owner's domain has a part in nearly all of it. */
async function inMostMails(database: Database): Promise<Ours[]> {
  const { rows } = await database.query<{ value: string; mails: number; of: number }>(
    `with newest as (
       select record_id, part, author_point_id, recipient_point_id, further_point_ids from history.interaction
       where thread_keys is not null and part = 0 order by at desc limit ${NEWEST}
     ), people as (
       select distinct n.record_id, split_part(p.value, '@', 2) as domain
       from newest n
       cross join lateral unnest(array[n.author_point_id, n.recipient_point_id] || coalesce(n.further_point_ids, '{}')) as point (id)
       join history.contact_point p on p.contact_point_id = point.id
       where p.kind = 'email'
     )
     select '@' || domain as value, count(*)::int as mails, (select count(*)::int from newest) as of
     from people where domain <> all ($1::text[]) group by domain
     having count(*) >= 10 and count(*) >= 0.6 * (select count(*) from newest)
     order by 2 desc, 1 limit 3`,
    [[...PUBLIC_DOMAINS]],
  );
  return rows.map(({ value, mails, of }) => ({ pattern: value, why: 'in-most-mails', mails, of }));
}

const WITHIN_SECONDS = 5;
/** Nobody answers nineteen of twenty within five seconds, in eighteen different hours, by hand. */
const LEAST_ANSWERS = 20;
const LEAST_SHARE = 0.95;
const LEAST_HOURS = 18;
/** Of ten answers at most two are texts of their own. */
const MOST_TEXTS = 0.2;

async function machines(database: Database): Promise<Machine[]> {
  const { rows } = await database.query<Omit<Machine, 'withinSeconds'>>(
    `with waits as (
       select i.answered_by, i.at, i.answered_at, i.answer_record_id, i.answer_part from history.interaction i
       where i.opens_wait and i.answered_by is not null order by i.at desc limit 50000
     )
     select w.answered_by as point, coalesce(max(person.label), '') as label, count(*)::int as answers,
       avg((w.answered_at - w.at <= interval '${WITHIN_SECONDS} seconds')::int)::float8 as "quickShare",
       count(distinct left(a.body, 200))::int as texts
     from waits w
     join history.interaction a on a.record_id = w.answer_record_id and a.part = w.answer_part
     left join published.person person on person.person_id = w.answered_by
     where a.kind = 'message' and not a.is_automation
     group by w.answered_by
     having count(*) >= ${LEAST_ANSWERS}
       and avg((w.answered_at - w.at <= interval '${WITHIN_SECONDS} seconds')::int) >= ${LEAST_SHARE}
       and count(distinct extract(hour from w.at)) >= ${LEAST_HOURS}
       and count(distinct left(a.body, 200)) <= ${MOST_TEXTS} * count(*)
     order by 3 desc limit 10`,
  );
  return rows.map((row) => ({ ...row, withinSeconds: WITHIN_SECONDS }));
}
