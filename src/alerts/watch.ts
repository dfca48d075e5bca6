import { setTimeout as pause } from 'node:timers/promises';
import { askedNow } from '../contract/asked-now.ts';
import { together, type Touched } from '../contract/touched.ts';
import { touches } from '../contract/touches.ts';
import { METRICS, type Mirror } from '../statistics/index.ts';
import { type KeptAlert, listAlerts } from '../store/alerts.ts';
import type { Database } from '../store/database.ts';
import { checkAlert } from './check.ts';

/** Checks alerts as long as a server runs. */
export interface Watch {
  /** Commits were made that touched this; null: alerts themselves were changed. */
  tell(touched: Touched | null): void;
  /** Until `signal`; never rejects. */
  keepUp(signal: AbortSignal): Promise<void>;
}

/** Without any change a wait grows and a span moves on: each is looked at this often (ms), if its own pace allows. */
const CLOCK = 30_000;
/** Commits of a moment are looked at together. */
const GATHER = 200;
const IDLE = 1_000;

/**
 * Checks each alert soon after a commit that may have changed what it watches, and by the clock; none more often than its
 * `everySeconds`. One at a time, with as long a rest after each as it took: pages and intake come first.
 */
export function openWatch(
  database: Database,
  { mirror, onFailure, clock = CLOCK }: { mirror: Mirror | null; onFailure: (error: unknown) => void; clock?: number },
): Watch {
  /** Those that something touched since they were last begun to be checked. */
  const owed = new Set<number>();
  /** One that could not be checked for a failure of ours is tried again with the clock. */
  const notBefore = new Map<number, number>();
  let touched: Touched | null = null;
  /** Ended by whatever is told; what is told during a round ends the next one at once. */
  let sleep = new AbortController();

  async function round(signal: AbortSignal): Promise<void> {
    const alerts = await listAlerts(database);
    const news = touched;
    touched = null;
    for (const alert of alerts) if (news && mayConcern(alert, news)) owed.add(alert.alertId);
    for (const alert of alerts) {
      if (signal.aborted) return;
      if (!isDue(alert, owed.has(alert.alertId), clock) || Date.now() < (notBefore.get(alert.alertId) ?? 0)) continue;
      owed.delete(alert.alertId);
      const began = performance.now();
      const outcome = await checkAlert(database, alert.alertId, { mirror }).catch((error: unknown) => {
        if (!signal.aborted) onFailure(error);
        notBefore.set(alert.alertId, Date.now() + clock);
        return 'failed' as const;
      });
      if (outcome === 'busy') owed.add(alert.alertId);
      await rest(Math.min(5_000, performance.now() - began), signal);
    }
  }

  return {
    tell: (said) => {
      if (said) touched = touched ? together(touched, said) : said;
      sleep.abort();
    },
    keepUp: async (signal) => {
      signal.addEventListener('abort', () => sleep.abort(), { once: true });
      while (!signal.aborted) {
        await round(signal).catch((error: unknown) => {
          if (!signal.aborted) onFailure(error);
        });
        await rest(IDLE, sleep.signal);
        sleep = new AbortController();
        await rest(GATHER, signal);
      }
    },
  };
}

function isDue({ checkedAt, about }: KeptAlert, isOwed: boolean, clock: number): boolean {
  if (checkedAt === null) return true;
  const since = Date.now() - checkedAt.getTime();
  return since >= Math.max(about.everySeconds * 1000, isOwed ? 0 : clock);
}

function mayConcern({ about }: KeptAlert, news: Touched): boolean {
  const metric = METRICS.find(({ id }) => id === about.question.metric);
  const reaching = metric ? { reach: metric.reach ?? 'interaction', shape: metric.shape } : null;
  // Days are compared with a day's room for zones: UTC does.
  return touches(askedNow(about, about.question.zone ?? 'UTC', Date.now()), news, reaching);
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
