/** p50, p90, p99 and the largest, by nearest rank. */
export function quantiles(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (q) => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
  return [at(0.5), at(0.9), at(0.99), at(1)];
}
