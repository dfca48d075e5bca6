import { expect, it } from 'vitest';
import { labelOf, tagsIn, tagsOf } from './tags.ts';

it.each([
  [['a; b'], 'a; b'],
  [['VIP，退货;urgent'], 'VIP; urgent; 退货'],
  [['b', 'a', 'b'], 'a; b'],
  [['new customer, vip'], 'new customer; vip'],
  [[' ; '], null],
  [undefined, null],
])('%j is %j', (said, tags) => {
  expect(tagsOf(said)).toBe(tags);
});

it('gives back what was put together', () => {
  expect(tagsIn(tagsOf(['b|a'])!)).toEqual(['a', 'b']);
});

it('keeps a label on one line and short', () => {
  expect(labelOf(' Returns \n and refunds ')).toBe('Returns and refunds');
  expect(labelOf('x'.repeat(500))).toHaveLength(200);
  expect(labelOf('  ')).toBeNull();
});
