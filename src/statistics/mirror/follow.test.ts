import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { DecisionKindName } from '../../contract/decisions.ts';
import type { QuestionInput } from '../../contract/question.ts';
import { decide, undoDecision } from '../../pipeline/decisions/decide.ts';
import { DECISION_KINDS } from '../../pipeline/decisions/decision-kinds.ts';
import { importFiles } from '../../pipeline/import-files.ts';
import { intake } from '../../pipeline/intake.ts';
import { deciderOf } from '../../pipeline/testing/deciders.ts';
import { dice, fiveSources } from '../../pipeline/testing/five-sources.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import { undoImport } from '../../pipeline/undo-import.ts';
import { METRICS } from '../metrics.ts';
import { told } from './testing/told.ts';
import { withMirror } from './testing/with-mirror.ts';

const SIZES = { mails: 60, lines: 80, calls: 60, rows: 120, pushes: 60 };
const KINDS = Object.keys(DECISION_KINDS) as DecisionKindName[];

test('follows whatever comes, goes, is joined and decided, and is never built anew for it', { timeout: 300_000 }, () =>
  withStore(async (store, folder) => {
    const roll = dice(11);
    const { database } = store;
    const imports: number[] = [];
    const made: number[] = [];
    await withMirror(database, async (mirror) => {
      for (const [at, piece] of fiveSources(11, SIZES).slice(0, 16).entries()) {
        if ('push' in piece) await intake(store, piece.push, piece.items);
        else {
          const path = join(folder, String(at), piece.name);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, piece.content);
          imports.push((await importFiles(store, { paths: [path], zone: 'UTC' })).importId);
        }
        if (roll(3) === 0 && imports.length > 1) await undoImport(store, imports.splice(roll(imports.length), 1)[0]!);
        for (const kind of KINDS) {
          const deciding = roll(3) === 0 ? await deciderOf(kind)(store, roll) : null;
          if (deciding) made.push((await decide(store, deciding, 'test')).decisionId);
        }
        if (made.length > 2 && roll(2) === 0) await undoDecision(store, made.splice(roll(made.length), 1)[0]!, 'test');
        for (const question of some(roll, questions(roll)))
          expect(await told(database, question, mirror), JSON.stringify(question)).toEqual(
            await told(database, question, null),
          );
      }
      for (const question of questions(roll))
        expect(await told(database, question, mirror)).toEqual(await told(database, question, null));
      expect(mirror.answered.elsewhere).toBe(0);
      expect(mirror.answered.here).toBeGreaterThan(100);
    });
  }),
);

/** Each metric once, with splits that its links and decisions decide. */
function questions(roll: (sides: number) => number): QuestionInput[] {
  return METRICS.map(({ id, dimensions, shape }) => ({
    metric: id,
    zone: 'Asia/Kolkata',
    ...(shape === 'level' ? {} : { every: 'quarter' as const }),
    by: dimensions.filter((one) => ['channel', 'agent', 'team', 'customer'].includes(one) && roll(2) === 0).slice(0, 2),
  }));
}

function some<T>(roll: (sides: number) => number, all: readonly T[]): T[] {
  return all.filter(() => roll(5) === 0);
}
