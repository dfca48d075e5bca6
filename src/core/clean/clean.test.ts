import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../record/said.ts';
import { clean } from './clean.ts';
import { STANDARD_CLEANING } from './cleaning.ts';
import type { CleaningRule, RuleParameters } from './cleaning-rule.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';
import type { Change } from './change.ts';

/** The parameters that a rule has where nobody set them. */
function usual(rule: CleaningRule): RuleParameters {
  return Object.fromEntries(Object.entries(rule.parameters ?? {}).map(([name, { usual }]) => [name, usual]));
}

const BLANK: Said = { kind: 'message', threading: { kind: 'own' } };

describe.each(CLEANING_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example, index) => [index + 1, example] as const))('does its example %i', (_, example) => {
    const notes: Change[] = [];
    const before: Said = { ...BLANK, ...example.before };
    const after = rule.apply(before, (change) => notes.push(change), usual(rule));
    expect(after).toEqual({ ...BLANK, ...example.after });
    expect(notes.every((note) => note.rule === rule.id)).toBe(true);
    if (after === before) expect(notes).toEqual([]);
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(records, (said) => {
        const once = rule.apply(said, () => {}, usual(rule));
        expect(rule.apply(once, () => {}, usual(rule))).toBe(once);
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
    expect(rule.apply(said, () => {}, usual(rule))).toBe(said);
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
        const slow = STANDARD_CLEANING.steps.reduce<Said>(
          (current, { rule, parameters }) => rule.apply(current, () => {}, parameters),
          said,
        );
        expect(clean(said, STANDARD_CLEANING).said).toEqual(slow);
      }),
    );
  });

  it('has every rule of its folder in its list', () => {
    const files = readdirSync(new URL('rules/', import.meta.url)).filter((name) => !name.endsWith('.test.ts'));
    expect(CLEANING_RULES.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort());
  });
});

const odd = fc.constantFrom(
  ' ',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u0301',
  '\u3000',
  '１',
  'Ã',
  '©',
  'â',
  '€',
  '™',
  'e',
  '-',
  'N',
  'A',
  '/',
  '无',
  '👍',
  '\n',
  '\u2028',
);
const values = fc.oneof(
  fc.string(),
  fc.array(odd, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom('N/A', 'null', 'Null', ' - ', '无', ''),
);
const records = fc.record(
  {
    kind: fc.constant('message' as const),
    threading: fc.constant({ kind: 'own' as const }),
    at: values,
    channel: values,
    text: values,
    replyText: values,
    rating: values,
    customer: fc.record({ kind: fc.constantFrom('email' as const, 'name' as const), address: values, name: values }),
    company: values,
    attributes: fc.dictionary(fc.constantFrom('weight', 'basket'), fc.record({ said: values }), { maxKeys: 2 }),
    customerAlso: fc.array(fc.record({ kind: fc.constant('email' as const), address: values, name: values }), {
      maxLength: 2,
    }),
    to: fc.array(fc.record({ kind: fc.constant('phone' as const), address: values }), { maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'threading'] },
);
