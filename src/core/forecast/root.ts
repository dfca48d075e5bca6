/**
 * The root of a count, on which its chance is about equally wide however large it is, so that errors of a Monday and of a
 * Sunday can be compared. Source: F. J. Anscombe 1948, √(x + 3/8).
 */
export function rootOf(count: number): number {
  return Math.sqrt(count + 3 / 8);
}

/** The count with this root; none is below nothing. */
export function countOf(root: number): number {
  return root <= 0 ? 0 : Math.max(0, root * root - 3 / 8);
}
