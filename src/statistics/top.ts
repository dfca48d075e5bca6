import type { Connection } from '../store/database.ts';
import { withRestAsOne } from './lookups/several.ts';
import type { Metric } from './metric.ts';
import { SHAPE_BY_NAME } from './shapes/index.ts';
import { type AllGroups, type Cell, refuseTooMany, type ShapeQuestion, type Top } from './shapes/shape.ts';

/** The values of a split that stand by themselves, and the whole answer where their ranks tell it already; else null. */
export interface Ranks {
  readonly top: Top;
  readonly cells: readonly Cell[] | null;
}

/**
 * The values of the first split that have the most measurements behind them over the whole range (of equal
 * ones the smaller key), unknown among them like any other. By n, not by value: one lucky reply is no rank.
 */
export async function ranksOf(
  connection: Connection,
  metric: Metric,
  plan: ShapeQuestion,
  most: number,
): Promise<Ranks> {
  const cells = await SHAPE_BY_NAME[metric.shape].cells(connection, {
    ...plan,
    buckets: null,
    splits: plan.splits.slice(0, 1),
    hasSpread: false,
    ranked: most,
    aggregate: metric.shape === 'level' ? 'level' : 'count',
  });
  refuseTooMany(cells.length);
  const ranked = cells.toSorted((a, b) => b.n - a.n || b.open - a.open || compareKeys(a, b)).slice(0, most);
  const all = cells[0]?.all ?? { groups: 0, n: 0, open: 0 };
  const top = { keys: ranked.map((cell) => cell.key[0] ?? null), rest: Math.max(0, all.groups - most) };
  return { top, cells: isToldByRanks(metric, plan) ? withRest(ranked, top.rest, all) : null };
}

/** Each row lies in one group, and is counted: half of the time is another pass over all of them. */
function isToldByRanks({ shape }: Metric, { aggregate, buckets, splits, selection }: ShapeQuestion): boolean {
  const isCount = shape === 'level' ? aggregate === 'level' : shape !== 'distinct' && aggregate === 'count';
  const isOnce = splits.length === 1 && selection.beside.several.every(({ isSingle }) => isSingle);
  return isCount && isOnce && buckets === null && selection.beside.schedules === null;
}

function withRest(ranked: readonly Cell[], rest: number, all: AllGroups): Cell[] {
  if (rest === 0) return [...ranked];
  const left = (of: 'n' | 'open') => ranked.reduce((sum, cell) => sum - cell[of], all[of]);
  return [...ranked, { bucket: null, key: [null], rest, value: left('n'), n: left('n'), open: left('open') }];
}

/** The plan with the values of its first split that are kept apart. */
export function withTop(plan: ShapeQuestion, top: Top | null): ShapeQuestion {
  const split = plan.splits[0]?.several;
  if (top === null || split === undefined) return { ...plan, top };
  const { beside } = plan.selection;
  const several = beside.several.map((one) => (one.dimension === split ? withRestAsOne(one, top.keys) : one));
  return { ...plan, top, selection: { ...plan.selection, beside: { ...beside, several } } };
}

function compareKeys(a: Cell, b: Cell): number {
  const [one, other] = [a.key[0] ?? null, b.key[0] ?? null];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
}
