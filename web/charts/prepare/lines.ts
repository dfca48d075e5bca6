import type { Bucket } from '../../../src/contract/question.ts';
import type { Cell } from './cell.ts';
import { follows } from './time-axis.ts';

/** A line as stretches without a gap: null, or a bucket that is not there, ends a stretch. */
export function stretches(cells: readonly Cell[], every: Bucket): Cell[][] {
  const sorted = [...cells].sort((a, b) => a.t - b.t);
  const found: Cell[][] = [];
  let open: Cell[] | null = null;
  for (const cell of sorted) {
    const last = open?.at(-1);
    if (cell.value === null) open = null;
    else if (open && last && follows(last.t, cell.t, every)) open.push(cell);
    else found.push((open = [cell]));
  }
  return found;
}

/** The label of each line at its end, moved apart so that none covers another. */
export function spread(wishes: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = wishes.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  order.forEach((label, at) => {
    const above = order[at - 1];
    label.y = Math.max(label.y, above ? above.y + apart : top);
  });
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const label = order[at];
    const below = order[at + 1];
    if (label) label.y = Math.min(label.y, below ? below.y - apart : bottom);
  }
  const placed: number[] = [];
  for (const label of order) placed[label.at] = label.y;
  return placed;
}
