import { expect, test } from 'vitest';
import { Gatherer } from './gatherer.ts';

/** Works when it is let: `pieces` is what it was given so far. */
function gathering(sizeOf: (item: string) => number = () => 0.1) {
  const pieces: (readonly string[])[] = [];
  const gates: (() => void)[] = [];
  const gatherer = new Gatherer<string, string>(
    async (items) => {
      pieces.push(items);
      await new Promise<void>((resolve) => gates.push(resolve));
      if (items.includes('poison')) throw new Error('poisoned');
      if (items.includes('away')) throw new Error('away');
      return items.map((item) => item.toUpperCase());
    },
    { sizeOf, most: 2, full: () => new Error('full'), concernsAll: (error) => String(error).includes('away') },
  );
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
  const all = Promise.all(['7', '0.1', '0.6', '0.4', '0.5'].map((item) => gatherer.take(item)));
  for (let i = 0; i < 4; i++) await letOn();
  await all;
  expect(pieces).toEqual([['7'], ['0.1', '0.6'], ['0.4', '0.5']]);
});

test('what finds too much waiting is turned away, and may come again when there is room; a large one is not shut out for ever', async () => {
  const { gatherer, pieces, letOn } = gathering((item) => Number(item));
  const all = Promise.all(['0.1', '1', '1.0'].map((item) => gatherer.take(item)));
  await expect(gatherer.take('0.01')).rejects.toThrow('full');
  await letOn();
  await new Promise((resolve) => setTimeout(resolve));
  const again = gatherer.take('0.5');
  await letOn();
  await letOn();
  await letOn();
  await Promise.all([all, again]);
  const huge = gatherer.take('9');
  await letOn();
  await huge;
  expect(pieces).toEqual([['0.1'], ['1'], ['1.0'], ['0.5'], ['9']]);
});

test('a failure that is nobody’s own is told to all at once: nobody is tried alone', async () => {
  const { gatherer, pieces, letOn } = gathering();
  const all = Promise.allSettled(['a', 'away', 'b'].map((item) => gatherer.take(item)));
  await letOn();
  await letOn();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(pieces).toEqual([['a'], ['away', 'b']]);
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
