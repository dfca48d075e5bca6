import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Notice } from '../../contract/intake.ts';
import { coalesce } from './coalesce.ts';
import type { Feed } from './feed.ts';

export interface Viewing {
  readonly headers: OutgoingHttpHeaders;
  readonly lastEventId: number | null;
  /** Asked with each heartbeat; when they no longer are, the stream ends. */
  isWelcome(): Promise<boolean>;
  /** Called with each notice that was handed to the connection. */
  onPushed(notice: Notice): void;
}

/** At most ten a second: so that a number is younger than a third of a second when it is painted (design, section 6). */
const QUIET_MS = 100;
/** To all viewers together: a fixed load, however much arrives and however many watch. */
const MOST_A_SECOND = 500;
/** Proxies cut silent connections after 30 to 60 seconds. */
const HEARTBEAT_MS = 15_000;
const PATIENCE_MS = 500;

/**
 * Streams the feed to one viewer until either side ends. The first notice goes at once, those of
 * the next tenth of a second (longer where many watch) go together; a viewer who reads slowly gets fewer and larger ones.
 */
export function watch(feed: Feed, response: ServerResponse, viewing: Viewing): void {
  let waiting: Notice | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isBlocked = false;

  response.writeHead(200, {
    ...viewing.headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Else the server would wait for the idle connection when it stops.
    connection: 'close',
    'x-accel-buffering': 'no',
  });
  response.on('drain', () => {
    isBlocked = false;
    flush();
  });
  const unfollow = feed.follow((event) => {
    if (event.event === 'committed') note(event.notice);
    else if (event.event === 'resync') resync(event.id, event.version);
    else send('event: alerts\ndata: {}\n\n');
  });
  const unend = feed.onEnd(finish);
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
  response.on('close', () => {
    unfollow();
    unend();
    clearInterval(heartbeat);
    if (timer) clearTimeout(timer);
  });
  greet();

  function greet(): void {
    send(`retry: 2000\n\n`);
    if (viewing.lastEventId === null) return tellAll('here', feed.lastId(), feed.version());
    const missed = feed.since(viewing.lastEventId);
    if (!missed) return tellAll('resync', feed.lastId(), feed.version());
    send(`id: ${viewing.lastEventId}\n\n`);
    missed.forEach(note);
  }

  function note(notice: Notice): void {
    waiting = coalesce(waiting, notice);
    if (!timer) flush();
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!waiting || isBlocked) return;
    send(`id: ${waiting.id}\nevent: committed\ndata: ${JSON.stringify(waiting)}\n\n`);
    viewing.onPushed(waiting);
    waiting = null;
    timer = setTimeout(flush, Math.max(QUIET_MS, (feed.viewers() * 1_000) / MOST_A_SECOND));
  }

  function resync(id: number, version: number): void {
    waiting = null;
    tellAll('resync', id, version);
  }

  /** `here`: what is older than this version was asked before the stream was open; `resync`: ask everything again. */
  function tellAll(event: 'here' | 'resync', id: number, version: number): void {
    send(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify({ id, version })}\n\n`);
  }

  async function beat(): Promise<void> {
    const isWelcome = await viewing.isWelcome().catch(() => true);
    if (isWelcome) send(':\n\n');
    else finish();
  }

  /** A viewer who does not read must not keep the server from stopping. */
  function finish(): void {
    response.end();
    setTimeout(() => response.destroy(), PATIENCE_MS).unref();
  }

  function send(text: string): void {
    if (response.writableEnded || response.destroyed) return;
    isBlocked = !response.write(text);
  }
}
