import { expect, it } from 'vitest';
import { wordsOf } from './words-of.ts';

it.each([
  ['', 0],
  ['Where is my parcel?', 4],
  ["Don't send order no. 1,234 again", 6],
  ['yes,no', 2],
  ['write to eva.lindt@shop.example – please', 4],
  ['e-mail -- or call', 3],
  ['退款什么时候到账？', 8],
  ['请问 iPhone 15 什么时候到货？', 10],
  ['订单12345还没到', 6],
  ['お問い合わせ', 6],
  ['주문이 아직 안 왔어요', 4],
  ['Größe naïve façade', 3],
  ['👍👍 ok ❤️', 1],
  ['—…!? ()', 0],
  ['𠮷野家', 3],
  ['2.5 kg', 2],
  ['end.\nNext', 2],
])('%s has %i', (text, words) => {
  expect(wordsOf(text)).toBe(words);
});

it('reads a long text once', () => {
  expect(wordsOf('ab '.repeat(300_000))).toBe(300_000);
});
