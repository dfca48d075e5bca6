// Chats and logs write minutes or seconds: who spoke last within one is told by the file's order alone. So a message bears how
// many were written before it at the same time, as milliseconds, and in the first three digits of its digest.

/** The most that fits into a second as milliseconds. */
export const LAST_IN_MOMENT = 999;

/** The version counts (it has the smallest digest) whose export shows most of the moment: it knows the order. */
export function rankOf(before: number): string {
  return (LAST_IN_MOMENT - before).toString(16).padStart(3, '0');
}

/** How many were written before it, as its digest tells; in a digest that was not made by {@link rankOf} any number that fits. */
export function beforeOf(digest: string): number {
  return Math.min(LAST_IN_MOMENT, Math.max(0, LAST_IN_MOMENT - Number.parseInt(digest.slice(0, 3), 16)));
}
