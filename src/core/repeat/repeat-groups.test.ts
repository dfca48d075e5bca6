import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordIdOf } from '../basics/ids.ts';
import { candidate } from '../testing/candidates.ts';
import { someone } from '../testing/interactions.ts';
import { type Candidate, nameOf } from './candidate.ts';
import type { ExampleSaid } from './repeat-rule.ts';
import { type DecidedByHand, repeatGroups } from './repeat-groups.ts';
import { isMeaningful, wordsOf } from './same-text.ts';

const NOTHING: DecidedByHand = { cut: new Set(), linked: [] };
const question = 'Hello, my order 4711 has not arrived yet. Could you check?';
const answer = 'We have looked it up for you: the parcel will be delivered tomorrow.';

const one = (name: string, said: ExampleSaid): Candidate => candidate({ recordId: recordIdOf('test', name), ...said });
const mail = (name: string, said: ExampleSaid = {}) =>
  one(name, { system: 'mail', threading: 'references', text: question, ...said });
const row = (name: string, said: ExampleSaid = {}) => one(name, { system: 'desk', text: question, ...said });
const reply = (said: ExampleSaid) => ({ direction: 'outbound' as const, text: answer, ...said });

/** Groups by name: the head, then the others with their rules. */
function told(candidates: readonly Candidate[], hand = NOTHING): Record<string, Record<string, string>> {
  const groups = repeatGroups(candidates, hand).map(({ head, repeats }) => [
    named(head),
    Object.fromEntries(repeats.map(({ candidate: each, rule }) => [named(each), rule])),
  ]);
  return Object.fromEntries(groups) as Record<string, Record<string, string>>;
}

const NAMES = ['mail', 'mail 2', 'sent', 'sent 2', 'row', 'row 2', 'form'].map((name): [string, string] => [
  recordIdOf('test', name),
  name,
]);
function named({ recordId, part }: Candidate): string {
  return (new Map(NAMES).get(recordId) ?? recordId) + (part === 0 ? '' : ` answer`);
}

describe('who stands for all of them', () => {
  test('a mail of a thread before a row of a table, whatever came first', () => {
    expect(told([row('row'), mail('mail', { after: 60 })])).toEqual({ mail: { row: 'same-message' } });
  });

  test('the row, where it alone knows the answer', () => {
    const pair = [row('row', { isPair: true }), row('row', reply({ part: 1, isPair: true, after: 1_800 }))];
    expect(told([mail('mail'), ...pair])).toEqual({ row: { mail: 'same-message' } });
    expect(told([mail('mail'), row('row', { statedAnsweredAt: 1 })])).toEqual({ row: { mail: 'same-message' } });
  });

  test('the mails, where question and answer both are mails', () => {
    const pair = [row('row', { isPair: true }), row('row', reply({ part: 1, isPair: true, after: 1_800 }))];
    expect(told([mail('mail'), ...pair, mail('sent', reply({ after: 1_790 }))])).toEqual({
      mail: { row: 'same-message' },
      sent: { 'row answer': 'same-message' },
    });
  });

  test('an answer whose question was not seen elsewhere stays with it', () => {
    const pair = [row('row', { isPair: true }), row('row', reply({ part: 1, isPair: true, after: 1_800 }))];
    expect(told([...pair, mail('sent', reply({ after: 1_790 }))])).toEqual({ 'row answer': { sent: 'same-message' } });
  });

  test('of equals the one that knows more, then the earliest', () => {
    expect(told([row('row'), row('form', { after: 60, subject: 'Order' })])).toEqual({ form: { row: 'sent-twice' } });
    expect(told([row('row', { after: 60 }), row('form')])).toEqual({ form: { row: 'sent-twice' } });
  });

  test('a rating that only the other brought still counts, once', () => {
    const groups = repeatGroups(
      [mail('mail'), row('row', { isRated: true }), row('form', { isRated: true, after: 1 })],
      NOTHING,
    );
    expect(groups.flatMap(({ repeats }) => repeats.map(({ keepsRating }) => keepsRating))).toEqual([true, false]);
  });
});

