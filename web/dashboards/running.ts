import type { Bucket } from '../../src/contract/question.ts';
import { follows } from '../charts/prepare/time-axis.ts';

/** The start of the bucket that has not ended at this moment; undefined when all have. */
export function runningFrom(
  every: Bucket,
  asOf: string | undefined,
  cells: readonly { t: number }[],
): number | undefined {
  const last = Math.max(...cells.map((cell) => cell.t));
  const now = asOf ? Date.parse(asOf) : Date.now();
  return Number.isFinite(last) && last <= now && follows(last, now, every) ? last : undefined;
}
