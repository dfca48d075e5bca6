import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../record/said.ts';
import { clean } from './clean.ts';
import { STANDARD_CLEANING, usualParameters } from './cleaning.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';
import { rulesPage } from './rules-page.ts';
import { rows as records } from './testing/said.ts';
import type { Change } from './change.ts';

const BLANK: Said = { kind: 'message', threading: { kind: 'own' } };

describe.each(CLEANING_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example, index) => [index + 1, example] as const))('does its example %i', (_, example) => {
    const notes: Change[] = [];
    const before: Said = { ...BLANK, ...example.before };
    const after = rule.apply(before, (change) => notes.push(change), usualParameters(rule));
    expect(after).toEqual({ ...BLANK, ...example.after });
    expect(notes.every((note) => note.rule === rule.id)).toBe(true);
    if (after === before) expect(notes).toEqual([]);
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(records, (said) => {
        const once = rule.apply(said, () => {}, usualParameters(rule));
        expect(rule.apply(once, () => {}, usualParameters(rule))).toBe(once);
      }),
    );
  });

  it('does nothing to a record without its signs', () => {
    if (rule.signs === undefined) return;
    const said: Said = {
      ...BLANK,
      at: '2026-03-01 09:00',
      text: 'Where is my order 4711? 我的订单在哪里？',
      channel: 'email',
    };
    expect(rule.apply(said, () => {}, usualParameters(rule))).toBe(said);
  });
});

describe('clean', () => {
  it('hands back a record with nothing to clean as it is', () => {
    const said: Said = { ...BLANK, at: '2026-03-01 09:00', text: 'Where is my order?', channel: 'email' };
    expect(clean(said, STANDARD_CLEANING).said).toBe(said);
    expect(clean(said, STANDARD_CLEANING).changes).toEqual([]);
  });

  it('never skips a rule that has something to do', () => {
    fc.assert(
      fc.property(records, (said) => {
        const once = (before: Said) =>
          STANDARD_CLEANING.steps.reduce<Said>(
            (current, { rule, parameters }) => rule.apply(current, () => {}, parameters),
            before,
          );
        let slow = said;
        for (let next = once(slow); next !== slow; next = once(slow)) slow = next;
        expect(clean(said, STANDARD_CLEANING).said).toEqual(slow);
      }),
    );
  });

  it('is described by docs/cleaning-rules.md; if not: npx vitest run src/core/clean/clean.test.ts -u', async () => {
    await expect(rulesPage()).toMatchFileSnapshot('../../../docs/cleaning-rules.md');
  });

  it('has every rule of its folder in its list', () => {
    const files = readdirSync(new URL('rules/', import.meta.url)).filter((name) => !name.endsWith('.test.ts'));
    expect(CLEANING_RULES.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort());
  });
});
