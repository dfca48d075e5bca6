import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { withDatabase } from '../../store/testing/with-database.ts';
import { historyAndQuestion, inputOf, storyOf } from '../testing/histories.ts';
import { told } from './testing/told.ts';
import { withMirror } from './testing/with-mirror.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 60);

it('answers as PostgreSQL does, for any history, question and zone', async () => {
  await withDatabase(async (database) => {
    const property = fc.asyncProperty(historyAndQuestion, async ({ facts, decisions, question }) => {
      await storyOf(facts, decisions).storedIn(database);
      const input = inputOf(question);
      await withMirror(database, async (mirror) => {
        expect(await told(database, input, mirror)).toEqual(await told(database, input, null));
        expect(mirror.answered.elsewhere).toBe(0);
      });
    });
    await fc.assert(property, { numRuns: RUNS });
  });
}, 360_000);
