/** The same failure again says nothing new before so long (ms). */
const QUIET = 60_000;

/**
 * Tells what goes wrong while a server runs. Several jobs that try again each second would fill the log with what one
 * sentence says: the same lines are told once a minute.
 */
export function failureTeller(
  tell: (lines: string) => void,
  now: () => number = () => performance.now(),
): (lines: string) => void {
  const toldAt = new Map<string, number>();
  return (lines) => {
    if (now() - (toldAt.get(lines) ?? -Infinity) < QUIET) return;
    for (const [told, at] of toldAt) if (now() - at >= QUIET) toldAt.delete(told);
    toldAt.set(lines, now());
    tell(lines);
  };
}
