import type { Series } from '../series.ts';

/** The mean of the newest `most` values of each place, holidays apart; of a place that never was, the mean of all. */
export function lastOfPlaces({ values, steps, season }: Series, end: number, count: number, most: number): number[] {
  const sums = new Array<number>(season).fill(0);
  const found = new Array<number>(season).fill(0);
  let total = 0;
  let left = season * most;
  for (let i = end - 1; i >= 0 && left > 0; i--) {
    const { place, isHoliday } = steps[i]!;
    total += values[i]!;
    if (isHoliday || found[place]! >= most) continue;
    sums[place]! += values[i]!;
    found[place]! += 1;
    left -= 1;
  }
  return steps
    .slice(end, end + count)
    .map(({ place }) => (found[place]! > 0 ? sums[place]! / found[place]! : total / Math.max(1, end)));
}
