import type { Connection } from '../../store/database.ts';
import { instantSql, measured, type Selection } from '../measured.ts';
import { Parameters } from '../parameters.ts';
import { outputOf } from './grouped.ts';
import { type Cell, MOST_CELLS, type Shape, type ShapeQuestion } from './shape.ts';

/**
 * How many spans are open at a moment: at the end of each bucket (a running one: now), without
 * buckets now, or at the end of the range if that is over. A span is open just before a moment
 * when it began before it and had not ended before it. A bucket that has not begun is a gap.
 */
export const level: Shape = {
  empty: () => null,
  cells: levelCells,
};

/** The moments at which a level is read, one for each bucket; null where the bucket is yet to come. */
export function momentsOf({
  buckets,
  selection,
  now,
}: Pick<ShapeQuestion, 'buckets' | 'selection' | 'now'>): (number | null)[] {
  const last = Math.min(selection.to ?? Infinity, now + 1);
  return (buckets ?? [{ start: -Infinity, end: last }]).map(({ start, end }) =>
    start > now ? null : Math.min(end, last),
  );
}

/** What the question's range says of a level: nothing of when a span began. */
export function spansOf(selection: Selection): Selection {
  return { ...selection, from: null, to: null };
}

async function levelCells(connection: Connection, question: ShapeQuestion): Promise<Cell[]> {
  const moments = momentsOf(question);
  const reached = moments.filter((moment) => moment !== null);
  if (reached.length === 0) return [];
  const changes = await changesOf(connection, question, reached);
  const cells: Cell[] = [];
  for (const { key, deltas } of changes) {
    let open = 0;
    for (let i = 0; i < reached.length; i++) {
      open += deltas.get(i) ?? 0;
      cells.push({ bucket: question.buckets ? i : null, key, value: open, n: open, open });
    }
  }
  return cells;
}

interface Changes {
  readonly key: readonly (string | number | null)[];
  readonly deltas: Map<number, number>;
}

/** By how much the level has changed at each moment since the one before, for each split. */
async function changesOf(
  connection: Connection,
  question: ShapeQuestion,
  moments: readonly number[],
): Promise<Changes[]> {
  const parameters = new Parameters();
  const ends = `${parameters.add(moments.map((moment) => new Date(moment).toISOString()))}::timestamptz[]`;
  const last = instantSql(moments.at(-1)!, parameters);
  const keys = question.splits.map((split, i) => `${outputOf(split.column, split.type)} as key_${i}`);
  const names = question.splits.map((_, i) => `key_${i}`);
  const rows = (edge: string, delta: number) => `
    select width_bucket(${edge}, ${ends}) as moment, ${[...keys, `${delta} as delta`].join(', ')}
    ${measured(spansOf(question.selection), parameters, { where: [`${edge} < ${last}`] })}`;
  const { rows: found } = await connection.query<Record<string, number | string | null>>(
    `select moment, ${[...names, 'sum(delta) as delta'].join(', ')}
     from (${rows('m.at', 1)} union all ${rows('m.until', -1)}) change
     group by ${['moment', ...names].join(', ')}
     limit ${MOST_CELLS + 1}`,
    parameters.values,
  );
  return gather(found, names);
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
