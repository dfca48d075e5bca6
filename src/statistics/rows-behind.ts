import type { RowsBehind } from '../contract/history.ts';
import { say } from '../contract/messages/index.ts';
import { DIMENSIONS, type Dimension, type QuestionInput } from '../contract/question.ts';
import type { Locale } from '../contract/text.ts';
import type { DecidingWord } from '../core/sentiment/reading.ts';
import type { Connection, Database } from '../store/database.ts';
import { type InteractionKey, interactionItems } from '../store/interaction-items.ts';
import { writtenTexts } from './written-texts.ts';
import { type Asked, checkQuestion } from './asked.ts';
import type { Bounds } from './breaker.ts';
import type { Condition } from './condition.ts';
import { conditionOf, DIMENSION_COLUMNS } from './dimensions.ts';
import { lookedUp } from './lookups/decided.ts';
import { lookingFor } from './looking.ts';
import { hasOneBeside } from './lookups/several.ts';
import {
  anchorOf,
  eachOnce,
  leftOutBeside,
  measured,
  NONE,
  NOTHING_BESIDE,
  type Selection,
  valueOf,
  withLeftOut,
} from './measured.ts';
import type { Mirror } from './mirror/mirror.ts';
import { engineOf, Parameters } from './parameters.ts';
import { isOfSpans, type Metric } from './metric.ts';
import { planOf, teamNames } from './plan.ts';
import { refusal } from './refusal.ts';
import { passedOf, runsIn } from './shapes/concurrent.ts';
import { momentsOf, openAt, spansOf } from './shapes/level.ts';
import type { ShapeQuestion } from './shapes/shape.ts';
import { beneath, inSnapshot } from './snapshot.ts';
import { standingOf } from './standing.ts';
import { steady } from './steady.ts';
import { bucketsOf, firstSlot, SLOT, type Span } from './time/buckets.ts';
import { ranksOf } from './top.ts';

/** One cell of an answer, as its row names it; `…Id` is taken where it is given, else the name. */
export interface CellName {
  readonly bucket: string | null;
  /** The row of all values of the first split that are not among the top ones; its value is not named. */
  readonly isRest?: boolean;
  readonly by: Readonly<Record<string, string | null>>;
}

export interface PageWish {
  readonly cursor?: string;
  readonly limit: number;
}

const LONGEST_PAGE = 500;
const CLOCK_SENTENCE = { calendar: 'statistics.clock-calendar', business: 'statistics.clock-business' } as const;

/**
 * The interactions behind one cell of an answer, oldest anchor first: as many as the cell's `n`.
 *
 * `value` is what each gives: seconds for durations, 1 for what is only counted; of somebody who
 * waits it is null. Beside them: the definition, the clock, and how many the number leaves out, by
 * reason, under the same filters. With a mirror that finds which they are, and how many; they themselves are PostgreSQL's.
 *
 * @throws {PersonError} `statistics.unknown-cell`, `statistics.bad-cursor`, and all of {@link ask}'s.
 */
