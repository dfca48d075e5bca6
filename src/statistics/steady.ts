/**
 * An interpolated percentile, the same whichever engine computed it: its last bits depend on the order of two operations,
 * which each engine chooses for itself. Fourteen digits are kept: microseconds of years.
 */
export function steady(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(14));
}
