import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Database, inTransaction } from '../../store/database.ts';
import { personIdOf } from '../../store/testing/given.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { becomeWriter, type Cause } from '../../store/writer.ts';
import { historyAndQuestion, inputOf, storyOf } from '../testing/histories.ts';
import { told } from './testing/told.ts';
import { withMirror } from './testing/with-mirror.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 60);

it('answers as it was answered then, for any history, question and change', async () => {
  let mirrored = 0;
  await withDatabase(async (database) => {
    const property = fc.asyncProperty(
      historyAndQuestion,
      fc.nat(),
      fc.boolean(),
      async ({ facts, decisions, question }, seed, isFollowed) => {
        await storyOf(facts, decisions).storedIn(database);
        await database.query('truncate history.superseded, history.identity_link, history.superseded_link');
        const then = await decided(database);
        const asOf = new Date().toISOString();
        const input = { asOf, ...inputOf(question), version: then };
        const answer = await told(database, input, null);
        if (!isFollowed) await change(database, seed);
        await withMirror(database, async (mirror) => {
          if (isFollowed) await change(database, seed);
          const again = await told(database, input, mirror);
          expect(again).toEqual(isRefusal(answer) ? answer : { ...answer, isPast: true });
          // By import the mirror is not asked at all.
          expect(mirror.answered.elsewhere).toBe(0);
          mirrored += mirror.answered.here;
        });
      },
    );
    await fc.assert(property, { numRuns: RUNS });
    expect(mirrored).toBeGreaterThan(RUNS / 2);
  });
}, 360_000);

function isRefusal(answer: object): boolean {
  return 'code' in answer;
}

/** A version for each decision; the last of them. */
async function decided(database: Database): Promise<number> {
  const { rows } = await database.query<{ id: number }>('select decision_id as id from history.decision order by 1');
  let last = await written(database, [], { cause: 'other' });
  for (const { id } of rows) last = await written(database, [], { cause: 'decision', decisionId: id });
  return last;
}

/** Rows go, are others, and come; customers and agents are joined, and parted again. */
async function change(database: Database, seed: number): Promise<void> {
  const some = (one: number) => `abs(hashtext(record_id::text || '${seed}')::bigint) % 5 = ${one}`;
  const join = (point: string, person: string) =>
    `insert into history.identity_link (contact_point_id, customer_id, rule)
     values ('${personIdOf(point)}', '${personIdOf(person)}', 'decided')`;
  await written(database, [
    `update history.interaction set channel = 'chat', tags = 'fresh', is_leg = false, answered_at = null where ${some(0)}`,
    `update history.interaction set contact_point_id = '${personIdOf('Max')}' where ${some(1)}`,
    join('Eva', 'Max'),
    join('Ann', 'Bob'),
  ]);
  await written(database, [
    `delete from history.interaction where ${some(2)}`,
    `insert into history.interaction
     select (jsonb_populate_record(
       i, jsonb_build_object('record_id', '${personIdOf('copy')}', 'version', history.writing_version()))).*
     from history.interaction i limit 1`,
    `delete from history.identity_link where contact_point_id = '${personIdOf('Ann')}'`,
    join('李雷', '王芳'),
  ]);
}

async function written(
  database: Database,
  statements: readonly string[],
  cause: Cause = { cause: 'other' },
): Promise<number> {
  return await inTransaction(database, async (connection) => {
    const version = await becomeWriter(connection, cause);
    for (const sql of statements) await connection.query(sql);
    return version;
  });
}
