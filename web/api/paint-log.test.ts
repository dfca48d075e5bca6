import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Paints } from '../../src/contract/live.ts';
import { PaintLog } from './paint-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('paints go to the server together, every five seconds, and no more than fit', async () => {
  const told: Paints[] = [];
  const log = new PaintLog((paints) => Promise.resolve(told.push(paints)));
  log.add(1, 12.345);
  log.add(2, 20);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([
    {
      paints: [
        { id: 1, ms: 12.3 },
        { id: 2, ms: 20 },
      ],
    },
  ]);
  for (let id = 0; id < 80; id++) log.add(id, 1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told[1]!.paints).toHaveLength(50);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toHaveLength(2);
});

it('a server that refuses them is not asked again about the same, and nothing is after the page is left', async () => {
  const told: Paints[] = [];
  const log = new PaintLog((paints) => {
    told.push(paints);
    return Promise.reject(new Error('gone'));
  });
  log.add(1, 5);
  await vi.advanceTimersByTimeAsync(5_000);
  log.add(2, 5);
  log.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([{ paints: [{ id: 1, ms: 5 }] }]);
});
