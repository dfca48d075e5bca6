/**
 * A number that is the same whichever engine computed it: its last bits depend on the order of operations, which each
 * engine chooses for itself. An interpolated percentile is good for fourteen digits (microseconds of years).
 */
export function steady(value: number, digits = 14): number {
  return Number(value.toPrecision(digits));
}
