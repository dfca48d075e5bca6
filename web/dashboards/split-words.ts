import { saySplit } from '../charts/draw/chart-words.ts';
import type { Cell } from '../charts/prepare/cell.ts';
import { formatCount } from '../formats/number.ts';
import type { Words } from '../locales/use-words.tsx';

/** All splits of a cell as people read them: "Ann · E-mail", "Others (12) · E-mail"; empty without one. */
export function saySplits(cell: Pick<Cell, 'splits' | 'rest'>, words: Words): string {
  return (cell.splits ?? [])
    .map(({ dimension, label }, at) =>
      at === 0 && cell.rest
        ? words.t.explore.others(formatCount(cell.rest, words.locale))
        : saySplit(dimension, label, words),
    )
    .join(' · ');
}

/** Cells of several splits as those of one, whose values are their combinations. */
export function combined(cells: readonly Cell[], words: Words): Cell[] {
  return cells.map((cell) =>
    (cell.splits?.length ?? 0) > 1 || cell.rest
      ? {
          ...cell,
          split: saySplits(cell, words),
          splitValue: JSON.stringify([cell.rest ?? 0, ...(cell.splits ?? []).map((split) => split.value)]),
        }
      : cell,
  );
}
