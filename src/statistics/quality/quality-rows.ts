import type { QualityBucket, QualityItem, QualityRows } from '../../contract/quality.ts';
import { say } from '../../contract/messages/index.ts';
import type { Localised, Locale } from '../../contract/text.ts';
import type { Connection, Database } from '../../store/database.ts';
import { interactionItems } from '../../store/interaction-items.ts';
import { engineOf, Parameters } from '../parameters.ts';
import { refusal } from '../refusal.ts';
import { inSnapshot } from '../snapshot.ts';
import { bucketsOf, firstSlot } from '../time/buckets.ts';
import { DELAYS } from './delays.ts';
import { DELAY, FAMILIES, MEASURES } from './measures.ts';
import { sqlOf } from '../sql-of.ts';

export interface QualityPlace {
  readonly measure: string;
  readonly source?: string | undefined;
  /** The start of a span, as the answer names it; missing: at all times. */
  readonly bucket?: string | undefined;
  readonly every: QualityBucket;
  readonly zone: string;
  readonly weekStart: number;
}

const PAGE = 50;

/**
 * What stands behind a number of {@link qualityOf}: as many rows as its `bad`, newest first. Of a repeat
 * it is the interaction with which it is counted; of the delay every record that came live. Imports count
 * as many times as they have such records.
 *
 * @throws {PersonError} `statistics.unknown-option`, `statistics.unknown-cell`, `statistics.bad-cursor`.
 */
export async function qualityRows(
  database: Database,
  place: QualityPlace,
  cursor: string | undefined,
  locale: Locale,
): Promise<QualityRows> {
  const behind = behindOf(place.measure);
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(after) || after < 0) throw refusal('bad-cursor', 'cursor');
  const { count, keys, items } = await inSnapshot(database, async (connection) => {
    const rowsOf = { interactions: interactionKeys, records: recordItems, imports: importItems }[behind.rows];
    return {
      count: await countOf(connection, behind, place),
      ...(await rowsOf(connection, behind, place, after, locale)),
    };
  });
  const next = Math.max(keys.length, items.length) > PAGE ? String(after + PAGE) : null;
  return {
    definition: behind.definition[locale],
    count,
    interactions: await interactionItems(database, keys.slice(0, PAGE)),
    items: items.slice(0, PAGE),
    next,
  };
}

/** The rows of a family that a number counts. */
interface Behind {
  readonly sql: URL;
  readonly rows: 'interactions' | 'records' | 'imports';
  readonly where: string;
  readonly count: string;
  readonly definition: Localised;
}

function behindOf(id: string): Behind {
  if (id === 'delay')
    return { sql: DELAYS, rows: 'interactions', where: 'true', count: 'count(*)', definition: DELAY.definition };
  const measure = MEASURES.find((one) => one.id === id);
  if (!measure)
    throw refusal('unknown-option', 'measure', { value: id, possible: MEASURES.map((one) => one.id).join(', ') });
  const { sql, rows } = FAMILIES[measure.family];
  const isWeighed = measure.of === 'seen';
  return {
    sql,
    rows,
    where: isWeighed ? `m.${measure.column} > 0` : `m.${measure.column}`,
    count: isWeighed ? `coalesce(sum(m.${measure.column}), 0)` : 'count(*)',
    definition: measure.definition,
  };
}

/** `from … where …` over the rows behind. */
function placed({ sql, where }: Behind, place: QualityPlace, parameters: Parameters): string {
  const conditions = [where];
  if (place.source !== undefined) conditions.push(`m.source = ${parameters.add(place.source)}`);
  if (place.bucket !== undefined) {
    const start = Date.parse(place.bucket);
    const span = Number.isNaN(start)
      ? undefined
      : bucketsOf(place.zone, place.every, place.weekStart, start, start + 1)[0];
    if (span?.start !== start) throw refusal('unknown-cell', 'bucket', { value: place.bucket });
    conditions.push(`m.slot >= ${parameters.add(firstSlot(span.start))}::int`);
    conditions.push(`m.slot < ${parameters.add(firstSlot(span.end))}::int`);
  }
  return `from (\n${sqlOf(sql)}) m where ${conditions.join(' and ')}`;
}

async function countOf(connection: Connection, behind: Behind, place: QualityPlace): Promise<number> {
  const parameters = new Parameters(engineOf(connection));
  const { rows } = await connection.query<{ count: number }>(
    `select (${behind.count})::float8 as count ${placed(behind, place, parameters)}`,
    parameters.values,
  );
  return rows[0]!.count;
}

interface Found {
  readonly keys: { contactPointId: string; at: Date; recordId: string; part: number }[];
  readonly items: QualityItem[];
}

async function interactionKeys(
  connection: Connection,
  behind: Behind,
  place: QualityPlace,
  after: number,
): Promise<Found> {
  const parameters = new Parameters(engineOf(connection));
  const from = placed(behind, place, parameters);
  const { rows: keys } = await connection.query<Found['keys'][number]>(
    `with page as (select m.* ${from} order by m.at desc, m.record_id, m.part
       limit ${PAGE + 1} offset ${parameters.add(after)})
     select i.contact_point_id as "contactPointId", i.at, i.record_id as "recordId", i.part
     from page join published.kept i on i.record_id = coalesce(page.repeat_of, page.record_id) and i.part = coalesce(page.repeat_part, page.part)
     order by page.at desc, page.record_id, page.part`,
    parameters.values,
  );
  return { keys, items: [] };
}

async function recordItems(
  connection: Connection,
  behind: Behind,
  place: QualityPlace,
  after: number,
  locale: Locale,
): Promise<Found> {
  const parameters = new Parameters(engineOf(connection));
  const from = placed(behind, place, parameters);
  const { rows } = await connection.query<ProblemRow>(
    `with page as (select m.* ${from} order by m.at desc, m.record_id, m.import_id
       limit ${PAGE + 1} offset ${parameters.add(after)})
     select page.record_id, page.import_id, page.line, p.code, p.about, p.excerpt, p.file, p.entry
     from page left join published.problem p using (record_id, import_id)
     order by page.at desc, page.record_id, page.import_id`,
    parameters.values,
  );
  const items = rows.map((row) => ({
    importId: row.import_id,
    title: row.entry === null ? (row.file ?? '') : `${row.file} / ${row.entry}`,
    recordId: row.record_id,
    line: row.line,
    message: row.code === null ? null : say(row.code, row.about ?? {}, locale),
    excerpt: row.excerpt ?? '',
    count: 1,
  }));
  return { keys: [], items };
}

interface ProblemRow {
  readonly record_id: string;
  readonly import_id: number;
  readonly line: number;
  readonly code: string | null;
  readonly about: Record<string, string> | null;
  readonly excerpt: string | null;
  readonly file: string | null;
  readonly entry: string | null;
}

async function importItems(connection: Connection, behind: Behind, place: QualityPlace, after: number): Promise<Found> {
  const parameters = new Parameters(engineOf(connection));
  const from = placed(behind, place, parameters);
  const { rows } = await connection.query<{ importId: number; title: string; count: number }>(
    `select m.import_id as "importId", m.title, m.duplicates::float8 as count ${from}
     order by m.at desc, m.import_id desc limit ${PAGE + 1} offset ${parameters.add(after)}`,
    parameters.values,
  );
  const items = rows.map((row) => ({ ...row, recordId: null, line: null, message: null, excerpt: '' }));
  return { keys: [], items };
}
