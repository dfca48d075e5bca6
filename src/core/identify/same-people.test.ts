import { expect, test } from 'vitest';
import { samePeople } from './same-people.ts';

const linksOf = (...decisions: string[][]) =>
  Object.fromEntries(
    [...samePeople(decisions.map((points, index) => ({ decisionId: index + 1, points })))].map(([point, link]) => [
      point,
      link.customerId,
    ]),
  );

test('the first of a decision lends its id to the others', () => {
  expect(linksOf(['eva', 'eva@work', '+44'])).toEqual({ 'eva@work': 'eva', '+44': 'eva' });
});

test('decisions chain: whoever was one with the second is one with the first', () => {
  expect(linksOf(['b', 'c'], ['a', 'b'])).toEqual({ b: 'a', c: 'a' });
  expect(linksOf(['a', 'b'], ['b', 'c'])).toEqual({ b: 'a', c: 'a' });
});

test('to decide again what holds changes nothing', () => {
  expect(linksOf(['a', 'b'], ['a', 'b'], ['b', 'a'])).toEqual({ b: 'a' });
});
