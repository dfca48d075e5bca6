import type { Connection } from '../../store/database.ts';
import { dimensionSql, instantSql, measured, type Selection } from '../measured.ts';
import { Parameters } from '../parameters.ts';
import { type Cell, MOST_CELLS, refuseTooMany, type Shape, type ShapeQuestion } from './shape.ts';

/**
 * How many spans are open at a moment: at the end of each bucket, or of the range. A span is open
 * just before a moment when it began before it and had not ended before it. Where that moment is
 * yet to come, the level is that of now: all that has no end. A bucket that has not begun is a gap.
 */
export const level: Shape = {
  empty: () => null,
  cells: async (connection, question) => {
    const moments = momentsOf(question);
    const reached = moments.filter((moment) => moment !== null);
    if (reached.length === 0) return [];
    return question.buckets
      ? await runningCells(connection, question, reached)
      : await momentCells(connection, question, reached[0]!);
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
export function openAt(moment: number, parameters: Parameters): string {
  if (moment === Infinity) return 'm.until is null';
  const at = instantSql(moment, parameters);
  return `m.at < ${at} and (m.until is null or m.until >= ${at})`;
}

async function momentCells(connection: Connection, question: ShapeQuestion, moment: number): Promise<Cell[]> {
  const parameters = new Parameters();
  const keys = question.splits.map((split, i) => `${dimensionSql(split, question.selection, parameters)} as key_${i}`);
  const names = question.splits.map((_, i) => `key_${i}`);
  const { rows } = await connection.query<Record<string, number | string | null>>(
    `select ${[...keys, 'count(*) as open'].join(', ')}
     ${measured(spansOf(question.selection), parameters, [openAt(moment, parameters)])}
     ${names.length > 0 ? `group by ${names.join(', ')}` : ''}
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  return rows.map((row) =>
    cellOf(
      null,
      names.map((name) => row[name] ?? null),
      row.open as number,
    ),
  );
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

function cellOf(bucket: number | null, key: Cell['key'], open: number): Cell {
  return { bucket, key, value: open, n: open, open };
}

interface Changes {
  readonly key: Cell['key'];
  readonly deltas: Map<number, number>;
}

async function changesOf(
  connection: Connection,
  question: ShapeQuestion,
  moments: readonly number[],
): Promise<Changes[]> {
  const parameters = new Parameters();
  const ends = `${parameters.add(moments.map(momentText))}::timestamptz[]`;
  const last = `${parameters.add(momentText(moments.at(-1)!))}::timestamptz`;
  const keys = question.splits.map((split, i) => `${dimensionSql(split, question.selection, parameters)} as key_${i}`);
  const names = question.splits.map((_, i) => `key_${i}`);
  const rows = (edge: string, delta: number) => `
    select width_bucket(${edge}, ${ends}) as moment, ${[...keys, `${delta} as delta`].join(', ')}
    ${measured(spansOf(question.selection), parameters, [`${edge} < ${last}`])}`;
  const { rows: found } = await connection.query<Record<string, number | string | null>>(
    `select moment, ${[...names, 'sum(delta) as delta'].join(', ')}
     from (${rows('m.at', 1)} union all ${rows('m.until', -1)}) change
     group by ${['moment', ...names].join(', ')}
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  return gather(found, names);
}

function momentText(moment: number): string {
  return moment === Infinity ? 'infinity' : new Date(moment).toISOString();
}

function gather(rows: readonly Record<string, number | string | null>[], names: readonly string[]): Changes[] {
  const changes = new Map<string, Changes>();
  // Nobody waiting is a level of 0, not a gap.
  if (names.length === 0) changes.set('[]', { key: [], deltas: new Map() });
  for (const row of rows) {
    const key = names.map((name) => row[name] ?? null);
    const one = changes.get(JSON.stringify(key)) ?? { key, deltas: new Map() };
    one.deltas.set(row.moment as number, row.delta as number);
    changes.set(JSON.stringify(key), one);
  }
  return [...changes.values()];
}
