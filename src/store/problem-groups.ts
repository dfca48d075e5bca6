import type { Cause } from '../contract/problems.ts';
import type { Connection, Database } from './database.ts';

/**
 * Problems that wait for a person: of imports that are not undone, of records of which no other version
 * passed (one that was repaired elsewhere and brought back is no problem any more).
 */
export const OPEN_PROBLEMS = `
  from history.problem p
  join history.record r using (record_id, import_id)
  join history.import i using (import_id)
  join history.original o using (original_id)
  where i.state <> 'undone' and r.is_quarantined
    and not exists (
      select 1 from history.record other join history.import elsewhere on elsewhere.import_id = other.import_id
      where other.record_id = p.record_id and not other.is_quarantined and elsewhere.state <> 'undone')`;

/** What a value looks like: problems whose values look alike have one cause. */
const PATTERN = `regexp_replace(left(coalesce(p.about ->> 'value', p.about ->> 'reason', ''), 60), '[0-9０-９]', '9', 'g')`;

const FILE = `o.name || coalesce('/' || o.entry, '')`;

export interface GroupRow extends Cause {
  readonly stage: string;
  readonly source: string | null;
  readonly files: string[];
  readonly fileCount: number;
  readonly count: number;
  readonly distinct: number;
  readonly values: { readonly value: string; readonly count: number; readonly about: Record<string, string> }[];
}

/** Groups of open problems by cause, largest first, at most 200; of one import, where it is given. */
export async function problemGroups(database: Database, importId: number | null): Promise<GroupRow[]> {
  const { rows } = await database.query<GroupRow>(GROUPS, [importId]);
  return rows;
}

const GROUPS = `
with open as (
  select p.stage, p.code, p.about ->> 'field' as field, ${PATTERN} as pattern,
    o.survey ->> 'namespace' as namespace, o.source, coalesce(p.about ->> 'value', '') as value, p.about, ${FILE} as file
  ${OPEN_PROBLEMS} and ($1::int is null or p.import_id = $1)
), counted as (
  select stage, code, field, pattern, namespace, min(source) as source, value, count(*) as n,
    (array_agg(about))[1] as about
  from open group by stage, code, field, pattern, namespace, value
), ranked as (
  select *, row_number() over (partition by stage, code, field, pattern, namespace order by n desc, value) as rank
  from counted
), files as (
  select stage, code, field, pattern, namespace, count(distinct file) as "fileCount",
    (array_agg(distinct file order by file))[1:3] as files
  from open group by stage, code, field, pattern, namespace
), grouped as (
  select stage, code, field, pattern, namespace, min(source) as source, sum(n)::bigint as count, count(*) as "distinct",
    jsonb_agg(jsonb_build_object('value', value, 'count', n, 'about', about) order by rank)
      filter (where rank <= 50) as values
  from ranked group by stage, code, field, pattern, namespace
)
select g.*, f.files, f."fileCount"
from grouped g join files f on (f.stage, f.code, f.pattern) = (g.stage, g.code, g.pattern)
  and f.field is not distinct from g.field and f.namespace is not distinct from g.namespace
order by g.count desc, g.code, g.field, g.pattern, g.namespace
limit 200`;

/** How many there are. */
export async function countOpenProblems(database: Database | Connection, importId: number | null): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*) as n ${OPEN_PROBLEMS} and ($1::int is null or p.import_id = $1)`,
    [importId],
  );
  return rows[0]!.n;
}

/** Of these records those that are refused, with what is wrong, by id. */
export async function openProblemsOf(
  database: Database,
  recordIds: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const { rows } = await database.query<{ id: string; about: Record<string, string> }>(
    `select distinct on (p.record_id) p.record_id as id, p.about ${OPEN_PROBLEMS} and p.record_id = any ($1::uuid[])
     order by p.record_id, p.import_id desc`,
    [recordIds],
  );
  return new Map(rows.map(({ id, about }) => [id, about]));
}

/** Where refused records of a cause stand, in their order; `after` is a line of the answer before. */
export interface RefusedPlace {
  readonly recordId: string;
  readonly importId: number;
  readonly originalId: number;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly digest: string;
  readonly stage: string;
  readonly code: string;
  readonly about: Record<string, string>;
  readonly excerpt: string;
}

export interface WhichProblems {
  readonly importId: number | null;
  /** Null: whatever the cause. */
  readonly cause: Cause | null;
  /** Whatever the cause, of one namespace; missing: of all. */
  readonly namespace?: string;
}

export async function refusedPlaces(
  database: Database,
  { importId, cause, namespace }: WhichProblems,
  cursor: string | null,
  limit: number,
): Promise<{ places: RefusedPlace[]; next: string | null }> {
  const [afterImport, afterOriginal, afterLine, afterRecord] = cursor?.split('/') ?? [];
  const { rows } = await database.query<RefusedPlace>(PLACES, [
    importId,
    cause === null ? null : cause.code,
    cause?.field ?? null,
    cause?.pattern ?? null,
    cause === null ? (namespace ?? null) : cause.namespace,
    cause === null && namespace === undefined,
    afterImport ?? null,
    afterOriginal ?? null,
    afterLine ?? null,
    afterRecord ?? null,
    limit + 1,
  ]);
  const places = rows.slice(0, limit);
  const last = places.at(-1);
  const next =
    rows.length > limit && last ? [last.importId, last.originalId, last.line, last.recordId].join('/') : null;
  return { places, next };
}

const PLACES = `
select p.record_id as "recordId", p.import_id as "importId", r.original_id as "originalId", ${FILE} as file,
  r.place_offset as "offset", r.place_length as "length", r.line, r.digest, p.stage, p.code, p.about, p.excerpt
