import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { DecisionKindName } from '../contract/decisions.ts';
import type { Answer, QuestionInput } from '../contract/question.ts';
import { decide, undoDecision } from '../pipeline/decisions/decide.ts';
import { DECISION_KINDS } from '../pipeline/decisions/decision-kinds.ts';
import { importFiles } from '../pipeline/import-files.ts';
import { intake } from '../pipeline/intake.ts';
import { deciderOf } from '../pipeline/testing/deciders.ts';
import { dice, fiveSources } from '../pipeline/testing/five-sources.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import { undoImport } from '../pipeline/undo-import.ts';
import type { Store } from '../store/store.ts';
import { ask } from './ask.ts';
import { METRICS } from './metrics.ts';
import { rowsBehind } from './rows-behind.ts';

const SIZES = { mails: 60, lines: 80, calls: 60, rows: 120, pushes: 60 };
const KINDS = Object.keys(DECISION_KINDS) as DecisionKindName[];

test('what was answered once is answered again, whatever came, went or was decided since', { timeout: 240_000 }, () =>
  withStore(async (store, folder) => {
    const roll = dice(4);
    const told: { question: QuestionInput; answer: Answer; behind: number | null }[] = [];
    const imports: number[] = [];
    const made: number[] = [];
    for (const [at, piece] of fiveSources(4, SIZES).slice(0, 14).entries()) {
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
      if (at % 4 === 3) for (const question of questions(roll)) told.push(await answered(store, question));
    }
    const versions = new Set(told.map(({ answer }) => answer.version));
    expect(versions.size).toBeGreaterThan(2);
    for (const { question, answer, behind } of told) {
      const { version, asOf, isPast: _, ...said } = answer;
      const again = { ...question, version, asOf };
      const { isPast, ...says } = await ask(store.database, again);
      expect(unnamed(says), JSON.stringify(question)).toEqual(unnamed({ ...said, version, asOf }));
      expect(isPast).toBe(version !== Math.max(...versions) || isPast);
      if (behind !== null) expect(await behindOf(store, again, says.rows[0]!)).toBe(behind);
    }
    // By the moment alone it is the version that stood then.
    const [first] = told;
    const { version, rows } = await ask(store.database, { ...first!.question, asOf: first!.answer.asOf });
    expect([version, unnamed({ rows })]).toEqual([first!.answer.version, unnamed({ rows: first!.answer.rows })]);
  }),
);

/** What people are called is as it is today: they are told by their ids. */
function unnamed<T extends Pick<Answer, 'rows'>>(answer: T) {
  const rows = answer.rows.map(({ agent: _, customer: __, ...row }) => JSON.stringify(row, Object.keys(row).sort()));
  return { ...answer, rows: rows.sort() };
}

/** Each metric once, with splits that its links and decisions decide. */
function questions(roll: (sides: number) => number): QuestionInput[] {
  return METRICS.map(({ id, dimensions, shape }) => ({
    metric: id,
    zone: 'Asia/Kolkata',
    ...(shape === 'level' ? {} : { every: 'quarter' as const }),
    by: dimensions.filter((one) => ['channel', 'agent', 'team', 'customer'].includes(one) && roll(2) === 0).slice(0, 2),
  }));
}

async function answered(store: Store, question: QuestionInput) {
  const answer = await ask(store.database, question);
  const row = answer.rows[0];
  return { question, answer, behind: row ? await behindOf(store, question, row) : null };
}

async function behindOf(store: Store, question: QuestionInput, row: Answer['rows'][number]): Promise<number> {
  const by = Object.fromEntries(
    (question.by ?? []).map((dimension) => {
      const id = row[`${dimension}Id`];
      return id === undefined ? [dimension, row[dimension] as string | null] : [`${dimension}Id`, id as string | null];
    }),
  );
  return (await rowsBehind(store.database, question, { bucket: row.bucket, by }, { limit: 1 }, 'en')).count;
}

test('a version that is not there, and a moment before everything', () =>
  withStore(async (store) => {
    await intake(store, 'desk', [
      {
        id: '1',
        kind: 'message',
        channel: 'chat',
        direction: 'inbound',
        at: '2026-03-02T09:00:00Z',
        customer: { kind: 'account', address: 'eva' },
        text: 'hi',
      },
    ]);
    const metric = 'volume';
    await expect(ask(store.database, { metric, version: 99 })).rejects.toMatchObject({
      code: 'statistics.unknown-version',
    });
    await expect(ask(store.database, { metric, asOf: 'yesterday' })).rejects.toMatchObject({
      code: 'statistics.bad-date',
    });
    const before = await ask(store.database, { metric, asOf: '2020-01-01' });
    expect(before).toMatchObject({ isPast: true, version: 0, rows: [{ value: 0 }] });
    const now = await ask(store.database, { metric });
    expect(now).toMatchObject({ isPast: false, rows: [{ value: 1 }] });
    expect(await ask(store.database, { metric, version: now.version })).toMatchObject({ isPast: false });
  }));
