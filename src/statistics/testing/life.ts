import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DecisionKindName } from '../../contract/decisions.ts';
import type { QuestionInput } from '../../contract/question.ts';
import { decide, undoDecision } from '../../pipeline/decisions/decide.ts';
import { DECISION_KINDS } from '../../pipeline/decisions/decision-kinds.ts';
import { importFiles } from '../../pipeline/import-files.ts';
import { intake } from '../../pipeline/intake.ts';
import { deciderOf } from '../../pipeline/testing/deciders.ts';
import { fiveSources } from '../../pipeline/testing/five-sources.ts';
import { undoImport } from '../../pipeline/undo-import.ts';
import type { Store } from '../../store/store.ts';
import { METRICS } from '../metrics.ts';

type Roll = (sides: number) => number;

interface Life {
  readonly folder: string;
  readonly roll: Roll;
  readonly seed: number;
  /** How many pieces come. */
  readonly pieces: number;
}

const SIZES = { mails: 60, lines: 80, calls: 60, rows: 120, pushes: 60, hasCallBacks: true };
const KINDS = Object.keys(DECISION_KINDS) as DecisionKindName[];

/** A store's life, by chance: pieces of five sources come, imports go, all kinds of decisions are made and undone. Yields after each piece. */
export async function* life(store: Store, { folder, roll, seed, pieces }: Life): AsyncGenerator<number> {
  const imports: number[] = [];
  const made: number[] = [];
  for (const [at, piece] of spread(fiveSources(seed, SIZES), pieces).entries()) {
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
    yield at;
  }
}

/** So many of them, from all sources: those stand one after the other. */
function spread<T>(all: readonly T[], many: number): T[] {
  const placeOf = (at: number) => Math.floor((at * many) / all.length);
  return all.filter((_, at) => placeOf(at) !== placeOf(at - 1));
}

/** Each metric once, with splits that its links and decisions decide. */
export function questionOfEachMetric(roll: Roll): QuestionInput[] {
  return METRICS.map(({ id, dimensions, shape }) => ({
    metric: id,
    zone: 'Asia/Kolkata',
    ...(shape === 'level' ? {} : { every: 'quarter' as const }),
    by: dimensions
      .filter(
        (one) => ['channel', 'agent', 'team', 'customer', 'topic', 'tag', 'company'].includes(one) && roll(2) === 0,
      )
      .slice(0, 2),
  }));
}
