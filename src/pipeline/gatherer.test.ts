import { expect, test } from 'vitest';
import { Gatherer } from './gatherer.ts';

/** Works when it is let: `pieces` is what it was given so far. */
function gathering(sizeOf: (item: string) => number = () => 0.1) {
  const pieces: (readonly string[])[] = [];
  const gates: (() => void)[] = [];
  const gatherer = new Gatherer<string, string>(async (items) => {
    pieces.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    if (items.includes('poison')) throw new Error('poisoned');
    return items.map((item) => item.toUpperCase());
  }, sizeOf);
  const letOn = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    gates.shift()?.();
  };
  return { gatherer, pieces, letOn };
}

test('the first is worked on at once, and what comes meanwhile together, in its order', async () => {
  const { gatherer, pieces, letOn } = gathering();
  const all = Promise.all(['a', 'b', 'c'].map((item) => gatherer.take(item)));
  expect(pieces).toEqual([['a']]);
  await letOn();
  await letOn();
  expect(await all).toEqual(['A', 'B', 'C']);
  expect(pieces).toEqual([['a'], ['b', 'c']]);
  const later = gatherer.take('d');
  await letOn();
  expect(await later).toBe('D');
});

test('a piece holds no more than fits; what is larger goes alone', async () => {
  const { gatherer, pieces, letOn } = gathering((item) => Number(item));
  const all = Promise.all(['0.1', '0.6', '0.4', '0.5', '7', '0.1'].map((item) => gatherer.take(item)));
  for (let i = 0; i < 6; i++) await letOn();
  await all;
  expect(pieces).toEqual([['0.1'], ['0.6', '0.4'], ['0.5'], ['7'], ['0.1']]);
});

test('one that fails takes nobody with it, and those after it are worked on', async () => {
  const { gatherer, pieces, letOn } = gathering();
  const all = Promise.allSettled(['a', 'b', 'poison', 'c'].map((item) => gatherer.take(item)));
  for (let i = 0; i < 5; i++) await letOn();
  expect((await all).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    'A',
    'B',
    'failed',
    'C',
  ]);
  expect(pieces).toEqual([['a'], ['b', 'poison', 'c'], ['b'], ['poison'], ['c']]);
});
