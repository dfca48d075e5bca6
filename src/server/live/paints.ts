import type { Paints } from '../../contract/live.ts';
import type { Measures } from '../metrics/measures.ts';
import type { Feed } from './feed.ts';

/** Browsers tell every five seconds; what comes more often from one of them is not counted. */
const QUIET_MS = 1_000;
const MOST_VISITORS = 10_000;

/**
 * Takes what browsers tell of their paints. Only notices that this server has sent lately count, and one visitor
 * counts once a second: nobody floods the measure.
 */
export class PaintReports {
  private heard = new Map<string, number>();

  constructor(
    private readonly feed: Feed,
    private readonly measures: Measures,
  ) {}

  /** Returns how many counted. */
  take(visitor: string, paints: Paints['paints'], now: number): number {
    if (now - (this.heard.get(visitor) ?? -Infinity) < QUIET_MS) return 0;
    if (this.heard.size >= MOST_VISITORS) this.heard = new Map();
    this.heard.set(visitor, now);
    const known = paints.filter(({ id }) => this.feed.hasSent(id));
    for (const { ms } of known) this.measures.pushedToPainted.observe(ms / 1000);
    return known.length;
  }
}