export async function rowsBehind(
  database: Database,
  question: QuestionInput,
  cell: CellName,
  page: PageWish,
  locale: Locale,
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<RowsBehind> {
  const asked = checkQuestion(question);
  const limit = Math.min(Math.max(1, Math.floor(page.limit)), LONGEST_PAGE);
  const after = page.cursor === undefined ? null : readCursor(page.cursor);
  const read = async (snapshot: Connection, moment: Date) => {
    const { connection, now, isPast } = await standingOf(snapshot, asked, moment);
    const place = await placeOf(connection, asked, cell, now);
    const rows = await pageOf(connection, place, after, limit + 1);
    const { n, open } = await totalOf(connection, place);
    return { n, rows, leftOut: [...open, ...(await leftOutOf(connection, asked, place, isPast))] };
  };
  const found = await inSnapshot(database, read, lookingFor([asked], mirror), bounds);
  const shown = found.rows.slice(0, limit);
  const values = new Map(shown.map((row) => [nameOf(row), row.value]));
  const items = await interactionItems(database, shown);
  const deciding = await decidingOf(database, asked, shown);
  return {
    definition: asked.metric.definition[locale],
    clock: say(CLOCK_SENTENCE[asked.clock], { zone: asked.zone }, locale),
    exclusions: found.leftOut.map(({ reason, count }) => ({ reason: say(`left-out.${reason}`, {}, locale), count })),
    count: found.n,
    items: items.map((item) => ({ ...item, value: values.get(nameOf(item)) ?? null, ...deciding.get(nameOf(item)) })),
    next: found.rows.length > limit ? writeCursor(shown.at(-1)!) : null,
  };
}

/** The words that decided the value of each row, where words do and today's reading of them comes to the same. */
async function decidingOf(database: Database, { metric }: Asked, shown: readonly Row[]) {
  const { explain } = metric;
  const texts = explain ? await writtenTexts(database, shown) : [];
  const values = new Map(shown.map((row) => [nameOf(row), row.value]));
  const found = new Map<string, { readonly deciding: DecidingWord[] }>();
  for (const { text, language, ...key } of texts) {
    const explained = explain!(text, language);
    if (explained?.value === values.get(nameOf(key))) found.set(nameOf(key), { deciding: [...explained!.deciding] });
  }
  return found;
}

/** The measurements of one cell: a selection, and what else holds in it. */
interface Place {
  readonly selection: Selection;
  readonly where: (parameters: Parameters) => string[];
  /** What each gives, in the unit of the answer. */
  readonly valueSql: string;
  /** A row without a value is a wait that is still open: it is not counted. */
  readonly isWait: boolean;
  /** Of what is counted once the first row stands for all. */
  readonly isDistinct: boolean;
}

interface Row extends InteractionKey {
  readonly value: number | null;
  /** The anchor, by which the rows are ordered. */
  readonly anchor: string;
}

async function placeOf(connection: Connection, asked: Asked, cell: CellName, now: Date): Promise<Place> {
  const bucket = bucketOf(asked, cell);
  const narrowed = bucket && !isOfSpans(asked.metric) ? within(asked, bucket) : asked;
  const plan = await planOf(connection, { ...narrowed, every: undefined }, now);
  const cellCondition = { and: await cellConditions(connection, asked, cell, now) };
  const selection = { ...eachOnce(plan.selection), condition: { and: [plan.selection.condition, cellCondition] } };
  if (isOfSpans(asked.metric)) return spansPlace(asked.metric, { ...plan, selection, buckets: bucket && [bucket] });
  const isMilliseconds = asked.metric.unit === 's';
  return {
    selection,
    where: (parameters) => (bucket ? slotsSql(anchorOf(selection).slot, bucket, parameters) : []),
    valueSql: isMilliseconds ? `${valueOf(selection)} / 1000.0` : valueOf(selection),
    isWait: plan.isWait && !selection.isEndedOnly,
    isDistinct: asked.metric.shape === 'distinct',
  };
}

/** What is open at the cell's moment, or runs in its bucket; the value is how long each lasted, null while it does. */
function spansPlace({ shape }: Metric, plan: ShapeQuestion): Place {
  const moment = momentsOf(plan)[0] ?? null;
  const [passed] = passedOf(plan);
  const isThere = (parameters: Parameters) => {
    if (shape === 'concurrent') return passed ? runsIn(passed, parameters) : ['false'];
    return moment === null ? ['false'] : [openAt(moment, plan, parameters)];
  };
  return {
    selection: spansOf(plan.selection),
    where: isThere,
    valueSql: "date_part('epoch', m.until - m.at)",
    isWait: false,
    isDistinct: false,
  };
}

function bucketOf(asked: Asked, cell: CellName): Span | null {
  if (cell.bucket === null || !asked.every) {
    if (cell.bucket === null && !asked.every) return null;
    throw refusal('unknown-cell', 'bucket', { value: String(cell.bucket) });
  }
  const start = Date.parse(cell.bucket);
  if (Number.isNaN(start)) throw refusal('unknown-cell', 'bucket', { value: cell.bucket });
  const bucket = bucketsOf(asked.zone, asked.every, asked.weekStart, start, start + 1)[0];
  if (bucket?.start !== start) throw refusal('unknown-cell', 'bucket', { value: cell.bucket });
  return bucket;
}

/** The question's range, cut to a bucket with a slot of room: which slots are in it is said apart. */
function within(asked: Asked, bucket: Span): Asked {
  const from = Math.max(asked.from ?? -Infinity, bucket.start - SLOT);
  return { ...asked, from, to: Math.min(asked.to ?? Infinity, bucket.end + SLOT) };
}

function slotsSql(slot: string, bucket: Span, parameters: Parameters): string[] {
  const [first, last] = [parameters.add(firstSlot(bucket.start)), parameters.add(firstSlot(bucket.end))];
  return [`${slot} >= ${first}::int`, `${slot} < ${last}::int`];
}

async function cellConditions(connection: Connection, asked: Asked, cell: CellName, now: Date): Promise<Condition[]> {
  const teams = teamNames(await lookedUp(connection));
  for (const name of Object.keys(cell.by)) {
    const dimension = name.replace(/Id$/, '') as Dimension;
    if (!DIMENSIONS.includes(dimension) || !asked.by.includes(dimension))
      throw refusal('unknown-cell', 'by', { value: name });
  }
  const conditions: Condition[] = [];
  for (const [i, dimension] of asked.by.entries()) {
    if (i === 0 && cell.isRest) {
      conditions.push(await restOf(connection, asked, now));
      continue;
    }
    const value = cell.by[`${dimension}Id`] === undefined ? cell.by[dimension] : cell.by[`${dimension}Id`];
    if (value === undefined) throw refusal('unknown-cell', 'by', { value: dimension });
    // By exactly the column that the answer was split by.
    const found = await conditionOf(connection, dimension, [value], teams);
    if (dimension === 'customer' && UUID.test(value ?? '')) {
      conditions.push({ is: DIMENSION_COLUMNS.customer, values: [value!] });
    } else conditions.push(found);
  }
  return conditions;
}

/** All that is not among the top values of the whole answer. */
async function restOf(connection: Connection, asked: Asked, now: Date): Promise<Condition> {
  if (asked.top === null) throw refusal('unknown-cell', 'rest', { value: 'rest' });
  const whole = await planOf(connection, { ...asked, every: undefined }, now);
  const { top } = await ranksOf(connection, asked.metric, whole, asked.top);
  const kept = top.keys.map((key) => (key === null ? null : String(key)));
  const several = whole.selection.beside.several.find(({ dimension }) => dimension === asked.by[0]);
  return several ? hasOneBeside(several, kept) : { not: { is: whole.splits[0]!, values: kept } };
}

const UUID = /^[0-9a-f-]{36}$/i;

async function totalOf(connection: Connection, place: Place): Promise<{ n: number; open: LeftOut[] }> {
  const parameters = new Parameters(engineOf(connection));
  const counted = countedSql(place);
  const n = place.isDistinct ? 'count(distinct m.entity)' : `count(*) filter (where ${counted})`;
  const { rows } = await connection.query<{ n: number; open: number }>(
    `select ${n} as n, count(*) filter (where not (${counted})) as open
     ${measured(place.selection, parameters, place.where(parameters))}`,
    parameters.values,
  );
  const { n: count, open } = rows[0]!;
  return { n: count, open: place.isWait ? [{ reason: 'unanswered', count: open }] : [] };
}

function countedSql(place: Place): string {
  return place.isWait ? `${valueOf(place.selection)} is not null` : 'true';
}

async function pageOf(connection: Connection, place: Place, after: Cursor | null, limit: number): Promise<Row[]> {
  const parameters = new Parameters(engineOf(connection));
  const { at } = anchorOf(place.selection);
  const where = [...place.where(parameters), countedSql(place)];
  const value = `(${place.valueSql})::float8`;
  const columns = `m.contact_point_id, m.record_id, m.part, ${value} as value`;
  const from = measured(place.selection, parameters, where);
  const counted = place.isDistinct
    ? `select distinct on (m.entity) ${at} as anchor, ${columns} ${from} order by m.entity, ${at}, m.record_id, m.part`
    : `select ${at} as anchor, ${columns} ${from}`;
  const { rows } = await connection.query<RowOfPage>(
    `select c.anchor, c.contact_point_id, c.record_id::text as record_id, c.part, c.value
     from (${counted}) c
     where ${after ? afterSql(after, parameters) : 'true'}
     order by c.anchor, c.record_id, c.part
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
  const moments = await happenedAt(connection, rows);
  return rows.map((row) => ({
    contactPointId: row.contact_point_id,
    at: moments.get(nameOf({ recordId: row.record_id, part: row.part }))!,
    recordId: row.record_id,
    part: row.part,
    // The last digit is not the same in every engine.
    value: row.value === null ? null : steady(row.value),
    anchor: row.anchor.toISOString(),
  }));
}

/** When these interactions happened, each found by its key. */
async function happenedAt(connection: Connection, rows: readonly RowOfPage[]): Promise<Map<string, Date>> {
  const { rows: found } = await beneath(connection).query<{ record_id: string; part: number; at: Date }>(
    `select record_id, part, i.at
     from unnest($1::uuid[], $2::smallint[], $3::uuid[]) as page (record_id, part, contact_point_id)
     join published.interaction i using (record_id, part, contact_point_id)`,
    [rows.map((row) => row.record_id), rows.map((row) => row.part), rows.map((row) => row.contact_point_id)],
  );
  return new Map(found.map(({ record_id, part, at }) => [nameOf({ recordId: record_id, part }), at]));
}

function afterSql({ anchor, recordId, part }: Cursor, parameters: Parameters): string {
  const [at, id, number] = [parameters.add(anchor), parameters.add(recordId), parameters.add(part)];
  return `(c.anchor, c.record_id, c.part) > (${at}::timestamptz, ${id}::uuid, ${number}::smallint)`;
}

interface RowOfPage {
  anchor: Date;
  contact_point_id: string;
  record_id: string;
  part: number;
  value: number | null;
}

interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

async function leftOutOf(connection: Connection, asked: Asked, place: Place, isPast: boolean): Promise<LeftOut[]> {
  const beside = await leftOutBesideOf(connection, place);
  const { leftOut, repeatsLeftOut } = asked.metric;
  // What a metric leaves out for other reasons (repeats) is kept as it stands today only.
  if (!leftOut || isPast) return beside;
  const others = await reasonsOf(connection, leftOut, place);
  const repeats = repeatsLeftOut ? await reasonsOf(beneath(connection), repeatsLeftOut, place) : [];
  return [...beside, ...[...others, ...repeats].sort((a, b) => (a.reason < b.reason ? -1 : 1))];
}

async function reasonsOf(connection: Connection, measurements: URL, place: Place): Promise<LeftOut[]> {
  const parameters = new Parameters(engineOf(connection));
  const { teams, hasOrigin, isByCohort } = place.selection.beside;
  const selection = {
    ...place.selection,
    measurements,
    isEndedOnly: false,
    beside: { ...NOTHING_BESIDE, teams, hasOrigin, isByCohort },
  };
  const { rows } = await connection.query<LeftOut>(
    `select m.reason, count(*) as count
     ${measured(selection, parameters, place.where(parameters))}
     group by m.reason`,
    parameters.values,
  );
  return rows;
}

/** What has no place on the clock, or nothing to be held to, in this cell. */
async function leftOutBesideOf(connection: Connection, { selection, where }: Place): Promise<LeftOut[]> {
  const reasons = leftOutBeside(selection);
  if (reasons.every(({ sql }) => sql === NONE)) return reasons.map(({ reason }) => ({ reason, count: 0 }));
  const parameters = new Parameters(engineOf(connection));
  const { rows } = await connection.query<Record<string, number>>(
    `select ${reasons.map(({ sql }, i) => `count(*) filter (where ${sql}) as reason_${i}`).join(', ')}
     ${withLeftOut(selection, parameters, where(parameters))}`,
    parameters.values,
  );
  return reasons.map(({ reason }, i) => ({ reason, count: rows[0]![`reason_${i}`]! }));
}

interface Cursor {
  readonly anchor: string;
  readonly recordId: string;
  readonly part: number;
}

function writeCursor({ anchor, recordId, part }: Cursor): string {
  return Buffer.from(JSON.stringify([anchor, recordId, part])).toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    const [anchor, recordId, part] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isGood = !Number.isNaN(Date.parse(String(anchor))) && UUID.test(String(recordId)) && Number.isInteger(part);
    if (isGood) return { anchor: String(anchor), recordId: String(recordId), part: part as number };
  } catch {
    // Falls through: whatever is not ours is refused the same way.
  }
  throw refusal('bad-cursor', 'cursor');
}

function nameOf({ recordId, part }: { recordId: string; part: number }): string {
  return `${recordId}/${part}`;
}
