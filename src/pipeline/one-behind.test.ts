import { expect, it } from 'vitest';
import { OneBehind } from './one-behind.ts';

it('one piece runs while the next is got ready, and never two', async () => {
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const piece = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.push(resolve));
    told.push(`${name} ends`);
  };
  const behind = new OneBehind();
  await behind.next(piece('a'));
  told.push('b is got ready');
  const next = behind.next(piece('b'));
  ends.shift()!();
  await next;
  ends.shift()!();
  await behind.done();
  expect(told).toEqual(['a begins', 'b is got ready', 'a ends', 'b begins', 'b ends']);
});

it('what goes wrong is told by the next and at the end, and nothing more begins', async () => {
  const behind = new OneBehind();
  await behind.next(() => Promise.reject(new Error('full')));
  await expect(behind.next(() => Promise.reject(new Error('begun')))).rejects.toThrow('full');
  await expect(behind.done()).rejects.toThrow('full');
});
