import { describe, expect, it } from 'vitest';
import { currencyOfHeader, isCurrency, readMoney, saysCurrency } from './money.ts';
import { isUnit, quantityUnitOfHeader, readQuantity } from './quantity.ts';

describe('readQuantity', () => {
  it.each([
    ['180 lb', null, 81.6466266, 'kg'],
    ['180', 'lb', 81.6466266, 'kg'],
    ['6 lb 4 oz', null, 2.8349523125, 'kg'],
    ['90公斤', null, 90, 'kg'],
    ['１８０斤', null, 90, 'kg'],
    ['1斤2两', null, 0.6, 'kg'],
    ['500 g', null, 0.5, 'kg'],
    ['1,5 kg', null, 1.5, 'kg'],
    ['1.2 t', null, 1200, 'kg'],
    ['12 st 4 lbs', null, 78.01788764, 'kg'],
    ['5 ft 11 in', null, 1.8034, 'm'],
    [`5'11"`, null, 1.8034, 'm'],
    ['3 miles', null, 4828.032, 'm'],
    ['12公里', null, 12_000, 'm'],
    ['72°F', null, 22.2222222222, '°C'],
    ['-40 F', null, -40, '°C'],
    ['37,5 °C', null, 37.5, '°C'],
    ['2 gal', null, 7.570823568, 'L'],
    ['330ml', null, 0.33, 'L'],
    ['89㎡', null, 89, 'm²'],
    ['1 acre', null, 4046.8564224, 'm²'],
  ])('reads %s (%s) as %s %s', (text, unit, value, standard) =>
    expect(readQuantity(text, unit)).toEqual({ value, unit: standard }),
  );

  it.each(['180', 'heavy', '5 kg 3 m', '20°C 5°C', 'kg', '', '1-2 kg', 'kg 5 lb'])('takes %s for none', (text) =>
    expect(readQuantity(text, null)).toBeNull(),
  );

  it('knows the units that a mapping may name, and those of headers', () => {
    expect([isUnit('lb'), isUnit('斤'), isUnit('parsec')]).toEqual([true, true, false]);
    expect([quantityUnitOfHeader('Weight (lbs)'), quantityUnitOfHeader('体重（斤）')]).toEqual(['lbs', '斤']);
    expect([quantityUnitOfHeader('distance_km'), quantityUnitOfHeader('Class (A)')]).toEqual(['km', null]);
    expect([quantityUnitOfHeader('Checked in'), quantityUnitOfHeader('Option (C)')]).toEqual([null, null]);
  });
});

describe('readMoney', () => {
  it.each([
    ['US$1,234.50', null, null, 1234.5, 'USD'],
    ['1.234,50 €', null, null, 1234.5, 'EUR'],
    ['€ 12', null, null, 12, 'EUR'],
    ['88元', null, null, 88, 'CNY'],
    ['CNY 1.2万', null, null, 12_000, 'CNY'],
    ['12.50', 'USD', null, 12.5, 'USD'],
    ['$12.50', 'CAD', null, 12.5, 'CAD'],
    ['$12.50', 'EUR', null, 12.5, null],
    ['$12.50', null, 'US', 12.5, 'USD'],
    ['$12.50', null, null, 12.5, null],
    ['￥88', null, 'CN', 88, 'CNY'],
    ['¥1,000', null, 'JP', 1000, 'JPY'],
    ['¥88', null, null, 88, null],
    ['€5', 'USD', null, 5, 'EUR'],
    ['-£5.00', null, null, -5, 'GBP'],
    ['£-5.00', null, null, -5, 'GBP'],
    ['¥88 CNY', null, null, 88, 'CNY'],
    ["CHF 1'234.50", null, null, 1234.5, 'CHF'],
    ['12', null, null, 12, null],
  ])('reads %s (%s, %s) as %s %s', (text, given, country, value, currency) =>
    expect(readMoney(text, given, country)).toEqual({ value, currency }),
  );

  it.each(['free', '', '5 apples', '$', '€5 USD', '12 / 13', 'USD'])('takes %s for none', (text) =>
    expect(readMoney(text, null, null)).toBeNull(),
  );

  it('knows codes, signs and headers', () => {
    expect([isCurrency('USD'), isCurrency('ABC')]).toEqual([true, false]);
    expect([saysCurrency('€5'), saysCurrency('5'), saysCurrency('5 apples')]).toEqual([true, false, false]);
    expect(['Amount (USD)', 'total_eur', '金额（元）', 'Amount'].map(currencyOfHeader)).toEqual([
      'USD',
      'EUR',
      'CNY',
      null,
    ]);
  });
});
