import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalMarkOf, readNumber } from './number.ts';

describe('readNumber', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1 234,56', 1234.56],
    ['1\u202f234,56', 1234.56],
    ["1'234.56", 1234.56],
    ['1’234’567', 1_234_567],
    ['1,23,456.78', 123_456.78],
    ['1.234.567', 1_234_567],
    ['１，２３４．５', 1234.5],
    ['1.2万', 12_000],
    ['3亿', 300_000_000],
    ['1.5k', 1500],
    ['(12.50)', -12.5],
    ['12.50-', -12.5],
    ['−7', -7],
    ['.5', 0.5],
    [',5', 0.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['1,234', 1234],
    ['1.234', 1.234],
  ])('reads %s as %s', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', 'abc', '1,23,4', '1.2.3', '12,34.56.78', '(5', '5)', '1-2', '12 lb', '5%', '1 23', '--5', '1e5', '∞'])(
    'takes %s for no number',
    (text) => expect(readNumber(text)).toBeNull(),
  );

  it('follows its column where a value may mean either', () => {
    expect([readNumber('1,234', ','), readNumber('1,234', '.')]).toEqual([1.234, 1234]);
    expect([readNumber('1.234', ','), readNumber('1.234', '.')]).toEqual([1234, 1.234]);
    expect(readNumber('12.5', ',')).toBe(12.5);
  });

  it('reads what any locale writes', () => {
    const locales = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'zh-CN', 'pl-PL', 'sv-SE');
    fc.assert(
      fc.property(locales, fc.integer({ min: -1e9, max: 1e9 }), (locale, cents) => {
        const value = cents / 100;
        const text = value.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect(readNumber(text) ?? NaN).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('decimalMarkOf', () => {
  it('is proved by one value, whatever the others leave open', () => {
    expect(decimalMarkOf(['1,234', '2,345', '3,4'])).toEqual({ mark: ',', proof: '3,4' });
    expect(decimalMarkOf(['1,234', '1,234,567'])).toEqual({ mark: '.', proof: '1,234,567' });
    expect(decimalMarkOf(['1.234,50 €'])).toEqual({ mark: ',', proof: '1.234,50 €' });
  });
  it('is open where none proves it, or as many prove either', () => {
    expect(decimalMarkOf(['1,234', '12'])).toBeNull();
    expect(decimalMarkOf(['1,5', '1.5'])).toBeNull();
  });
});
