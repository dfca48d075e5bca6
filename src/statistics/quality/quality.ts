import type { Quality, QualityBucket, QualityMeasure, QualityShare } from '../../contract/quality.ts';
import type { Connection, Database } from '../../store/database.ts';
import { ruleCounts } from '../../store/touched-records.ts';
import { inSnapshot } from '../snapshot.ts';
import { isoInZone } from '../../core/calendar/zone.ts';
import { bucketsOfFamily } from './buckets-of-family.ts';
import { delaysOf } from './delays.ts';
import { DELAY, FAMILIES, type Family, type Measure, MEASURES } from './measures.ts';
import { sqlOf } from '../sql-of.ts';

export interface QualityQuestion {
  readonly every: QualityBucket;
  readonly zone: string;
  /** First day of the week, ISO 8601. */
  readonly weekStart: number;
  readonly source?: string | undefined;
}

/**
 * How good the data is: each measure in all, by source and over time, with what is filled told apart.
 *
 * A measure over nothing has n 0. Interactions are counted when they happened, records and imports when
 * they came. What was found stays true until the history changes, and is not looked for twice.
 */
export async function qualityOf(database: Database, question: QualityQuestion): Promise<Quality> {
  return await inSnapshot(database, async (connection, now) => {
    const version = await versionOf(connection);
    const { every, zone, weekStart, source } = question;
    const memory = memoryOf(database, version);
    const found = await memory(`cells ${every} ${zone} ${weekStart}`, () => findCells(connection, question));
    const delay = await memory(`delay ${every} ${zone} ${weekStart} ${source ?? ''}`, () =>
      delaysOf(connection, question),
    );
    const rules = await memory('rules', () => ruleCounts(connection));
    return {
      asOf: now.toISOString(),
      zone,
      every,
      isBeingCounted: false,
      sources: found.sources,
      measures: MEASURES.map((measure) => measureOf(measure, found.cells.get(measure.id)!, source)),
      delay: { ...DELAY, ...delay },
      rules: rules.filter((rule) => source === undefined || rule.source === source),
    };
  });
}

interface Cell extends QualityShare {
  readonly source: string;
  readonly bucket: string;
}

interface Found {
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  readonly sources: Quality['sources'];
}

/** The cells of all measures, each family read once. */
async function findCells(connection: Connection, question: QualityQuestion): Promise<Found> {
  const cells = new Map<string, Cell[]>(MEASURES.map((measure) => [measure.id, []]));
  let interactions: readonly CellRow[] = [];
  for (const family of Object.keys(FAMILIES) as Family[]) {
    const measures = MEASURES.filter((measure) => measure.family === family);
    const rows = await cellRows(connection, family, measures, question);
    if (family === 'interactions') interactions = rows;
    for (const { source, bucket, numbers } of rows) {
      measures.forEach(({ id }, index) => {
        const [n, bad, filled] = numbers.slice(index * 3, index * 3 + 3) as [number, number, number];
        cells.get(id)!.push({ source, bucket, n, bad, filled });
      });
    }
  }
  for (const { id, of } of MEASURES)
    if (of === 'interactions') cells.set(id, perInteraction(cells.get(id)!, interactions));
  return { cells, sources: sourcesOf(interactions) };
}

/** What is counted by itself, beside the interactions of each place where there are any. */
function perInteraction(cells: readonly Cell[], interactions: readonly CellRow[]): Cell[] {
  const bad = new Map(cells.map((cell) => [placeOf(cell), cell.bad]));
  return interactions.map(({ source, bucket, all }) => {
    const place = placeOf({ source, bucket });
    return { source, bucket, n: all, bad: bad.get(place) ?? 0, filled: 0 };
  });
}

function placeOf({ source, bucket }: { source: string; bucket: string }): string {
  return JSON.stringify([source, bucket]);
}

/** The source with most first. */
function sourcesOf(interactions: readonly CellRow[]): Quality['sources'] {
  const found = new Map<string, { count: number; newest: Date }>();
  for (const { source, all, newest } of interactions) {
    const known = found.get(source);
    if (!known) found.set(source, { count: all, newest });
    else found.set(source, { count: known.count + all, newest: known.newest > newest ? known.newest : newest });
  }
  return [...found]
    .map(([source, { count, newest }]) => ({ source, interactions: count, newestAt: newest.toISOString() }))
    .sort((a, b) => b.interactions - a.interactions || (a.source < b.source ? -1 : 1));
}

