import type { Cleaned } from './cleaned.ts';

/** Whether two cleanings of one record come to the same: the same values, touched by the same rules. */
export function isSameOutcome(one: Cleaned, other: Cleaned): boolean {
  if (one.changes.length !== other.changes.length) return false;
  if (one.changes.some(({ rule }, at) => rule !== other.changes[at]!.rule)) return false;
  return one.said === other.said || isSame(one.said, other.said);
}

/** Plain values, whatever the order of their keys; a key without a value is a missing key. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
}