describe('what is one exchange', () => {
  test('a mail, its ticket, and the ticket that was opened twice', () => {
    expect(told([mail('mail'), row('row', { after: 30 }), row('row 2', { after: 90 })])).toEqual({
      mail: { row: 'same-message', 'row 2': 'sent-twice' },
    });
  });

  test('an answer that went to two questions went twice, and each is met in the other system', () => {
    const sent = [mail('sent', reply({})), mail('sent 2', reply({ after: 300 }))];
    const rows = [row('row', reply({ after: 20 })), row('row 2', reply({ after: 310 }))];
    expect(told([...sent, ...rows])).toEqual({ sent: { row: 'same-message' }, 'sent 2': { 'row 2': 'same-message' } });
  });

  test('never across customers, but whichever of the addresses of one it came by', () => {
    const max = someone('max');
    expect(told([mail('mail'), row('row', { contactPointId: max })])).toEqual({});
    expect(told([mail('mail'), row('row', { contactPointId: max, personId: someone('eva') })])).toEqual({
      mail: { row: 'same-message' },
    });
  });

  test('what was cut stands alone, its answer with it; what was linked is one, whatever the rules say', () => {
    const all = [mail('mail'), row('row', { after: 30 }), row('row 2', { after: 90 })];
    const cut = new Set([nameOf(all[1]!)]);
    expect(told(all, { cut, linked: [] })).toEqual({ mail: { 'row 2': 'same-message' } });
    expect(told(all, { cut, linked: [[nameOf(all[1]!), nameOf(all[0]!)]] })).toEqual({
      mail: { row: 'by-hand', 'row 2': 'same-message' },
    });
    const pair = [row('row', { isPair: true }), row('row', reply({ part: 1, isPair: true, after: 1_800 }))];
    const both = [mail('mail'), ...pair, mail('sent', reply({ after: 1_790 }))];
    expect(told(both, { cut, linked: [] })).toEqual({});
  });
});

test('in any order they are the same groups', () => {
  const texts = [question, answer, 'ok', '??', null];
  const any = fc.record({
    after: fc.integer({ min: 0, max: 40 }).map((n) => n * 45),
    system: fc.constantFrom('mail', 'desk', 'form'),
    text: fc.constantFrom(...texts),
    kind: fc.constantFrom('message' as const, 'message' as const, 'call' as const),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, null),
    threading: fc.constantFrom('own' as const, 'references' as const, 'session' as const),
    files: fc.option(fc.subarray([1, 2, 3], { minLength: 1 })),
    isPair: fc.boolean(),
    isRated: fc.boolean(),
    contactPointId: fc.constantFrom(someone('eva'), someone('eva'), someone('max')),
  });
  const many = fc
    .array(any, { maxLength: 20 })
    .map((all) => all.map((said, n) => one(`${n >> 1}`, { ...said, part: n % 2 })));
  fc.assert(
    fc.property(
      many.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const told = (some: readonly Candidate[]) =>
          repeatGroups(some, NOTHING).flatMap(({ head, repeats }) =>
            repeats.map(({ candidate: each, rule, keepsRating }) =>
              [nameOf(each), nameOf(head), rule, keepsRating].join(' '),
            ),
          );
        expect(told(shuffled).sort()).toEqual(told(all).sort());
        for (const { head, repeats } of repeatGroups(all, NOTHING))
          for (const { candidate: each } of repeats) expect(each.contactPointId).toBe(head.contactPointId);
      },
    ),
    { numRuns: 300 },
  );
});

test('what a text says is what is left without quotes, signature, spaces and case', () => {
  expect(wordsOf('Hello  WORLD!\n\nOn 4 Mar 2024 at 10:00, Ann <ann@x.example> wrote:\n> Hi\n> there', '')).toBe(
    'helloworld',
  );
  expect(wordsOf('你好，世界！\n-- \nEva', '')).toBe('你好世界');
  expect(wordsOf('ＡＢＣ １２３', '')).toBe('abc123');
});

test.each([
  ['hello', false],
  ['??', false],
  ['好的', false],
  ['好的，麻烦您了，谢谢', false],
  ['Thank you very much for your help!', false],
  ['请问我的订单什么时候才能发货呢', true],
  ['您好，我的订单还没有收到', false],
  ['My order 4711 has not arrived yet, where is it?', true],
])('%s: long enough to mean one thing is %s', (text, isLong) => {
  expect(isMeaningful(wordsOf(text, ''), '')).toBe(isLong);
});
