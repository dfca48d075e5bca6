import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PersonError } from '../../contract/person-error.ts';
import type { Answer, QuestionInput } from '../../contract/question.ts';
import { recordIdOf } from '../../core/basics/ids.ts';
import type { Database } from '../../store/database.ts';
import { story } from '../../store/testing/given.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { ask } from '../ask.ts';
import { type CellName, rowsBehind } from '../rows-behind.ts';
import { historyAndQuestion, storyOf } from '../testing/histories.ts';
import type { Mirror } from './mirror.ts';
import { withMirror } from './testing/with-mirror.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 30);
/** Of a long answer the first cells: each history has others. */
const MOST_CELLS = 4;

it('are those that PostgreSQL finds, page by page, for any history and question', async () => {
  await withDatabase(async (database) => {
    const property = fc.asyncProperty(historyAndQuestion, async ({ facts, decisions, question }) => {
      await storyOf(facts, decisions).storedIn(database);
      const { now: _now, ...asked } = { ...question, by: [...question.by], where: [...question.where] };
      const input = { ...asked, from: new Date(question.from).toISOString(), to: new Date(question.to).toISOString() };
      await withMirror(database, async (mirror) => {
        for (const cell of await cellsOf(database, input)) {
          const pages = await pagesBehind(database, input, cell, mirror);
          expect(pages).toEqual(await pagesBehind(database, input, cell, null));
        }
        expect(mirror.answered.elsewhere).toBe(0);
      });
    });
    await fc.assert(property, { numRuns: RUNS });
  });
}, 360_000);

it('come with the repeats that are left out, which the mirror does not have', async () => {
  await withDatabase(async (database) => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
    given.row({
      at: '2026-03-01T09:01:00Z',
      contact_point_id: given.person('Eva'),
      repeat_of: recordIdOf('story', '0'),
      repeat_part: 0,
      repeat_rule: 'id',
    });
    given.row({ at: '2026-03-01T09:02:00Z', kind: 'system', author_kind: 'automation' });
    await given.storedIn(database);
    await withMirror(database, async (mirror) => {
      const whole = { bucket: null, by: {} };
      for (const date of ['event', 'cohort'] as const) {
        const question = { metric: 'volume', date };
        const { count, exclusions } = await rowsBehind(database, question, whole, { limit: 9 }, 'en', mirror);
        expect([count, exclusions.map((one) => one.count)], date).toEqual([2, [1, 1]]);
      }
      expect(mirror.answered).toEqual({ here: 2, elsewhere: 0 });
    });
  });
});

it('are found among more people than are compared one by one', async () => {
  await withDatabase(async (database) => {
    const given = story();
    for (let i = 0; i < 130; i++) {
      given.customer(`Eva ${i}`).writes('2026-03-01T09:00Z');
      if (i % 3 > 0) given.company(`Eva ${i}`, `Company ${i % 50}`);
    }
    await given.storedIn(database);
    await withMirror(database, async (mirror) => {
      const input: QuestionInput = { metric: 'volume', by: ['company'], top: 2 };
      for (const cell of await cellsOf(database, input)) {
        const [page] = await pagesBehind(database, input, cell, mirror, 500);
        expect(page).toEqual((await pagesBehind(database, input, cell, null, 500))[0]);
      }
      expect(mirror.answered.elsewhere).toBe(0);
    });
  });
});

async function cellsOf(database: Database, input: QuestionInput): Promise<CellName[]> {
  // What is refused has no cells.
  const { rows } = await ask(database, input).catch(nothingWhenRefused);
  return rows.slice(0, MOST_CELLS).map((row) => {
    const by: Record<string, string | null> = {};
    for (const dimension of input.by ?? []) {
      by[dimension] = row[dimension] === null ? null : String(row[dimension]);
      const id = row[`${dimension}Id`];
      if (id !== undefined) by[`${dimension}Id`] = id === null ? null : String(id);
    }
    return { bucket: row.bucket, isRest: row.rest !== undefined, by };
  });
}

function nothingWhenRefused(error: unknown): Pick<Answer, 'rows'> {
  if (error instanceof PersonError) return { rows: [] };
  throw error;
}

async function pagesBehind(database: Database, input: QuestionInput, cell: CellName, mirror: Mirror | null, limit = 2) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const { next, ...page } = await rowsBehind(
      database,
      input,
      cell,
      { ...(cursor ? { cursor } : {}), limit },
      'en',
      mirror,
    );
    pages.push(page);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}
