import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../record/said.ts';
import { clean, cleanBothWays } from './clean.ts';
import type { Cleaning } from './cleaning.ts';
import { STANDARD_CLEANING } from './cleaning.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';
import { cleaningOfRecipe, faultOf, recipeOf, STANDARD_RECIPE, wholeRecipe } from './recipe.ts';
import { isSameOutcome } from './same-outcome.ts';
import { mails, rows } from './testing/said.ts';

// What holds for every recipe: cleaning what is clean changes nothing; where the order means nothing it
// changes nothing; and cleaning in two ways at once is cleaning twice.

const records = fc.oneof(rows, mails);
const recipes: fc.Arbitrary<Cleaning> = fc.shuffledSubarray([...STANDARD_CLEANING.steps]).map((steps) => ({ steps }));

describe('a recipe', () => {
  it('changes nothing the second time: the standard one', () => {
    fc.assert(
      fc.property(records, (said) => isClean(said, STANDARD_CLEANING)),
      { numRuns: 300 },
    );
  });

  it('changes nothing the second time: any rules in any order', () => {
    fc.assert(fc.property(records, recipes, isClean), { numRuns: 300 });
  });

  function isClean(said: Said, cleaning: Cleaning): void {
    const once = clean(said, cleaning).said;
    const twice = clean(once, cleaning);
    expect(twice.said).toBe(once);
    expect(twice.changes).toEqual([]);
  }

  it('comes to the same in every order that keeps each rule before those that would destroy what it needs', () => {
    fc.assert(
      fc.property(
        records,
        fc.shuffledSubarray([...STANDARD_CLEANING.steps], { minLength: STANDARD_CLEANING.steps.length }),
        (said, shuffled) => {
          const steps = inNeededOrder(shuffled);
          expect(clean(said, { steps }).said).toEqual(clean(said, STANDARD_CLEANING).said);
        },
      ),
      { numRuns: 500 },
    );
  });

  /** The shuffled order, as far as `before` lets it stand. */
  function inNeededOrder(shuffled: Cleaning['steps']): Cleaning['steps'] {
    const left = [...shuffled];
    const ordered: Cleaning['steps'][number][] = [];
    while (left.length > 0) {
      const at = left.findIndex(({ rule }) => !left.some((other) => other.rule.before?.includes(rule.id)));
      ordered.push(...left.splice(at, 1));
    }
    return ordered;
  }

  it('names only rules that there are as those that come after', () => {
    const ids = CLEANING_RULES.map(({ id }) => id);
    for (const [at, { before = [] }] of CLEANING_RULES.entries())
      for (const later of before) expect(ids.indexOf(later)).toBeGreaterThan(at);
  });

  it.each([
    ['repair-mojibake', 'strip-control-characters', { text: 'Ã\u0083Â©' }],
    ['repair-mojibake', 'strip-invisible-characters', { text: 'Ã\u00ad' }],
    ['repair-mojibake', 'trim-spaces', { text: 'voilÃ\u00a0' }],
    ['html-to-text', 'trim-spaces', { text: ' ', html: '<p>Hello</p>' }],
  ])('%s must come before %s: the other way round loses something', (first, second, said) => {
    const order = (...names: string[]) =>
      clean(
        { kind: 'message', threading: { kind: 'own' }, ...said },
        cleaningOfRecipe({
          steps: names.map((rule) => ({ rule, parameters: {} })),
        }),
      ).said;
    expect(order(first, second)).not.toEqual(order(second, first));
  });
});

describe('cleaning in two ways at once', () => {
  it('is cleaning twice', () => {
    fc.assert(
      fc.property(records, recipes, recipes, (said, one, other) => {
        expect(cleanBothWays(one, other)(said)).toEqual([clean(said, one), clean(said, other)]);
      }),
    );
  });

  it('tells whether it came to the same', () => {
    fc.assert(
      fc.property(records, recipes, recipes, (said, one, other) => {
        const [a, b] = cleanBothWays(one, other)(said);
        const tell = (cleaned: typeof a): unknown[] => [
          JSON.parse(JSON.stringify(cleaned.said)) as unknown,
          cleaned.changes.map(({ rule }) => rule),
        ];
        let isEqual = true;
        try {
          expect(tell(a)).toEqual(tell(b));
        } catch {
          isEqual = false;
        }
        expect(isSameOutcome(a, b)).toBe(isEqual);
      }),
    );
  });
});

describe('a recipe as people give it', () => {
  it('is the standard one where all parameters are usual', () => {
    expect(recipeOf(cleaningOfRecipe(STANDARD_RECIPE))).toEqual(STANDARD_RECIPE);
    const bare = { steps: STANDARD_RECIPE.steps.map(({ rule }) => ({ rule, parameters: {} })) };
    expect(wholeRecipe(bare)).toEqual(STANDARD_RECIPE);
    expect(faultOf(bare)).toBeNull();
  });

  it.each([
    [{ rule: 'no-such-rule', parameters: {} }, 'recipe.unknown-rule'],
    [{ rule: 'trim-spaces', parameters: { ends: true } }, 'recipe.unknown-parameter'],
    [{ rule: 'trim-spaces', parameters: { constructor: true } }, 'recipe.unknown-parameter'],
    [{ rule: 'strip-signature', parameters: { longest: '15' } }, 'recipe.wrong-type'],
    [{ rule: 'strip-signature', parameters: { longest: 0 } }, 'recipe.out-of-bounds'],
    [{ rule: 'strip-signature', parameters: { longest: 61 } }, 'recipe.out-of-bounds'],
    [{ rule: 'strip-signature', parameters: { longest: 2.5 } }, 'recipe.out-of-bounds'],
    [{ rule: 'strip-signature', parameters: { longest: NaN } }, 'recipe.out-of-bounds'],
    [{ rule: 'drop-blank-words', parameters: { words: 'x'.repeat(1_001) } }, 'recipe.out-of-bounds'],
  ])('is refused: %j', (step, code) => {
    expect(faultOf({ steps: [step] })?.code).toBe(code);
  });

  it('is refused with a rule that comes twice', () => {
    const step = { rule: 'trim-spaces', parameters: {} };
    expect(faultOf({ steps: [step, step] })?.code).toBe('recipe.rule-twice');
  });

  it.each([
    [
      'strip-signature',
      { longest: 2 },
      { text: 'Hi\n-- \nEva\nShop\n1 Street' },
      { text: 'Hi\n-- \nEva\nShop\n1 Street' },
    ],
    ['strip-signature', { longest: 3 }, { text: 'Hi\n-- \nEva\nShop\n1 Street' }, { text: 'Hi' }],
    ['drop-blank-words', { words: 'leer，TBD' }, { channel: 'tbd', direction: 'Leer' }, {}],
    ['drop-blank-words', { words: 'not asked yet, by anybody at all' }, { rating: 'Not asked yet' }, {}],
    [
      'narrow-full-width',
      { inNames: true },
      { customer: { kind: 'name', address: 'ＡＢＣ商事！' } },
      { customer: { kind: 'name', address: 'ABC商事！' } },
    ],
  ] as const)('%s follows its parameters %j', (rule, parameters, before, after) => {
    const frame = { kind: 'message', threading: { kind: 'references', messageId: '1@x', references: [] } } as const;
    const cleaning = cleaningOfRecipe({ steps: [{ rule, parameters }] });
    expect(clean({ ...frame, ...before }, cleaning).said).toEqual({ ...frame, ...after });
  });
});
