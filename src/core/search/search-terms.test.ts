import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSearchTerms, searchTermsOf } from './search-terms.ts';

test.each([
  ['Where is my parcel? It should have come.', 'my parcel'],
  ['Where is my parcel?', 'MY PARC'],
  ['您好，我的订单还没有收到', '订单'],
  ['您好，我的订单还没有收到', '我的订单'],
  ['order 12345678 是否发货', '12345678 是否'],
  ['Größe passt nicht', 'größe'],
  ['您的订单abc已发货', '订单abc'],
  ['您的订单number已发货', '订单numb'],
])('"%s" is found by "%s"', (text, phrase) => {
  expect(isFound(text, phrase)).toBe(true);
});

test.each([
  ['Where is my parcel?', 'my invoice'],
  ['您好，我的订单还没有收到', '发票'],
  ['发 票', '发票'],
])('"%s" is not taken to hold "%s"', (text, phrase) => {
  expect(isFound(text, phrase)).toBe(false);
});

test('a text has all terms of every phrase in it that begins with a word', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,9}$/);
  const han = fc.stringMatching(/^[一-龥]{1,5}$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, han), { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (words, a, b) => {
      const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y) as [number, number];
      expect(isFound(words.join(' '), words.slice(from, to + 1).join(' '))).toBe(true);
    }),
  );
});

function isFound(text: string, phrase: string): boolean {
  const terms = new Set<number>();
  addSearchTerms(text, terms);
  return searchTermsOf(phrase).every((term) => terms.has(term));
}
