import type { Verdict } from '../../contract/intake.ts';
import type { Measures } from './measures.ts';

/** What is older came as history: how long ago it was says nothing of this server. */
const YOUNG_MS = 3_600_000;

/** Notes how soon after they happened interactions were committed; `items` in the order of their verdicts. */
export function measureIntake(
  { eventToCommitted, lateEvents }: Measures,
  items: readonly unknown[],
  verdicts: readonly Verdict[],
  committedAt: number,
): void {
  for (const [i, { verdict }] of verdicts.entries()) {
    if (verdict !== 'stored') continue;
    const age = committedAt - momentOf(items[i]);
    if (age >= 0 && age < YOUNG_MS) eventToCommitted.observe(age / 1000);
    else lateEvents.inc();
  }
}

/** Of what was stored: its moment was checked. */
function momentOf(item: unknown): number {
  return Date.parse((item as { at: string }).at);
}
