import pg from 'pg';
import type { z } from 'zod';
import { type Notice, noticeSchema } from '../../contract/intake.ts';
import type { Database } from '../../store/database.ts';
import { ALERT_CHANNEL } from '../../store/alerts.ts';
import { currentVersion, NOTICE_CHANNEL } from '../../store/notices.ts';

/** What the feed tells: a commit, that commits may have been missed, or that something about alerts is another. */
export type FeedEvent =
  | { readonly event: 'committed'; readonly notice: Notice }
  | { readonly event: 'resync'; readonly id: number; readonly version: number }
  | { readonly event: 'alerts' };

/** Everything that is committed to the database, by whatever process, while this server runs. */
export interface Feed {
  /** Calls `tell` for each event from now on; the result ends it. */
  follow(tell: (event: FeedEvent) => void): () => void;
  /** What came after the event of this id; null when that is no longer known. */
  since(id: number): readonly Notice[] | null;
  /** Whether a notice of this id was told lately. */
  hasSent(id: number): boolean;
  /** How many follow. */
  viewers(): number;
  /** The id of the newest event. */
  lastId(): number;
  /** The newest version of the history that this server has heard of. */
  version(): number;
  /** Calls `end` when the server stops. */
  onEnd(end: () => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Enough to resume after a laptop's nap at 4 commits a second; older viewers ask everything again. */
const REMEMBERED = 2_000;
const RETRY_MS = [100, 250, 500, 1_000, 2_000];
/** A connection that went silent without a word (a pulled cable) is noticed after this. */
const PULSE_MS = 30_000;

const payloadSchema = noticeSchema.omit({ id: true });

/**
 * Listens on a connection of its own, because a pool's would be taken from the requests. When it
 * breaks it is replaced, and since notices may have been missed, everybody is told to resync.
 *
 * `onNotice` hears of each commit before those who follow, with how many these are; `onAlerts` of each change of alerts.
 *
 * Ids start at the clock and grow by one, so that those of an earlier run are never mistaken for
 * this one's.
 */
export function openFeed(
  database: Database,
  onNotice: (notice: Notice, viewers: number) => void = () => undefined,
  onAlerts: () => void = () => undefined,
): Feed {
  const followers = new Set<(event: FeedEvent) => void>();
  const enders = new Set<() => void>();
  let id = Date.now() * 100;
  let version = 0;
  let remembered: Notice[] = [];
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let pulse: NodeJS.Timeout | null = null;
  let isStopped = false;

  const tell = (event: FeedEvent): void => followers.forEach((follower) => follower(event));

  function take(payload: string | undefined): void {
    const said = parse(payload);
    if (!said) return;
    id += 1;
    version = Math.max(version, said.version);
    const notice = { ...said, id };
    remembered.push(notice);
    if (remembered.length > 2 * REMEMBERED) remembered = remembered.slice(-REMEMBERED);
    onNotice(notice, followers.size);
    tell({ event: 'committed', notice });
  }

  function takeAlerts(): void {
    onAlerts();
    tell({ event: 'alerts' });
  }

  function resync(): void {
    id += 1;
    remembered = [];
    tell({ event: 'resync', id, version });
  }

  async function connect(): Promise<void> {
    // The pool's own options: copying them would lose the password, which it keeps hidden.
    const next = new pg.Client(database.options);
    next.on('error', () => undefined);
    next.on('notification', ({ channel, payload }) => (channel === ALERT_CHANNEL ? takeAlerts() : take(payload)));
    try {
      await next.connect();
      await next.query(`listen ${NOTICE_CHANNEL}; listen ${ALERT_CHANNEL}`);
      // After it listens: what is committed from now on is told.
      version = Math.max(version, await currentVersion(next));
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    if (isStopped) return await next.end();
    client = next;
    next.on('end', () => lost(next));
    pulse = setInterval(() => void beat(next), PULSE_MS);
    pulse.unref();
  }

  async function beat(current: pg.Client): Promise<void> {
    const late = setTimeout(() => lost(current), PULSE_MS);
    await current.query('select 1').catch(() => lost(current));
    clearTimeout(late);
  }

  function lost(current: pg.Client): void {
    if (client !== current) return;
    client = null;
    if (pulse) clearInterval(pulse);
    void current.end().catch(() => undefined);
    if (!isStopped) again(0);
  }

  function again(attempt: number): void {
    const wait = RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)];
    retry = setTimeout(() => {
      connect().then(resync, () => {
        if (!isStopped) again(attempt + 1);
      });
    }, wait);
  }

  return {
    follow: (follower) => {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    onEnd: (end) => {
      enders.add(end);
      return () => enders.delete(end);
    },
    since: (last) => {
      const oldest = remembered[0]?.id ?? id + 1;
      return last > id || last < oldest - 1 ? null : remembered.filter((notice) => notice.id > last);
    },
    hasSent: (asked) => asked <= id && asked >= (remembered[0]?.id ?? Infinity),
    viewers: () => followers.size,
    lastId: () => id,
    version: () => version,
    start: async () => {
      await connect().catch(() => again(0));
    },
    stop: async () => {
      isStopped = true;
      if (retry) clearTimeout(retry);
      if (pulse) clearInterval(pulse);
      enders.forEach((end) => end());
      const current = client;
      client = null;
      await current?.end().catch(() => undefined);
    },
  };
}

function parse(payload: string | undefined): z.infer<typeof payloadSchema> | null {
  try {
    return payloadSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}
