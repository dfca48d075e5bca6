import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Notice } from '../../contract/intake.ts';
import { EVERYTHING } from '../../contract/touched.ts';
import type { Feed, FeedEvent } from './feed.ts';
import { watch } from './viewer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A viewer over a feed that the test speaks for; `told` is what went down the wire. */
function viewing({ isWelcome = true, reads = true, viewers = 1 } = {}) {
  const told: string[] = [];
  let tell: (event: FeedEvent) => void = () => undefined;
  const feed = {
    follow: (follower) => {
      tell = follower;
      return () => undefined;
    },
    since: () => [],
    lastId: () => 7,
    version: () => 7,
    viewers: () => viewers,
    onEnd: () => () => undefined,
  } satisfies Partial<Feed> as unknown as Feed;
  const response = Object.assign(new EventEmitter(), {
    isReading: reads,
    writableEnded: false,
    writeHead: () => undefined,
    write(text: string) {
      told.push(text);
      return this.isReading;
    },
    end() {
      this.writableEnded = true;
    },
    destroy: () => undefined,
  });
  watch(feed, response as unknown as ServerResponse, {
    headers: {},
    lastEventId: null,
    onPushed: () => undefined,
    isWelcome: () => Promise.resolve(isWelcome),
  });
  told.length = 0;
  let id = 7;
  const note = (interactions: number): void => {
    id += 1;
    const notice: Notice = { ...EVERYTHING, id, version: id, committedAt: 'now', interactions, importId: null };
    tell({ event: 'committed', notice });
  };
  const counts = (): number[] => told.map((text) => Number(/"interactions":(\d+)/.exec(text)?.[1]));
  return { response, told, note, counts };
}

test('the first notice goes at once, those of the next tenth of a second go together', () => {
  const { note, counts } = viewing();
  note(1);
  expect(counts()).toEqual([1]);
  note(2);
  note(3);
  vi.advanceTimersByTime(99);
  expect(counts()).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(counts()).toEqual([1, 5]);
  vi.advanceTimersByTime(1_000);
  note(4);
  expect(counts()).toEqual([1, 5, 4]);
});

test('where many watch each is told less often: all together no more than the server can tell', () => {
  const { note, counts } = viewing({ viewers: 500 });
  note(1);
  note(2);
  vi.advanceTimersByTime(999);
  expect(counts()).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(counts()).toEqual([1, 2]);
});

test('a viewer who reads slowly gets one large notice later', () => {
  const { response, note, counts } = viewing({ reads: false });
  note(1);
  note(2);
  vi.advanceTimersByTime(5_000);
  note(3);
  expect(counts()).toEqual([]);
  response.isReading = true;
  response.emit('drain');
  expect(counts()).toEqual([6]);
});

test('a heartbeat keeps the stream open, until the viewer is no longer signed in', async () => {
  const welcome = viewing();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(welcome.told).toEqual([':\n\n']);
  const gone = viewing({ isWelcome: false });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(gone.response.writableEnded).toBe(true);
});
