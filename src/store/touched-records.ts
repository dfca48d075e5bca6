import type { Page } from '../contract/history.ts';
import type { RuleCount, TouchedRecord } from '../contract/rules.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Connection, Database } from './database.ts';
import { interactionItems } from './interaction-items.ts';

/** Of one source, or of one import; neither: of all that are not undone. */
export interface TouchedWhere {
  readonly source?: string | undefined;
  readonly importId?: number | undefined;
}

const PAGE = 50;

/**
 * What each rule touched, by source; the rule that touched most values first. Refused records are
 * left out.
 *
 * Of a record that several imports brought only the version that counts is counted, once. With
 * `importId` it is every version that this import keeps, so the sums are the `changes` of its report.
 */
export async function ruleCounts(database: Connection | Database, where: TouchedWhere = {}): Promise<RuleCount[]> {
  const { rows } = await database.query<RuleCount>(COUNTS, [where.source ?? null, where.importId ?? null]);
  return rows;
}

/**
 * The records that a rule touched, with their interactions, newest first: those that
 * {@link ruleCounts} counts, for the same `where`.
 */
export async function touchedRecords(
  database: Database,
  request: TouchedWhere & { readonly rule: string; readonly cursor?: string | null | undefined },
): Promise<Page<TouchedRecord>> {
  const place = placeOf<readonly [at: string, recordId: string]>(request.cursor, ['instant', 'uuid']);
  const { rows } = await database.query<Row>(TOUCHED, [
    request.source ?? null,
    request.importId ?? null,
    request.rule,
    place?.[0] ?? null,
    place?.[1] ?? null,
    PAGE + 1,
  ]);
  const shown = rows.slice(0, PAGE);
  const items = await interactionItems(database, shown);
  const byRecord = new Map(items.map((item) => [item.recordId, item]));
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ recordId, importId, at, values }) => ({
      recordId,
      importId,
      at: at.toISOString(),
      values,
      interaction: byRecord.get(recordId) ?? null,
    })),
    next: last ? cursorOf([last.at.toISOString(), last.recordId]) : null,
  };
}

interface Row {
  readonly recordId: string;
  readonly importId: number;
  readonly contactPointId: string;
  readonly at: Date;
  readonly part: number;
  readonly values: number;
}

/** Rows that passed, of the imports and sources asked for; without an import only those that count. */
const ASKED = `
  from history.record r
  join history.import m on m.import_id = r.import_id
  join history.original o on o.original_id = r.original_id`;
const IS_ASKED = `not r.is_quarantined
    and ($1::text is null or o.source = $1)
    and ($2::int is null or r.import_id = $2)
    and ($2::int is not null or (m.state <> 'undone' and not exists (
      select 1 from history.record other join history.import om on om.import_id = other.import_id and om.state <> 'undone'
      where other.record_id = r.record_id and not other.is_quarantined
        and (other.digest, other.import_id) < (r.digest, r.import_id))))`;

/** A million records have some hundred combinations of rules: these are counted first, and then taken apart. */
const COUNTS = `
with kept as (
  select o.source, r.rules, count(*) as records
  ${ASKED}
  where r.rules is not null and ${IS_ASKED}
  group by o.source, r.rules
)
select rule.name as rule, kept.source, sum(kept.records)::bigint as records,
  sum(kept.records * touched.values)::bigint as values
from kept
cross join lateral (
  select rule_id, count(*) as values from unnest(kept.rules) as t (rule_id) group by rule_id
) touched
join history.rule rule on rule.rule_id = touched.rule_id
group by rule.name, kept.source
order by sum(kept.records * touched.values) desc, rule.name, kept.source`;

const TOUCHED = `
select r.record_id as "recordId", r.import_id as "importId", i.contact_point_id as "contactPointId", i.at, i.part,
  cardinality(array_positions(r.rules, rule.rule_id)) as values
${ASKED}
join history.interaction i on i.record_id = r.record_id and i.part = 0
cross join (select rule_id from history.rule where name = $3) rule
where r.rules @> array[(select rule_id from history.rule where name = $3)] and ${IS_ASKED}
  and ($4::timestamptz is null or (i.at, i.record_id) < ($4, $5::uuid))
order by i.at desc, i.record_id desc
limit $6`;
