import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fold, foldedCode } from './fold.ts';
import { searchPattern, searchPhrases } from './search-phrases.ts';
import { addSearchTerms, searchTermsOf } from './search-terms.ts';

describe.each([
  ['這個軟體怎麼安裝', '软体'],
  ['这个软件怎么安装', '軟體'],
  ['這個軟體怎麼安裝', '软件'],
  ['请问发票什么时候开', '發票'],
  ['請問發票什麼時候開', '发票'],
  ['頭髮用的夾子', '头发'],
  ['在裏面', '裡面'],
  ['網路不通', '网络'],
  ['Order ＡＢ－１２ is late', 'ab-12'],
  ['Order AB-12 is late', 'ＡＢ－１２'],
  ['ｶﾀｶﾅで', 'カタカナ'],
  ['ΟΔΟΣ', 'οδος'],
  ['50 % off (today)', '% OFF (today'],
  ['a\u00a0b c', 'a b'],
])('"%s"', (text, wanted) => {
  it(`is found by "${wanted}", by the index and by reading`, () => {
    expect(isIndexed(text, wanted)).toBe(true);
    expect(isRead(text, wanted)).toBe(true);
  });
});

test.each([
  ['这个软件怎么安装', '硬件'],
  ['50 percent', '5. per'],
  ['皇后', '後'],
])('"%s" is not found by "%s"', (text, wanted) => {
  expect(isRead(text, wanted)).toBe(wanted === '後');
});

test('folding keeps each place, and twice is once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text);
      expect(folded).toHaveLength(text.length);
      expect(fold(folded)).toBe(folded);
    }),
  );
  for (let code = 0; code < 0x10000; code++) expect(foldedCode(foldedCode(code))).toBe(foldedCode(code));
});

test('a text is found by any part of it in another spelling, whose terms are its own', () => {
  const character = fc.constantFrom(...'軟软體体件發发髮后後Aａａ１1 里裏裡');
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 8 }), (characters) => {
      const text = characters.join('');
      for (const wanted of [text, fold(text), text.normalize('NFKC'), text.toUpperCase()]) {
        if (wanted.trim() === '') continue;
        expect(isRead(text, wanted)).toBe(true);
        expect(isIndexed(text, wanted)).toBe(true);
      }
    }),
  );
});

test('nothing is looked for where nothing is said', () => {
  expect(searchPhrases(' \u3000\0')).toEqual([]);
});

function isIndexed(text: string, wanted: string): boolean {
  const terms = new Set<number>();
  addSearchTerms(text, terms);
  return searchPhrases(wanted).some((phrase) => searchTermsOf(phrase).every((term) => terms.has(term)));
}

function isRead(text: string, wanted: string): boolean {
  return new RegExp(searchPattern(searchPhrases(wanted))).test(text);
}
