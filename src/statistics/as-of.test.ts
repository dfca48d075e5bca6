import { expect, test } from 'vitest';
import type { Answer, QuestionInput } from '../contract/question.ts';
import { intake } from '../pipeline/intake.ts';
import { dice } from '../pipeline/testing/five-sources.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import type { Store } from '../store/store.ts';
import { ask } from './ask.ts';
import type { Mirror } from './mirror/mirror.ts';
import { withMirror } from './mirror/testing/with-mirror.ts';
import { rowsBehind } from './rows-behind.ts';
import { life, questionOfEachMetric } from './testing/life.ts';

test(
  'what was answered once is answered again, by both engines, whatever came, went or was decided since',
  { timeout: 360_000 },
  () =>
    withStore(async (store, folder) => {
      const roll = dice(4);
      const told: { question: QuestionInput; answer: Answer; behind: number | null }[] = [];
      for await (const at of life(store, { folder, roll, seed: 4, pieces: 14 })) {
        if (at % 4 !== 3) continue;
        for (const question of questionOfEachMetric(roll)) told.push(await answered(store, question));
        for (const question of somePeople(roll, told.at(-1)!.answer.version, told))
          told.push(await answered(store, question));
      }
      expect(told.filter(({ question }) => question.where).length).toBeGreaterThan(10);
      const versions = new Set(told.map(({ answer }) => answer.version));
      expect(versions.size).toBeGreaterThan(2);
      const again = async (mirror: Mirror | null) => {
        for (const { question, answer, behind } of told) {
          const { version, asOf, isPast: _, ...said } = answer;
          const asked = { ...question, version, asOf };
          const { isPast, ...says } = await ask(store.database, asked, mirror);
          expect(unnamed(says), JSON.stringify(question)).toEqual(unnamed({ ...said, version, asOf }));
          expect(isPast).toBe(version !== Math.max(...versions) || isPast);
          // Rows stand in the order of what people are called today: the first may be another.
          if (behind !== null)
            expect(await behindOf(store, asked, sameRow(answer.rows[0]!, says.rows), mirror)).toBe(behind);
        }
      };
      await again(null);
      await withMirror(store.database, async (mirror) => {
        await again(mirror);
        expect(mirror.answered.elsewhere).toBe(0);
        expect(mirror.answered.here).toBeGreaterThan(told.length);
      });
      // By the moment alone it is the version that stood then.
      const [first] = told;
      const { version, rows } = await ask(store.database, { ...first!.question, asOf: first!.answer.asOf });
      expect([version, unnamed({ rows })]).toEqual([first!.answer.version, unnamed({ rows: first!.answer.rows })]);
    }),
);

/** What people are called is as it is today: they are told by their ids. */
function unnamed<T extends Pick<Answer, 'rows'>>(answer: T) {
  return { ...answer, rows: answer.rows.map(unnamedRow).sort() };
}

/** To twelve digits, as both engines hold them. */
function unnamedRow({ agent: _, customer: __, ...row }: Answer['rows'][number]): string {
  const digits = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value);
  return JSON.stringify(Object.fromEntries(Object.entries(row).sort()), digits);
}

function sameRow(row: Answer['rows'][number], among: Answer['rows']): Answer['rows'][number] {
  return among.find((each) => unnamedRow(each) === unnamedRow(row))!;
}

/** The same of some of those whom the answers of this version name, each alone. */
function somePeople(
  roll: (sides: number) => number,
  version: number,
  told: readonly { readonly question: QuestionInput; readonly answer: Answer }[],
): QuestionInput[] {
  return told
    .filter(({ answer }) => answer.version === version)
    .flatMap(({ question, answer }) =>
      (['customer', 'agent'] as const).flatMap((dimension) => {
        const ids = [...new Set(answer.rows.map((row) => row[`${dimension}Id`]))].filter(
          (id) => typeof id === 'string',
        );
        return ids.filter(() => roll(8) === 0).map((value) => ({ ...question, by: [], where: [{ dimension, value }] }));
      }),
    );
}

async function answered(store: Store, question: QuestionInput) {
  const answer = await ask(store.database, question);
  const row = answer.rows[0];
  return { question, answer, behind: row ? await behindOf(store, question, row) : null };
}

async function behindOf(
  store: Store,
  question: QuestionInput,
  row: Answer['rows'][number],
  mirror: Mirror | null = null,
): Promise<number> {
  const by = Object.fromEntries(
    (question.by ?? []).map((dimension) => {
      const id = row[`${dimension}Id`];
      return id === undefined ? [dimension, row[dimension] as string | null] : [`${dimension}Id`, id as string | null];
    }),
  );
  const cell = { bucket: row.bucket, by };
  return (await rowsBehind(store.database, question, cell, { limit: 1 }, 'en', mirror)).count;
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
