import { expect, test } from 'vitest';
import { formatAttribute } from './attribute.ts';

test.each([
  [{ value: 81.6466266, unit: 'kg', said: '180 lb' }, 'en', '81.6466 kg'],
  [{ value: 1234.5, unit: 'USD', said: '$1,234.50' }, 'en', '$1,234.50'],
  [{ value: 1234.5, unit: 'CNY', said: '1234.5元' }, 'zh-CN', '¥1,234.50'],
  [{ value: 88, unit: null, said: '¥88' }, 'en', '88'],
  [{ value: 'Large', unit: null, said: 'Large' }, 'en', 'Large'],
  [{ value: null, unit: null, said: 'heavy' }, 'en', null],
])('an attribute %j is shown in %s as %s', (attribute, locale, shown) => {
  expect(formatAttribute(attribute, locale)).toBe(shown);
});
