import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

test('lets so many through at a time, the others in their order, and refuses who would wait too long', async () => {
  const gate = new Gate(2, 2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (one: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(one);
      ends[one] = () => resolve(one);
    });
  const all = [0, 1, 2, 3].map((one) => gate.through(work(one)));
  await settled();
  expect(begun).toEqual([0, 1]);
  await expect(gate.through(work(4))).rejects.toMatchObject({ code: 'statistics.too-many', options: { status: 503 } });
  ends[1]!();
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  await settled();
  for (const end of [2, 3]) ends[end]!();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test('work that fails leaves its place', async () => {
  const gate = new Gate(1, 1);
  await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.through(async () => 'next')).toBe('next');
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
