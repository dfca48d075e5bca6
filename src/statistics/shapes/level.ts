import type { Connection } from '../../store/database.ts';
import { instantSql, measured, type Selection } from '../measured.ts';
import { engineOf, Parameters } from '../parameters.ts';
import { Steps } from '../steps.ts';
import { firstSlot } from '../time/buckets.ts';
import { allOf, type Cell, MOST_CELLS, rankedSql, refuseTooMany, type Shape, type ShapeQuestion } from './shape.ts';
import { keyOf, splitColumns, splitNames } from './splits.ts';

/**
 * How many spans are open at a moment (or how long the oldest of them is): at the end of each bucket, or
 * of the range. A span is open just before a moment when it began before it and had not ended before it.
 * Where that moment is yet to come, the level is that of now: all that has no end. A bucket that has
 * not begun is a gap. With `longerThan` a span counts from so long after its beginning on.
 */
export const level: Shape = {
  empty: () => null,
  cells: async (connection, question) => {
    const moments = momentsOf(question);
    const reached = moments.filter((moment) => moment !== null);
    if (reached.length === 0) return [];
    if (!question.buckets) return await momentCells(connection, question, reached[0]!);
    const cells = await runningCells(connection, question, reached);
    return question.aggregate === 'oldest' ? await withOldest(connection, question, reached, cells) : cells;
  },
};

/** The moments at which a level is read, one for each bucket: infinite for now, null for a bucket yet to come. */
export function momentsOf({
  buckets,
  selection,
  now,
}: Pick<ShapeQuestion, 'buckets' | 'selection' | 'now'>): (number | null)[] {
  const last = selection.to ?? Infinity;
  return (buckets ?? [{ start: -Infinity, end: Infinity }]).map(({ start, end }) => {
    const moment = Math.min(end, last);
    if (start > now) return null;
    return moment > now ? Infinity : moment;
  });
}

/** The question's range says nothing of when a span began. */
export function spansOf(selection: Selection): Selection {
  return { ...selection, from: null, to: null };
}

/** True for the spans that are open at a moment. An end that our clock has not reached yet is an end. */
export function openAt(
  moment: number,
  { longerThan, now }: Pick<ShapeQuestion, 'longerThan' | 'now'>,
  parameters: Parameters,
): string {
  if (moment === Infinity && longerThan === 0) return 'm.is_open = true';
  const begun = `m.at < ${instantSql(Math.min(moment, now) - longerThan, parameters)}`;
  if (moment === Infinity) return `${begun} and m.is_open = true`;
  return `${begun} and (m.is_open = true or m.until >= ${instantSql(moment, parameters)})`;
}

/** From when on a span counts; it does only where that has come, and before its end. */
function countedFrom(
  { longerThan, now }: ShapeQuestion,
  parameters: Parameters,
): { at: string; slot?: string; where: string[] } {
  if (longerThan === 0) return { at: 'm.at', slot: 'm.slot', where: [] };
  const at = `(m.at + ${parameters.add(longerThan)}::bigint * interval '1 millisecond')`;
  return { at, where: [`${at} < ${instantSql(now, parameters)}`, `(m.is_open = true or m.until > ${at})`] };
}

type Row = Record<string, number | string | boolean | Date | null>;

async function momentCells(connection: Connection, question: ShapeQuestion, moment: number): Promise<Cell[]> {
  const parameters = new Parameters(engineOf(connection));
  const splits = splitColumns(question, parameters);
  const columns = [...splits.select, 'count(*) as open', 'count(*) as n', 'min(m.at) as oldest'];
  const groups = `select ${columns.join(', ')}
     ${measured(spansOf(question.selection), parameters, [openAt(moment, question, parameters)])}
     ${splits.group.length > 0 ? `group by ${splits.group.join(', ')}` : ''}`;
  const { rows } = await connection.query<Row>(rankedSql(groups, question.ranked), parameters.values);
  return rows.map((row) => {
    const cell = cellOf(null, keyOf(row, question), row.open as number);
    if (question.ranked !== undefined) return { ...cell, all: allOf(row) };
    return question.aggregate === 'oldest'
      ? { ...cell, value: ageOf(row.oldest as Date | null, moment, question) }
      : cell;
  });
}

/** One pass over all spans: by how much the level changes at each moment, then the running sum. */
async function runningCells(
  connection: Connection,
  question: ShapeQuestion,
  moments: readonly number[],
): Promise<Cell[]> {
  const changes = await changesOf(connection, question, moments);
  refuseTooMany(changes.length * moments.length);
  const cells: Cell[] = [];
  for (const { key, deltas } of changes) {
    let open = 0;
    for (let i = 0; i < moments.length; i++) {
      open += deltas.get(i) ?? 0;
      cells.push(cellOf(i, key, open));
    }
  }
  return cells;
}

