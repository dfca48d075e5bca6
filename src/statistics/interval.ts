/** The ends of a 95 % interval. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share of `n`; null where n is 0. Unlike p ± 1.96 √(p (1 − p) / n) it stays
 * within 0 and 1, and says something of 3 out of 3. Source: E. B. Wilson, JASA 22 (1927), 209–212.
 *
 * @example wilson(0.6, 5) // → { low: 0.231, high: 0.882 }
 */
export function wilson(share: number, n: number): Ends | null {
  if (n <= 0) return null;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * n);
  const reach = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/**
 * The interval of a mean, mean ± t(0.975, n − 1) · s / √n, from the sum of the squares; null for fewer than
 * two values: one answer says nothing of how they spread. Source: Student, Biometrika 6 (1908), 1–25.
 */
export function student(mean: number, squares: number, n: number): Ends | null {
  if (n < 2) return null;
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1));
  const reach = studentQuantile(n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}

/**
 * The 97.5th percentile of Student's t with so many degrees of freedom: exact for 1 and 2, else by Hill's
 * expansion, whose error is below 10⁻⁵ from 3 on. Source: G. W. Hill, Algorithm 396, CACM 13 (1970), 619.
 */
export function studentQuantile(degrees: number): number {
  const p = 0.05;
  if (degrees === 1) return 1 / Math.tan((p * Math.PI) / 2);
  if (degrees === 2) return Math.sqrt(2 / (p * (2 - p)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = (48 / a) * (1 / a);
  let c = ((20_700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  let y = (d * p) ** (2 / degrees);
  if (y > 0.05 + a) {
    const x = -Z;
    y = x * x;
    if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y =
      ((1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)) * y - 1) *
        ((degrees + 1) / (degrees + 2)) +
      1 / y;
  }
  return Math.sqrt(degrees * y);
}
