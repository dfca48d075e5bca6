import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordIdOf } from '../basics/ids.ts';
import { candidate } from '../testing/candidates.ts';
import { byMoment, keysOf } from './candidate.ts';
import { FURTHEST } from './repeat-rule.ts';
import { REPEAT_RULES } from './repeat-rules.ts';

test.each(REPEAT_RULES.flatMap((rule) => rule.examples.map((example, n) => [rule.id, n, rule, example] as const)))(
  '%s: example %i is as it says, in either order, and its two share a key',
  (_id, _n, rule, { one, other, isRepeat }) => {
    const two = [
      candidate({ recordId: recordIdOf('test', 'one'), ...one }),
      candidate({ recordId: recordIdOf('test', 'other'), ...other }),
    ].sort(byMoment);
    expect(rule.pairs(two).length).toBe(isRepeat ? 1 : 0);
    if (!isRepeat) return;
    expect(Math.abs(two[0]!.at - two[1]!.at)).toBeLessThanOrEqual(FURTHEST);
    const [keys, others] = two.map((each) => keysOf(each, each.written));
    expect(keys!.some((key) => others!.includes(key))).toBe(true);
  },
);

test('each rule has examples of what it links and of what it does not, and stands in the list', () => {
  for (const { examples } of REPEAT_RULES)
    expect(new Set(examples.map(({ isRepeat }) => isRepeat))).toEqual(new Set([true, false]));
  const files = readdirSync(new URL('rules/', import.meta.url)).map((name) => name.replace('.ts', ''));
  expect(REPEAT_RULES.map(({ id }) => id).sort()).toEqual(files.sort());
});