${OPEN_PROBLEMS} and ($1::int is null or p.import_id = $1)
  and ($2::text is null or (p.code = $2 and p.about ->> 'field' is not distinct from $3 and ${PATTERN} = $4))
  and ($6::boolean or o.survey ->> 'namespace' is not distinct from $5)
  and ($7::int is null or (p.import_id, r.original_id, r.line, p.record_id) > ($7::int, $8::int, $9::int, $10::uuid))
order by p.import_id, r.original_id, r.line, p.record_id
limit $11`;

export interface UnknownRow {
  readonly field: string;
  readonly namespace: string;
  readonly source: string | null;
  readonly files: string[];
  readonly count: number;
  readonly distinct: number;
  readonly values: { readonly value: string; readonly count: number }[];
}

/**
 * Values that stayed unknown in versions that count, by field and namespace, most frequent first; and who of ours
 * acted, where nothing says it.
 */
export async function unknownValues(database: Database, importId: number | null): Promise<UnknownRow[]> {
  const noted = await database.query<UnknownRow>(UNKNOWN, [importId]);
  const unnamed = await database.query<UnknownRow>(UNNAMED_AGENTS, [importId]);
  return [...noted.rows, ...unnamed.rows].sort((a, b) => b.count - a.count);
}

/** Records in which somebody of ours answered, wrote or picked up, and no agent is named. */
const UNNAMED_AGENTS = `
with unnamed as (
  select distinct i.record_id from history.interaction i
  where i.agent_point_id is null and not i.is_automation and not i.is_leg
    and (i.direction = 'outbound' or i.call_outcome = 'answered')
), placed as (
  select distinct on (r.record_id) o.survey ->> 'namespace' as namespace, o.source, r.original_id
  from unnamed join history.record r using (record_id)
  join history.import i using (import_id)
  join history.original o using (original_id)
  where i.state <> 'undone' and not r.is_quarantined and o.survey is not null and ($1::int is null or r.import_id = $1)
  order by r.record_id, r.digest, r.import_id
), counted as (
  select namespace, min(source) as source, count(*) as n, (array_agg(distinct original_id))[1:3] as originals
  from placed group by namespace
)
select 'agent' as field, namespace, source, n::bigint as count, 1::bigint as "distinct",
  array(select ${FILE} from history.original o where o.original_id = any (originals) order by 1) as files,
  jsonb_build_array(jsonb_build_object('value', '', 'count', n)) as values
from counted`;

const UNKNOWN = `
with counting as (
  select distinct on (n.record_id, n.field) n.record_id, n.field, n.value, o.survey ->> 'namespace' as namespace,
    o.source, ${FILE} as file
  from history.noted_value n
  join history.record r using (record_id, import_id)
  join history.import i using (import_id)
  join history.original o using (original_id)
  where not n.is_fixed and i.state <> 'undone' and not r.is_quarantined and o.survey is not null
    and ($1::int is null or n.import_id = $1)
    and not exists (
      select 1 from history.record better join history.import j on j.import_id = better.import_id
      where better.record_id = r.record_id and better.digest < r.digest and not better.is_quarantined
        and j.state <> 'undone')
  order by n.record_id, n.field, n.import_id
), counted as (
  select field, namespace, min(source) as source, value, count(*) as n,
    (array_agg(distinct file order by file))[1:3] as files
  from counting group by field, namespace, value
), ranked as (
  select *, row_number() over (partition by field, namespace order by n desc, value) as rank from counted
)
select field, namespace, min(source) as source, sum(n)::bigint as count, count(*) as "distinct",
  -- An array of arrays has no element that is one.
  min(files) filter (where rank = 1) as files,
  jsonb_agg(jsonb_build_object('value', value, 'count', n) order by rank) filter (where rank <= 100) as values
from ranked group by field, namespace
order by count desc, field, namespace
limit 100`;
