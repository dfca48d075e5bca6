import type { Series } from '../series.ts';

/**
 * Holt–Winters once more, plainly, from the book's equations: each component in an array of its own, the parameters tried
 * in nested loops. What the product foretells must be this.
 */
export function plainHoltWinters(series: Series, count: number): { variance: number; ahead: number[] } {
  let best = { variance: Infinity, ahead: [] as number[] };
  for (const alpha of [0.02, 0.05, 0.1, 0.2, 0.4])
    for (const gamma of [0.02, 0.05, 0.1, 0.2])
      for (const [beta, phi] of [
        [0, 0.9],
        [0.05, 0.9],
        [0.05, 0.97],
        [0.2, 0.9],
        [0.2, 0.97],
      ] as const) {
        const tried = recursion(series, count, alpha, beta, gamma, phi);
        if (tried.variance < best.variance) best = tried;
      }
  return best;
}

function recursion({ values, steps, season }: Series, count: number, a: number, b: number, c: number, phi: number) {
  const z = values.map((value) => (value + 0.375) ** 0.5);
  const first = z.map((root, t) => ({ root, t })).slice(0, 2 * season);
  const meanOf = (place: number) => {
    const own = first.filter(({ t }) => steps[t]!.place === place && !steps[t]!.isHoliday).map(({ root }) => root);
    return own.length === 0 ? null : own.reduce((x, y) => x + y) / own.length;
  };
  const means = Array.from({ length: season }, (_, place) => meanOf(place));
  const known = means.filter((mean): mean is number => mean !== null);
  const level = [known.reduce((x, y) => x + y) / known.length];
  const trend = [0];
  const seasons = means.map((mean) => (mean === null ? 0 : mean - level[0]!));
  const errors: number[] = [];
  for (let t = 2 * season; t < z.length; t++) {
    const [l, r] = [level.at(-1)!, trend.at(-1)!];
    const { place, isHoliday } = steps[t]!;
    const error = isHoliday ? 0 : z[t]! - (l + phi * r + seasons[place]!);
    if (!isHoliday) errors.push(error);
    level.push(l + phi * r + a * error);
    trend.push(phi * r + a * b * error);
    seasons[place] = seasons[place]! + c * error;
  }
  const variance = errors.reduce((sum, error) => sum + error ** 2, 0) / Math.max(1, errors.length);
  const ahead = steps.slice(z.length, z.length + count).map(({ place }, h) => {
    let damped = 0;
    for (let k = 1; k <= h + 1; k++) damped += phi ** k;
    const root = level.at(-1)! + damped * trend.at(-1)! + seasons[place]!;
    return root <= 0 ? 0 : Math.max(0, root ** 2 + variance - 0.375);
  });
  return { variance, ahead };
}
