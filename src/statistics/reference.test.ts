import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnswerRow } from '../contract/question.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { rowsBehind } from './rows-behind.ts';
import { historyAndQuestion, inputOf, storyOf } from './testing/histories.ts';
import { METRICS } from './metrics.ts';
import { referenceAnswer } from './testing/reference/reference-answer.ts';
import type { ReferenceDecisions, ReferenceQuestion, ReferenceRow } from './testing/reference/reference-question.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 100);

it('answers as the plain reference does, for any history, question and zone, and opens every cell', async () => {
  await withDatabase(async (database) => {
    const property = fc.asyncProperty(historyAndQuestion, fc.nat(), async ({ facts, decisions, question }, pick) => {
      await storyOf(facts, decisions).storedIn(database);
      const input = inputOf(question);
      if (question.clock === 'business' && !hasHours(question.metric, decisions)) {
        await expect(ask(database, input)).rejects.toMatchObject({ code: 'statistics.no-calendar' });
        return;
      }
      const { rows, leftOut } = await ask(database, input);
      const expected = referenceAnswer(facts, decisions, question);
      expect(sorted(rows.map((row) => plain(row, question)))).toEqual(sorted(expected.rows.map(rounded)));
      for (const { reason, count } of leftOut) expect([reason, count]).toEqual([reason, expected.leftOut[reason] ?? 0]);
      if (rows.length === 0) return;
      const row = rows[pick % rows.length]!;
      const by = Object.fromEntries(
        question.by.map((dimension) => [dimension, row[dimension] === null ? null : String(row[dimension])]),
      );
      const behind = await rowsBehind(database, input, { bucket: row.bucket, by }, { limit: 100 }, 'en');
      expect([behind.count, behind.items.length]).toEqual([row.n, row.n]);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
}, 360_000);

/** Working hours of a team are nobody's in a metric that credits nobody. */
function hasHours(metric: string, { calendars }: ReferenceDecisions): boolean {
  const isCredited = METRICS.find((one) => one.id === metric)!.dimensions.includes('agent');
  return calendars.some((one) => isCredited || one.for.kind !== 'team');
}

/** A row in the reference's words: buckets by local date, names for people, seconds to nine digits. */
function plain(row: AnswerRow, question: ReferenceQuestion): ReferenceRow {
  return rounded({
    bucket:
      row.bucket === null
        ? null
        : question.every === 'hour'
          ? `${row.bucket.slice(0, 13)} ${row.bucket.slice(19)}`
          : row.bucket.slice(0, 10),
    by: question.by.map((dimension) => row[dimension] ?? null),
    value: row.value,
    n: row.n,
    unanswered: row.unanswered,
    outsideHours: row.outsideHours ?? null,
  });
}

function rounded(row: ReferenceRow): ReferenceRow {
  return { ...row, value: row.value === null ? null : Number(row.value.toPrecision(12)) };
}

function sorted(rows: readonly ReferenceRow[]): string[] {
  return rows
    .map(({ bucket, by, value, n, unanswered, outsideHours }) =>
      JSON.stringify([bucket, by, value, n, unanswered, outsideHours]),
    )
    .sort();
}
