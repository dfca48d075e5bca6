import { line } from 'd3-shape';
import type { Bucket } from '../../../src/contract/question.ts';
import type { Cell } from '../prepare/cell.ts';
import { stretches } from '../prepare/lines.ts';

const WIDTH = 120;
const HEIGHT = 34;

/** The course of a number at a glance; no axis, so it says nothing but its shape. */
export function Sparkline({ cells, every, colour }: { cells: readonly Cell[]; every: Bucket; colour: string }) {
  const known = cells.filter((cell) => cell.value !== null);
  const max = Math.max(...known.map((cell) => cell.value ?? 0), 0);
  const first = Math.min(...cells.map((cell) => cell.t));
  const span = Math.max(...cells.map((cell) => cell.t)) - first;
  if (known.length < 2 || span <= 0) return <svg className="spark" aria-hidden="true" />;
  const path = line<Cell>(
    (cell) => ((cell.t - first) / span) * WIDTH,
    (cell) => HEIGHT - 2 - (max === 0 ? 0 : ((cell.value ?? 0) / max) * (HEIGHT - 5)),
  );
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {stretches(cells, every).map((part) => (
        <path key={part[0]?.t} d={path(part) ?? ''} stroke={colour} />
      ))}
    </svg>
  );
}
