import type { RepeatGroup, RepeatsPage, Sighting } from '../contract/repeats.ts';
import { BY_HAND, REPEAT_RULES } from '../core/repeat/repeat-rules.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Database } from './database.ts';
import { SHOWN_CHARACTERS } from './interaction-items.ts';

const PAGE = 30;
type Place = readonly [at: string, recordId: string, part: number];

/** What came twice, the latest repeat first; of one rule, where it is named. Further legs of a call are left out. */
export async function listRepeats(
  database: Database,
  request: { readonly rule?: string | undefined; readonly cursor?: string | undefined } = {},
): Promise<RepeatsPage> {
  const place = placeOf<Place>(request.cursor, ['instant', 'uuid', 'number']);
  const { rows } = await database.query<HeadRow>(HEADS, [request.rule ?? null, ...(place ?? [null, null, null])]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    items: await groupsOf(database, shown),
    next: last ? cursorOf([last.at.toISOString(), last.record_id, last.part] satisfies Place) : null,
    rules: await rulesWithCounts(database),
  };
}

interface HeadRow {
  record_id: string;
  part: number;
  at: Date;
}

const HEADS = `
select repeat_of as record_id, repeat_part as part, max(at) as at
from published.repeat
where not is_leg and ($1::text is null or repeat_rule = $1)
group by repeat_of, repeat_part
having $2::timestamptz is null or (max(at), repeat_of, repeat_part) < ($2, $3::uuid, $4::smallint)
order by max(at) desc, repeat_of desc, repeat_part desc limit ${PAGE + 1}`;

async function rulesWithCounts(database: Database): Promise<RepeatsPage['rules']> {
  const { rows } = await database.query<{ rule: string; count: number }>(
    'select repeat_rule as rule, count(*) as count from published.repeat where not is_leg group by 1',
  );
  const counts = new Map(rows.map(({ rule, count }) => [rule, count]));
  return [...REASONS].map(([rule, reason]) => ({ rule, reason, count: counts.get(rule) ?? 0 }));
}

const REASONS = new Map<string, NonNullable<Sighting['reason']>>([
  ...REPEAT_RULES.map(({ id, reason }) => [id, reason] as const),
  [BY_HAND, { en: 'Somebody said that they are the same.', 'zh-CN': '由人工标为同一条。' }],
]);

/** Each exchange with all its sightings; one that came once has no group. */
export async function groupsOf(
  database: Database,
  heads: readonly { readonly record_id: string; readonly part: number }[],
): Promise<RepeatGroup[]> {
  if (heads.length === 0) return [];
  const { rows } = await database.query<SightingRow>(SIGHTINGS, [
    heads.map(({ record_id }) => record_id),
    heads.map(({ part }) => part),
  ]);
  return heads.flatMap(({ record_id, part }) => {
    const seen = rows.filter((row) => row.head_record === record_id && row.head_part === part);
    const counted = seen.find((row) => row.rule === null);
    if (!counted || seen.length < 2) return [];
    return [
      {
        customer: { id: counted.customer_id, label: counted.customer_label },
        counted: sightingOf(counted),
        repeats: seen.filter((row) => row !== counted).map(sightingOf),
      },
    ];
  });
}

const SIGHTINGS = `
select head.record_id as head_record, head.part as head_part, i.record_id, i.part, i.at, i.kind, i.channel, i.direction,
  s.name as source, i.subject, left(i.body, ${SHOWN_CHARACTERS}) as text, i.talk_ms, i.repeat_rule as rule,
  coalesce(l.customer_id, i.contact_point_id) as customer_id, coalesce(customer.label, point.label, '') as customer_label,
  origin.*
from unnest($1::uuid[], $2::smallint[]) as head (record_id, part)
cross join lateral (
  select * from history.interaction h where h.record_id = head.record_id and h.part = head.part and h.repeat_of is null
  union all
  select * from history.interaction r where r.repeat_of = head.record_id and r.repeat_part = head.part and not r.is_leg
) i
join history.source s using (source_id)
left join history.identity_link l on l.contact_point_id = i.contact_point_id
left join published.person customer on customer.person_id = coalesce(l.customer_id, i.contact_point_id)
left join published.person point on point.person_id = i.contact_point_id
left join lateral (
  select r.import_id, o.name as file, o.entry, r.line, o.received_at
  from history.record r
  join history.import m on m.import_id = r.import_id and m.state <> 'undone'
  join history.original o on o.original_id = r.original_id
  where r.record_id = i.record_id
  order by r.is_quarantined, r.digest, r.import_id limit 1
) origin on true
order by i.at, i.record_id, i.part`;

interface SightingRow {
  head_record: string;
  head_part: number;
  record_id: string;
  part: number;
  at: Date;
  kind: Sighting['kind'];
  channel: Sighting['channel'];
  direction: Sighting['direction'];
  source: string;
  subject: string | null;
  text: string | null;
  talk_ms: number | null;
  rule: string | null;
  customer_id: string;
  customer_label: string;
  import_id: number | null;
  file: string;
  entry: string | null;
  line: number;
  received_at: Date;
}

function sightingOf(row: SightingRow): Sighting {
  const { import_id: importId, file, entry, line, received_at: receivedAt } = row;
  return {
    recordId: row.record_id,
    part: row.part,
    at: row.at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    direction: row.direction,
    source: row.source,
    subject: row.subject,
    text: row.text,
    talkSeconds: row.talk_ms === null ? null : row.talk_ms / 1000,
    origin: importId === null ? null : { importId, file, entry, line, importedAt: receivedAt.toISOString() },
    rule: row.rule,
    reason: row.rule === null ? null : (REASONS.get(row.rule) ?? null),
  };
}
