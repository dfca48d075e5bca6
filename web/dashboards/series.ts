import type { AnswerRow, Dimension } from '../../src/contract/question.ts';
import { saySplit } from '../charts/draw/chart-words.ts';
import type { LineSeries } from '../charts/draw/line-chart.tsx';
import { cellOf, type Cell } from '../charts/prepare/cell.ts';
import { colourOf } from '../charts/prepare/colours.ts';
import type { Words } from '../locales/use-words.tsx';

const MOST = 7;

/** An answer as series: over time one for each value of the split (the largest seven), otherwise one in all. */
export function seriesOf(
  rows: readonly AnswerRow[],
  by: Dimension | undefined,
  isOverTime: boolean,
  label: string,
  words: Words,
): LineSeries[] {
  const cells = rows.map((row) => cellOf(row, by));
  if (!by || !isOverTime) return [{ id: 'all', label, colour: 'var(--series-1)', cells }];
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(cell.splitValue, [...(groups.get(cell.splitValue) ?? []), cell]);
  const weight = (group: readonly Cell[]): number => group.reduce((sum, cell) => sum + cell.n, 0);
  return [...groups]
    .sort((a, b) => weight(b[1]) - weight(a[1]))
    .slice(0, MOST)
    .map(([id, group], at) => ({
      id,
      label: saySplit(by, group[0]?.split ?? null, words),
      colour: colourOf(by, group[0]?.split ?? null, at),
      cells: group,
    }));
}