/** The beginning of the oldest span that is open at each moment: only spans that reach over one are looked at. */
async function withOldest(
  connection: Connection,
  question: ShapeQuestion,
  moments: readonly number[],
  cells: readonly Cell[],
): Promise<Cell[]> {
  const parameters = new Parameters(engineOf(connection));
  const place = placeAmong(moments, parameters);
  const { select } = splitColumns(question, parameters);
  const names = splitNames(question);
  // Open at the moments that come after its beginning, and not after its end.
  const counted = countedFrom(question, parameters);
  const [first, last] = [place(counted.at), place('m.until')];
  const { rows } = await connection.query<Row>(
    `select moment, ${[...names, 'min(span.at) as oldest'].join(', ')}
     from (
       select ${[...select, 'm.at', `${first} as first`, `${last} as last`].join(', ')}
       ${measured(spansOf(question.selection), parameters, [`${first} < ${last}`, ...counted.where])}
     ) span, generate_series(first, last - 1) as moment
     group by ${['moment', ...names].join(', ')}
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  const oldest = new Map(rows.map((row) => [placeOf(row.moment as number, keyOf(row, question)), row.oldest as Date]));
  return cells.map((cell) => ({
    ...cell,
    value: ageOf(oldest.get(placeOf(cell.bucket!, cell)) ?? null, moments[cell.bucket!]!, question),
  }));
}

function ageOf(oldest: Date | null, moment: number, { now }: ShapeQuestion): number | null {
  return oldest === null ? null : (moment === Infinity ? now : moment) - oldest.getTime();
}

function cellOf(bucket: number | null, key: Pick<Cell, 'key' | 'rest'>, open: number): Cell {
  return { bucket, ...key, value: open, n: open, open };
}

function placeOf(bucket: number, { key, rest }: Pick<Cell, 'key' | 'rest'>): string {
  return JSON.stringify([bucket, rest, ...key]);
}

interface Changes {
  readonly key: Pick<Cell, 'key' | 'rest'>;
  readonly deltas: Map<number, number>;
}

async function changesOf(
  connection: Connection,
  question: ShapeQuestion,
  moments: readonly number[],
): Promise<Changes[]> {
  const parameters = new Parameters(engineOf(connection));
  const last = `${parameters.add(momentText(moments.at(-1)!))}::timestamptz`;
  const names = splitNames(question);
  const rows = (end: 'start' | 'until', delta: number, part: SpansPart, isBefore = false) => {
    const layer = parameters.layer();
    const counted = countedFrom(question, layer);
    const edge = end === 'start' ? counted.at : 'm.until';
    const slot = end === 'start' ? counted.slot : undefined;
    const moment = isBefore ? '0' : placeAmong(moments, layer)(edge, slot);
    const where = [`${edge} < ${last}`, ...counted.where, ...part(counted.at, layer)];
    const columns = [...splitColumns(question, layer).select, `${delta} as delta`].join(', ');
    return `select ${moment} as moment, ${columns}
    ${measured(spansOf(question.selection), layer, where)}`;
  };
  const { all, later, before, beforeAndOpen } = partsOf(moments[0]!);
  const isWhole = question.splits.length > 0 || moments[0] === Infinity;
  const changes = isWhole
    ? [rows('start', 1, all), rows('until', -1, all)]
    : [
        rows('start', 1, later),
        ...[before, beforeAndOpen].map((part) => rows('start', 1, part, true)),
        ...[later, before].map((part) => rows('until', -1, part)),
      ];
  const { rows: found } = await connection.query<Row>(
    `select moment, ${[...names, 'sum(delta) as delta'].join(', ')}
     from (${changes.join(' union all ')}) change
     group by ${['moment', ...names].join(', ')}
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  return gather(found, question);
}

type SpansPart = (at: string, parameters: Parameters) => string[];

/**
 * What was over before the first moment counts at none; but the splits that occur are those of all. Each part says by one
 * column what is not in it, so that the mirror passes over whole blocks of rows.
 */
function partsOf(first: number): Record<'all' | 'later' | 'before' | 'beforeAndOpen', SpansPart> {
  const moment = (parameters: Parameters) => instantSql(first, parameters);
  return {
    all: () => [],
    later: (at, parameters) => [`${at} >= ${moment(parameters)}`],
    before: (at, parameters) => [`${at} < ${moment(parameters)}`, `m.until >= ${moment(parameters)}`],
    beforeAndOpen: (at, parameters) => [`${at} < ${moment(parameters)}`, 'm.is_open = true'],
  };
}

/** How many of the moments an instant has reached; all of them where it is unknown. All but the last are whole slots. */
function placeAmong(moments: readonly number[], parameters: Parameters): (instant: string, slot?: string) => string {
  const last = `${parameters.add(momentText(moments.at(-1)!))}::timestamptz`;
  const slots = moments.slice(0, -1).map(firstSlot);
  const steps = new Steps(slots, (slots.at(-1) ?? 0) + 1);
  return (instant, slot = `floor(date_part('epoch', ${instant}) / 900)::int`) =>
    `case when ${instant} < ${last} then ${parameters.placeOf(slot, steps)} else ${moments.length} end`;
}

function momentText(moment: number): string {
  return moment === Infinity ? 'infinity' : new Date(moment).toISOString();
}

function gather(rows: readonly Row[], question: ShapeQuestion): Changes[] {
  const changes = new Map<string, Changes>();
  // Nobody waiting is a level of 0, not a gap.
  if (question.splits.length === 0) changes.set(placeOf(0, WHOLE), { key: WHOLE, deltas: new Map() });
  for (const row of rows) {
    const key = keyOf(row, question);
    const one = changes.get(placeOf(0, key)) ?? { key, deltas: new Map() };
    one.deltas.set(row.moment as number, row.delta as number);
    changes.set(placeOf(0, key), one);
  }
  return [...changes.values()];
}

const WHOLE = { key: [], rest: 0 } as const;
