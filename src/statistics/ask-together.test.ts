import { expect, test } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { intake } from '../pipeline/intake.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import { ask } from './ask.ts';
import { askTogether } from './ask-together.ts';
import { withMirror } from './mirror/testing/with-mirror.ts';

const mail = (id: string, direction: string, at: string) => ({
  id,
  channel: 'email',
  direction,
  at: `2026-03-02T${at}:00Z`,
  customer: { kind: 'email', address: 'eva@lindt.example' },
  ...(direction === 'outbound' ? { agent: { kind: 'account', address: 'ann', name: 'Ann' } } : {}),
  text: id,
});

const QUESTIONS: readonly QuestionInput[] = [
  { metric: 'volume' },
  { metric: 'volume', every: 'day', by: ['channel'] },
  { metric: 'no-such-metric' },
  { metric: 'volume', by: ['import'] },
  { metric: 'response-time', aggregate: 'median' },
  { metric: 'volume', zone: 'Mars/Olympus' },
  { metric: 'volume', asOf: '2020-01-01' },
];

test('several questions have the answers that each has alone, all of one version; one that is refused costs itself', () =>
  withStore(async (store) => {
    const { database } = store;
    await intake(store, 'desk', [mail('a', 'inbound', '09:00'), mail('b', 'outbound', '09:30')]);
    await withMirror(database, async (mirror) => {
      for (const one of [null, mirror]) {
        const told = await askTogether(database, QUESTIONS, one);
        expect(told.map(({ answer }) => answer !== null)).toEqual([true, true, false, true, true, false, true]);
        expect(told.flatMap((each) => (each.answer ? [] : [each.refused.code]))).toEqual([
          'statistics.unknown-metric',
          'statistics.unknown-zone',
        ]);
        for (const [i, { answer }] of told.entries()) {
          if (!answer) continue;
          const { asOf, ...alone } = await ask(database, QUESTIONS[i]!, one);
          expect(answer).toEqual({ ...alone, asOf: expect.any(String) as string });
          if (QUESTIONS[i]!.asOf) expect(answer.asOf).toBe(asOf);
        }
        expect(told[0]!.answer!.rows[0]!.value).toBe(2);
        // Not of the moment of each: of one.
        expect(told[4]!.answer!.asOf).toBe(told[0]!.answer!.asOf);
      }
    });
    expect(await askTogether(database, [])).toEqual([]);
  }));
