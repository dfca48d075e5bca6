import { expect, test } from 'vitest';
import type { CleaningRuleItem } from '../../src/contract/recipes.ts';
import { isSameRecipe, leftOut, moved, withRule } from './draft.ts';

const rule = (id: string, more: Partial<CleaningRuleItem> = {}): CleaningRuleItem => ({
  id,
  reason: { en: id, 'zh-CN': id },
  examples: [],
  parameters: {},
  before: [],
  isOffAtFirst: false,
  ...more,
});
const RULES = [
  rule('markup', { before: ['trim'] }),
  rule('signature', { parameters: { lines: { label: { en: '', 'zh-CN': '' }, usual: 4 } } }),
  rule('trim'),
];
const step = (id: string, parameters = {}) => ({ rule: id, parameters });

test('a parameter that is not said is as usual', () => {
  expect(isSameRecipe([step('signature')], [step('signature', { lines: 4 })], RULES)).toBe(true);
  expect(isSameRecipe([step('signature')], [step('signature', { lines: 5 })], RULES)).toBe(false);
  expect(isSameRecipe([step('markup'), step('trim')], [step('trim'), step('markup')], RULES)).toBe(false);
});

test('a rule that is switched on again stands at its usual place', () => {
  expect(leftOut([step('markup'), step('trim')], RULES).map(({ id }) => id)).toEqual(['signature']);
  expect(withRule([step('markup'), step('trim')], RULES[1]!, RULES).map((one) => one.rule)).toEqual([
    'markup',
    'signature',
    'trim',
  ]);
  expect(withRule([step('markup')], RULES[2]!, RULES).at(-1)).toEqual(step('trim'));
});

test('a rule moves, but not over one that must come after it, nor over the end', () => {
  const steps = [step('markup'), step('trim'), step('signature')];
  expect(moved(steps, 0, 1, RULES)).toBeNull();
  expect(moved(steps, 1, -1, RULES)).toBeNull();
  expect(moved(steps, 2, 1, RULES)).toBeNull();
  expect(moved(steps, 1, 1, RULES)?.map((one) => one.rule)).toEqual(['markup', 'signature', 'trim']);
});
