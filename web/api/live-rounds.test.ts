import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVERYTHING } from '../../src/contract/touched.ts';
import type { News } from './ask-again.ts';
import { LiveRounds } from './live-rounds.ts';

let page: EventTarget & { visibilityState: 'visible' | 'hidden' };
beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const news = (version: number): News => ({
  touched: EVERYTHING,
  version,
  isReset: false,
  notice: { id: version, since: version },
});

/** Rounds that take so long (ms), and what they were asked. */
function rounds(takes: number) {
  const asked: News[] = [];
  const live = new LiveRounds(
    async (one) => {
      asked.push(one);
      await new Promise((resolve) => setTimeout(resolve, takes));
    },
    { first: 10, between: 100, perTook: 2 },
  );
  return { live, versions: () => asked.map(({ version }) => version), asked };
}

test('what comes while a round is under way is one round after it, with the moment of its oldest news', async () => {
  const { live, versions, asked } = rounds(30);
  live.add(news(1));
  await vi.advanceTimersByTimeAsync(10);
  live.add(news(2));
  live.add(news(3));
  await vi.advanceTimersByTimeAsync(30 + 99);
  expect(versions()).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(versions()).toEqual([1, 3]);
  expect(asked[1]!.notice).toEqual({ id: 3, since: 2 });
  live.stop();
});

test('a round that took long is followed by a longer pause', async () => {
  const { live, versions } = rounds(400);
  live.add(news(1));
  await vi.advanceTimersByTimeAsync(410);
  live.add(news(2));
  await vi.advanceTimersByTimeAsync(799);
  expect(versions()).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(versions()).toEqual([1, 2]);
  live.stop();
});

test('a page that nobody sees asks nothing, and everything once when somebody looks', async () => {
  const { live, versions } = rounds(10);
  page.visibilityState = 'hidden';
  live.add(news(1));
  live.add(news(2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(versions()).toEqual([]);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(10);
  expect(versions()).toEqual([2]);
  live.stop();
  live.add(news(3));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(versions()).toEqual([2]);
});
