import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { queueLengths } from '../../store/queue-lengths.ts';
import type { Store } from '../../store/store.ts';
import type { Feed } from '../live/feed.ts';

/** What this server measures of itself. Durations are seconds, as Prometheus has them. */
export interface Measures {
  /** From the moment at which something happened, as it says, until it was committed; of what came while it was young. */
  readonly eventToCommitted: Histogram;
  /** What was pushed when it was history already, or says that it happens in the future. */
  readonly lateEvents: Counter;
  /** From a request with interactions until the answer after its commit. */
  readonly intake: Histogram;
  /** From just before a commit (the oldest of those told as one) until it was handed to a viewer's connection. */
  readonly committedToPushed: Histogram;
  /** From the arrival of a notice in a browser until the numbers that it touched were painted; browsers tell. */
  readonly pushedToPainted: Histogram;
  readonly answers: Histogram<'metric'>;
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  /** All of it in the text format of Prometheus. */
  text(): Promise<string>;
}

/** Around the target of 0.3 s from commit to paint, and out to what is broken. */
const LIVE = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 2, 5, 10, 60];
const EVENTS = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Of the process (memory, processor, event loop, collections): once, however many servers it runs. */
const ofProcess = new Registry();
let isProcessMeasured = false;

/** Each server has measures of its own. Nothing in them names a customer, or what anyone said. */
export function openMeasures(store: Store, feed: Feed): Measures {
  if (!isProcessMeasured) collectDefaultMetrics({ register: ofProcess });
  isProcessMeasured = true;
  const registry = new Registry();
  const registers = [registry];
  const histogram = <T extends string>(name: string, help: string, buckets: number[], labelNames: T[] = []) =>
    new Histogram({ name: `rapport_${name}`, help, buckets, labelNames, registers });
  gauges(registry, store, feed);
  return {
    eventToCommitted: histogram(
      'event_to_committed_seconds',
      'From when a pushed interaction happened until it was committed, of those less than an hour old',
      EVENTS,
    ),
    lateEvents: new Counter({
      name: 'rapport_late_events_total',
      help: 'Pushed interactions that were an hour old or more, or lie in the future: not among event_to_committed',
      registers,
    }),
    intake: histogram('intake_seconds', 'From a push until it was committed and answered', LIVE),
    committedToPushed: histogram('committed_to_pushed_seconds', 'From a commit until a viewer was told', LIVE),
    pushedToPainted: histogram(
      'pushed_to_painted_seconds',
      'From a notice in a browser until its numbers were painted, as browsers tell',
      LIVE,
    ),
    answers: histogram('answer_seconds', 'How long statistics took to be answered', LIVE, ['metric']),
    requests: histogram('http_request_seconds', 'How long requests took', LIVE, ['route', 'method', 'status']),
    text: async () => `${await registry.metrics()}\n${await ofProcess.metrics()}`,
  };
}

function gauges(registry: Registry, { database }: Store, feed: Feed): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `rapport_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('viewers', 'Open live streams', () => feed.viewers());
  gauge('history_version', 'The newest version of the history that this server has heard of', () => feed.version());
  gauge('database_connections', 'Open connections of the pool', () => database.totalCount);
  gauge('database_waiting', 'Requests that wait for a connection of the pool', () => database.waitingCount);
  new Gauge({
    name: 'rapport_queue_length',
    help: 'What waits: imports to be read, decisions to be followed, days to be indexed for search',
    labelNames: ['queue'],
    registers,
    async collect() {
      // A database that is away must not hide what else is measured.
      const lengths = await queueLengths(database).catch(() => null);
      if (lengths === null) return this.reset();
      for (const [queue, length] of Object.entries<number>({ ...lengths })) this.set({ queue }, length);
    },
  });
}
