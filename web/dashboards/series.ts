import type { AnswerRow, Dimension } from '../../src/contract/question.ts';
import { saySplit } from '../charts/draw/chart-words.ts';
import type { LineSeries } from '../charts/draw/line-chart.tsx';
import { cellOf, type Cell, isRest } from '../charts/prepare/cell.ts';
import { colourOf, REST_COLOUR } from '../charts/prepare/colours.ts';
import type { Words } from '../locales/use-words.tsx';
import { combined, saySplits } from './split-words.ts';

const MOST = 7;

/** An answer as series: over time one for each value of the splits (the largest seven), otherwise one in all. */
export function seriesOf(
  rows: readonly AnswerRow[],
  by: readonly Dimension[],
  isOverTime: boolean,
  label: string,
  words: Words,
): LineSeries[] {
  const cells = combined(
    rows.map((row) => cellOf(row, by)),
    words,
  );
  if (by.length === 0 || !isOverTime) return [{ id: 'all', label, colour: 'var(--series-1)', cells }];
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(cell.splitValue, [...(groups.get(cell.splitValue) ?? []), cell]);
  const weight = (group: readonly Cell[]): number => group.reduce((sum, cell) => sum + cell.n, 0);
  return [...groups]
    .sort((a, b) => restOf(a[1]) - restOf(b[1]) || weight(b[1]) - weight(a[1]))
    .slice(0, MOST)
    .map(([id, group], at) => seriesOfGroup(id, group, at, by, words));
}

function seriesOfGroup(
  id: string,
  cells: readonly Cell[],
  at: number,
  by: readonly Dimension[],
  words: Words,
): LineSeries {
  const [first] = cells;
  const split = first?.split ?? null;
  if (by.length === 1 && !first?.rest) {
    return { id, label: saySplit(by[0], split, words), colour: colourOf(by[0], split, at), cells };
  }
  const label = first ? saySplits(first, words) : '';
  return { id, label, colour: restOf(cells) > 0 ? REST_COLOUR : colourOf(undefined, label, at), cells };
}

/** What is the rest comes last. */
function restOf(cells: readonly Cell[]): number {
  return Number(cells[0] !== undefined && isRest(cells[0]));
}

/** The span compared with, as a line of its own beside the one series that there is. */
export function beforeSeries(series: readonly LineSeries[], label: string): LineSeries[] {
  const [only] = series;
  if (!only || series.length > 1 || only.cells.every((cell) => cell.before == null)) return [];
  const cells = only.cells.map((cell) => ({ ...cell, value: cell.before ?? null, low: null, high: null }));
  return [{ id: 'before', label, colour: 'var(--series-8)', cells }];
}
