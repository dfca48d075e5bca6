import { isBlankWord } from '../../core/clean/blank-words.ts';
import { readNumber } from '../../core/standardise/number.ts';
import { scaleOfHeader, stepsOf } from '../../core/standardise/rating.ts';
import type { RatingScale } from '../../core/standardise/reading.ts';
import type { SurveyOptions } from '../source.ts';
import type { Decided } from './decided.ts';
import type { SampleRow } from './layout.ts';
import type { Column } from './table-details.ts';

/** The scale of a table's bare ratings: as given, as its header says, else from all values that were looked at. */
export function decideScale(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  options: SurveyOptions,
): Decided<RatingScale> {
  const { map, learned } = options;
  if (map?.ratingScale !== undefined) return decided(map.ratingScale, true, 'rating-scale-given');
  if (learned.ratingScale !== undefined) {
    return decided(learned.ratingScale, learned.ratingScale === '0-100', 'rating-scale-learned');
  }
  const index = columns.findIndex((column) => column.field === 'rating');
  const cells = index < 0 ? [] : samples.map((row) => row.cells[index]!.trim()).filter(isSaid);
  const values = cells.map((cell) => readNumber(cell)).filter((value) => value !== null);
  const header = index < 0 ? '' : columns[index]!.column;
  const named = scaleOfHeader(header);
  if (named !== null && holds(named, values)) return decided(named, false, 'rating-scale-of-header', { header });
  const steps = values.length === 0 ? stepsOf(cells) : null;
  if (steps !== null) {
    const words = [...new Set(cells)].slice(0, 5).join(', ');
    return decided(steps, false, 'rating-scale-of-words', { words });
  }
  const top = values.reduce((a, b) => Math.max(a, b), 0);
  const bottom = values.reduce((a, b) => Math.min(a, b), Infinity);
  const value = scaleOf(values, top, bottom);
  return decided(value, value === '0-100', 'rating-scale-assumed', {
    lowest: values.length === 0 ? '–' : String(bottom),
    highest: values.length === 0 ? '–' : String(top),
  });
}

function decided(
  scale: RatingScale,
  isProved: boolean,
  code: string,
  about: Readonly<Record<string, string>> = {},
): Decided<RatingScale> {
  return { value: scale, isProved, why: { code, about: { scale, ...about } } };
}

function isSaid(cell: string): boolean {
  return cell !== '' && !isBlankWord(cell);
}

function holds(scale: RatingScale, values: readonly number[]): boolean {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  return values.every((value) => value >= low && value <= high);
}

/** Five values of nothing but 0 and 1 are thumbs, as are shares below 1; a few say too little. */
function scaleOf(values: readonly number[], top: number, bottom: number): RatingScale {
  if (top > 10) return '0-100';
  if (values.length >= 5 && top === 1 && bottom < 1) return '0-1';
  return top > 5 || bottom < 1 ? '0-10' : '1-5';
}
