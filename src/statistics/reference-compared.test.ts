import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { historyAndQuestion, inputOf, storyOf } from './testing/histories.ts';
import { METRICS } from './metrics.ts';
import { bucketKey } from './testing/reference/local-time.ts';
import { referenceAnswer } from './testing/reference/reference-answer.ts';
import type { ReferenceRow } from './testing/reference/reference-question.ts';
import { plainCompared } from './testing/reference-compared.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 60);

it('what a number is compared with is what the plain reference says of the other span, for any history and zone', async () => {
  await withDatabase(async (database) => {
    const how = fc.constantFrom('previous' as const, 'year' as const);
    const property = fc.asyncProperty(historyAndQuestion, how, async ({ facts, decisions, question }, compare) => {
      if (question.clock === 'business' && !hasHours(question.metric, decisions.calendars)) return;
      await storyOf(facts, decisions).storedIn(database);
      const input = inputOf(question);
      const answer = await ask(database, { ...input, compare });
      const other = plainCompared(question, compare);
      // Told to the second.
      expect([answer.comparedWith!.from, answer.comparedWith!.to].map(Date.parse)).toEqual(
        [other.from, other.to].map((instant) => Math.floor(instant / 1000) * 1000),
      );
      const nothing = referenceAnswer([], decisions, { ...question, every: undefined, by: [] }).rows[0]!;
      const there = referenceAnswer(facts, decisions, { ...question, from: other.from, to: other.to });
      for (const row of answer.rows) {
        const by = question.by.map((dimension) => row[dimension] ?? null);
        const start = row.bucket === null ? null : Math.max(Date.parse(row.bucket), question.from);
        const former = standing(there.rows, by, start === null ? null : bucketKey(question, other.counterpart(start)));
        const { value, n } = former ?? nothing;
        expect([rounded(row.before!), row.beforeN]).toEqual([rounded(value), n]);
      }
      // What only the other span has is shown, too.
      const shown = new Set(answer.rows.map((row) => JSON.stringify(question.by.map((one) => row[one] ?? null))));
      for (const { by } of there.rows) expect(shown.has(JSON.stringify(by)) || there.rows.length === 0).toBe(true);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
}, 360_000);

function standing(rows: readonly ReferenceRow[], by: ReferenceRow['by'], bucket: string | null) {
  return rows.find((row) => row.bucket === bucket && JSON.stringify(row.by) === JSON.stringify(by));
}

function hasHours(metric: string, calendars: readonly { readonly for: { readonly kind: string } }[]): boolean {
  const isCredited = METRICS.find((one) => one.id === metric)!.dimensions.includes('agent');
  return calendars.some((one) => isCredited || one.for.kind !== 'team');
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}