interface CellRow {
  readonly source: string;
  readonly bucket: string;
  readonly all: number;
  readonly newest: Date;
  readonly numbers: readonly number[];
}

/**
 * Rows are counted by what is true of them first, so that a million of them are looked at once and
 * not once a measure.
 */
async function cellRows(
  connection: Connection,
  family: Family,
  measures: readonly Measure[],
  question: QualityQuestion,
): Promise<CellRow[]> {
  const buckets = await bucketsOfFamily(connection, family, question);
  if (buckets.length === 0) return [];
  const columns = [...new Set(measures.flatMap(columnsOf))];
  const numbers = measures.flatMap(numbersSql).map((sql) => `coalesce(${sql}, 0)::float8`);
  const { rows } = await connection.query<Omit<CellRow, 'bucket'> & { bucket: number }>(
    `select source, bucket, sum(rows)::float8 as all, max(newest) as newest, array[${numbers.join()}] as numbers
     from (
       select m.source, width_bucket(m.slot, $1::int[]) as bucket, ${columns.map((name) => `m.${name}`).join()},
         count(*) as rows, max(m.at) as newest
       from (\n${sqlOf(FAMILIES[family].sql)}) m
       group by m.source, bucket, ${columns.map((name) => `m.${name}`).join()}) alike
     group by source, bucket order by source, bucket`,
    [buckets.map(({ slot }) => slot)],
  );
  return rows.map((row) => ({
    ...row,
    bucket: isoInZone(question.zone, buckets[Math.max(0, row.bucket - 1)]!.start),
  }));
}

function columnsOf({ column, of, filled }: Measure): string[] {
  return [column, ...(of === 'seen' ? [of] : []), ...(filled === undefined ? [] : [filled])];
}

/** Looked at, not as it should be, filled; of rows that are alike. */
function numbersSql({ column, of, filled }: Measure): [string, string, string] {
  if (of === 'seen') return ['sum(rows * seen)', `sum(rows * ${column})`, '0'];
  return [
    `sum(rows) filter (where ${column} is not null)`,
    `sum(rows) filter (where ${column})`,
    filled === undefined ? '0' : `sum(rows) filter (where ${filled})`,
  ];
}

function measureOf(measure: Measure, all: readonly Cell[], source: string | undefined): QualityMeasure {
  const { id, group, label, definition, family, filled } = measure;
  const cells = source === undefined ? all : all.filter((cell) => cell.source === source);
  return {
    id,
    group,
    label,
    definition,
    rows: FAMILIES[family].rows,
    isFillable: filled !== undefined,
    ...sumOf(cells),
    bySource: grouped(cells, (cell) => cell.source).map(([name, own]) => ({ source: name, ...sumOf(own) })),
    over: grouped(cells, (cell) => cell.bucket)
      .map(([bucket, own]) => ({ bucket, ...sumOf(own) }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => Date.parse(a.bucket) - Date.parse(b.bucket)),
  };
}

function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): [string, Cell[]][] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group) group.push(cell);
    else groups.set(keyOf(cell), [cell]);
  }
  return [...groups];
}

function sumOf(cells: readonly QualityShare[]): QualityShare {
  const sum = { n: 0, bad: 0, filled: 0 };
  for (const { n, bad, filled } of cells) {
    sum.n += n;
    sum.bad += bad;
    sum.filled += filled;
  }
  return sum;
}

async function versionOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from published.version',
  );
  return rows[0]!.version;
}

type Memory = <Value>(key: string, find: () => Promise<Value>) => Promise<Value>;

const memories = new WeakMap<Database, { version: number; known: Map<string, unknown> }>();

/** What was found in this version of the history; what an older one held is forgotten. */
function memoryOf(database: Database, version: number): Memory {
  let memory = memories.get(database);
  if (memory?.version !== version) memories.set(database, (memory = { version, known: new Map() }));
  const { known } = memory;
  return async <Value>(key: string, find: () => Promise<Value>) => {
    if (!known.has(key)) known.set(key, await find());
    return known.get(key) as Value;
  };
}
