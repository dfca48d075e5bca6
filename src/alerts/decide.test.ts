import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, type Rule, type Seen, type Standing } from './decide.ts';

const MINUTE = 60_000;
const QUIET: Standing = { state: 'quiet', since: 0 };
const over5: Rule = { fires: 'above', at: 5, clears: 3, forSeconds: 0, atLeast: 0 };

/** What happens along a row of measurements, one a minute. */
function turns(rule: Rule, values: readonly (number | null | readonly [number, number])[]): string[] {
  let standing = QUIET;
  return values.map((value, minute) => {
    const [of, n] = Array.isArray(value)
      ? (value as [number, number])
      : [value as number | null, value === null ? 0 : 100];
    const decided = decide(rule, standing, { value: of, n, at: minute * MINUTE });
    standing = decided.standing;
    return decided.turn ? `${decided.turn}${decided.why === 'no-data' ? ' (no data)' : ''}` : standing.state;
  });
}

it('fires beyond the threshold and clears at the other value, not in between', () => {
  expect(turns(over5, [5, 6, 4, 9, 3, 4, 5, 6])).toEqual([
    'quiet',
    'fires',
    'firing',
    'firing',
    'clears',
    'quiet',
    'quiet',
    'fires',
  ]);
});

it('below works the other way round: CSAT under 80 % fires, 82 % clears', () => {
  const csat: Rule = { fires: 'below', at: 0.8, clears: 0.82, forSeconds: 0, atLeast: 0 };
  expect(turns(csat, [0.8, 0.79, 0.81, 0.82])).toEqual(['quiet', 'fires', 'firing', 'clears']);
});

it('waits for the minimum duration, which a single good value starts anew', () => {
  const lasting = { ...over5, forSeconds: 120 };
  expect(turns(lasting, [6, 6, 4, 6, 6, 6])).toEqual(['pending', 'pending', 'quiet', 'pending', 'pending', 'fires']);
});

it('does not fire on too few, and does not clear for their becoming few', () => {
  const many = { ...over5, atLeast: 20 };
  expect(turns(many, [[9, 19], [9, 20], [9, 19], [9, 2], null])).toEqual([
    'quiet',
    'fires',
    'firing',
    'firing',
    'clears (no data)',
  ]);
});

const rule: fc.Arbitrary<Rule> = fc
  .record({
    fires: fc.constantFrom('above' as const, 'below' as const),
    at: fc.integer({ min: -5, max: 5 }),
    gap: fc.integer({ min: 0, max: 4 }),
    forSeconds: fc.constantFrom(0, 0, 60, 150),
    atLeast: fc.constantFrom(0, 0, 3),
  })
  .map(({ gap, ...one }) => ({ ...one, clears: one.fires === 'above' ? one.at - gap : one.at + gap }));
const course = fc.array(
  fc.record({
    value: fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 6 }),
    n: fc.integer({ min: 1, max: 6 }),
    after: fc.integer({ min: 1, max: 200 }),
  }),
  { maxLength: 40 },
);

interface Step extends Seen {
  readonly before: Standing;
  readonly decided: ReturnType<typeof decide>;
}

/** Restarted before each step: what it knows is what a row of the database can hold. */
function walk(of: Rule, steps: readonly { value: number | null; n: number; after: number }[]): Step[] {
  let standing = QUIET;
  let at = 0;
  return steps.map(({ value, n, after }) => {
    at += after * 1000;
    const before = JSON.parse(JSON.stringify(standing)) as Standing;
    const decided = decide(of, before, { value, n: value === null ? 0 : n, at });
    standing = decided.standing;
    return { value, n: value === null ? 0 : n, at, before, decided };
  });
}

const isBeyond = (of: Rule, value: number) => (of.fires === 'above' ? value > of.at : value < of.at);

it('between two firings lies a value that has come back, or none at all', () => {
  fc.assert(
    fc.property(rule, course, (of, steps) => {
      let isFree = true;
      for (const { value, decided } of walk(of, steps)) {
        if (decided.turn === 'fires') {
          expect(isFree).toBe(true);
          isFree = false;
        }
        if (value === null || (of.fires === 'above' ? value <= of.clears : value >= of.clears)) isFree = true;
      }
    }),
  );
});

it('fires only after every check for the minimum duration was beyond, and on enough', () => {
  fc.assert(
    fc.property(rule, course, (of, steps) => {
      const walked = walk(of, steps);
      for (const [i, { decided, at }] of walked.entries()) {
        if (decided.turn !== 'fires') continue;
        const began =
          walked
            .slice(0, i + 1)
            .findLastIndex(({ value, n }) => value === null || n < of.atLeast || !isBeyond(of, value)) + 1;
        const since = walked.slice(began, i + 1);
        expect(at - since[0]!.at).toBeGreaterThanOrEqual(of.forSeconds * 1000);
        expect(since.every(({ value }) => value !== null && isBeyond(of, value))).toBe(true);
      }
    }),
  );
});

it('the same measurement again changes nothing: two servers that look at once do not fire twice', () => {
  fc.assert(
    fc.property(rule, course, (of, steps) => {
      for (const { value, n, at, decided } of walk(of, steps)) {
        const again = decide(of, decided.standing, { value, n, at });
        expect(again.turn).toBeNull();
        expect(again.standing).toEqual(decided.standing);
      }
    }),
  );
});

it('fires and clears take turns', () => {
  fc.assert(
    fc.property(rule, course, (of, steps) => {
      const found = walk(of, steps).flatMap(({ decided }) => decided.turn ?? []);
      expect(found).toEqual(found.map((_, i) => (i % 2 === 0 ? 'fires' : 'clears')));
    }),
  );
});
