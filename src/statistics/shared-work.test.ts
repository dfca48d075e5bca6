import { expect, test } from 'vitest';
import { SharedWork } from './shared-work.ts';

/** Work that ends when it is told to, or when it is broken off. */
function workshop() {
  const begun: AbortSignal[] = [];
  const ends: ((value: string) => void)[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      begun.push(signal);
      ends.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('broken off')));
    });
  return { begun, ends, work };
}

test('what several ask for at once is done once, and anew for who asks later', async () => {
  const shared = new SharedWork<string>();
  const { begun, ends, work } = workshop();
  const asked = [shared.of('a', undefined, work), shared.of('a', undefined, work), shared.of('b', undefined, work)];
  expect(begun.length).toBe(2);
  ends[0]!('one');
  ends[1]!('two');
  expect(await Promise.all(asked)).toEqual(['one', 'one', 'two']);
  const later = shared.of('a', undefined, work);
  expect(begun.length).toBe(3);
  ends[2]!('three');
  expect(await later).toBe('three');
});

test('it is broken off when the last who waits has gone, and whoever comes then begins anew', async () => {
  const shared = new SharedWork<string>();
  const { begun, ends, work } = workshop();
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [shared.of('a', one.signal, work), shared.of('a', two.signal, work)].map((each) =>
    each.catch((error: Error) => error.message),
  );
  one.abort();
  expect(begun[0]!.aborted).toBe(false);
  two.abort();
  expect(begun[0]!.aborted).toBe(true);
  const next = shared.of('a', undefined, work);
  expect(begun.length).toBe(2);
  expect(await Promise.all(asked)).toEqual(['broken off', 'broken off']);
  ends[1]!('anew');
  expect(await next).toBe('anew');
});

test('who has gone already begins nothing', async () => {
  const { begun, work } = workshop();
  await expect(new SharedWork<string>().of('a', AbortSignal.abort(), work)).rejects.toThrow();
  expect(begun).toEqual([]);
});

test('a failure is told to all, and is not kept', async () => {
  const shared = new SharedWork<string>();
  const fail = () => Promise.reject(new Error('no'));
  const asked = await Promise.allSettled([shared.of('a', undefined, fail), shared.of('a', undefined, fail)]);
  expect(asked.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(await shared.of('a', undefined, async () => 'yes')).toBe('yes');
});
