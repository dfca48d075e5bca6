import { afterEach, expect, test, vi } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { intake } from '../pipeline/intake.ts';
import { dice } from '../pipeline/testing/five-sources.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { Answers } from './answers.ts';
import { ask } from './ask.ts';
import type { Told } from './ask-together.ts';
import type { Mirror } from './mirror/mirror.ts';
import { withMirror } from './mirror/testing/with-mirror.ts';
import { life, questionOfEachMetric } from './testing/life.ts';

const VOLUME: QuestionInput = { metric: 'volume' };
const WAITING: QuestionInput = { metric: 'waiting' };

afterEach(() => void vi.restoreAllMocks());

async function push(store: Store, key: string): Promise<void> {
  await intake(store, 'shop', [
    {
      id: key,
      channel: 'email',
      at: '2026-03-02T10:00:00Z',
      direction: 'inbound',
      customer: { kind: 'email', address: `${key}@example.com` },
      text: 'Hello?',
    },
  ]);
}

/** Without the moment: it differs between two looks. */
function timeless({ asOf: _, ...answer }: Awaited<ReturnType<typeof ask>>) {
  return answer;
}

test.each(['alone', 'with the mirror'])(
  'whatever comes, goes and is decided, what is kept is what would be computed anew (%s)',
  { timeout: 300_000 },
  (how) =>
    withStore(async (store, folder) => {
      const roll = dice(29);
      const { database } = store;
      const lived = async (mirror: Mirror | null): Promise<void> => {
        const answers = new Answers(database, mirror);
        let kept = 0;
        for await (const _ of life(store, { folder, roll, seed: 29, pieces: 14 })) {
          const some = questionOfEachMetric(roll).filter(() => roll(6) === 0);
          for (const question of [...some, VOLUME]) {
            const first = await answers.ask(question);
            const again = await answers.ask(question);
            if (again.rows === first.rows) kept += 1;
            // As of that moment nothing depends on the clock.
            const anew = timeless(
              await ask(database, { ...question, asOf: again.asOf, version: again.version }, mirror),
            );
            expect(timeless(again), JSON.stringify(question)).toEqual(anew);
          }
          const together = await answers.askTogether([...some, VOLUME]);
          expect(together.every((told) => told.answer !== null)).toBe(true);
        }
        expect(kept).toBeGreaterThan(20);
      };
      if (how === 'alone') await lived(null);
      else await withMirror(database, lived);
    }),
);

test('an answer is given again until the history changes, and is true for the moment of each asking', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null);
    const first = await answers.ask(VOLUME);
    const again = await answers.ask(VOLUME);
    expect(again.rows).toBe(first.rows);
    expect(Date.parse(again.asOf)).toBeGreaterThan(Date.parse(first.asOf));
    await push(store, 'two');
    const then = await answers.ask(VOLUME);
    expect(then.rows).toMatchObject([{ value: 2 }]);
    expect(then.version).toBeGreaterThan(first.version);
  }));

test('what was asked alone is known when it is asked together, and the other way round', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null);
    const alone = await answers.ask(VOLUME);
    const first = await answers.askTogether([{ metric: 'none' }, { metric: 'customers-active' }, VOLUME]);
    expect(first.map((told) => codeOf(told))).toEqual(['statistics.unknown-metric', null, null]);
    expect(first[1]!.answer).toMatchObject({ metric: 'customers-active', version: alone.version });
    expect(first[2]!.answer!.rows).toBe(alone.rows);
    const again = await answers.askTogether([VOLUME, { metric: 'none' }]);
    expect(again[0]!.answer!.rows).toBe(alone.rows);
    expect(codeOf(again[1]!)).toBe('statistics.unknown-metric');
    expect((await answers.ask({ metric: 'customers-active' })).rows).toBe(first[1]!.answer!.rows);
    await expect(answers.ask({ metric: 'none' })).rejects.toMatchObject({ code: 'statistics.unknown-metric' });
  }));

test('what a commit overtakes while the rest is asked is asked anew: all are of one version', () =>
  withStore(async (store) => {
    await push(store, 'one');
    let comes = async (): Promise<void> => undefined;
    const database = Object.create(store.database) as Database;
    database.query = (async (text: string) => {
      const looked = await store.database.query(text);
      await comes();
      return looked;
    }) as Database['query'];
    const answers = new Answers(database, null);
    const { version } = await answers.ask(VOLUME);
    comes = () => push(store, 'two');
    const told = await answers.askTogether([VOLUME, { metric: 'messages' }]);
    expect(told.map(({ answer }) => [answer!.version > version, answer!.rows[0]!.value])).toEqual([
      [true, 2],
      [true, 2],
    ]);
  }));

const WINDOW = { metric: 'first-contact-resolution' };

test.each([WAITING, WINDOW])(
  'what follows the clock is given again for a second, with its own moment: $metric',
  (question) =>
    withStore(async (store) => {
      await push(store, 'one');
      const answers = new Answers(store.database, null);
      const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000_000);
      const first = await answers.ask(question);
      clock.mockReturnValue(1_000_900);
      const soon = await answers.ask(question);
      expect([soon.rows, soon.asOf]).toEqual([first.rows, first.asOf]);
      expect(soon.rows).toBe(first.rows);
      clock.mockReturnValue(1_001_100);
      const later = await answers.ask(question);
      expect(later.rows).not.toBe(first.rows);
      expect(Date.parse(later.asOf)).toBeGreaterThan(Date.parse(first.asOf));
    }),
);

test('a database that was restored counts its versions anew: nothing is taken over', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null);
    const first = await answers.ask(VOLUME);
    await store.database.query("update history.version set recorded_at = recorded_at - interval '1 hour'");
    const then = await answers.ask(VOLUME);
    expect(then.version).toBe(first.version);
    expect(then.rows).not.toBe(first.rows);
  }));

test('the same question, asked by many at once, is answered once', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null);
    const all = await Promise.all(Array.from({ length: 20 }, () => answers.ask(VOLUME)));
    expect(new Set(all.map((answer) => answer.rows)).size).toBe(1);
  }));

test('who goes away does not take the answer from others, and who is alone ends the work', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null);
    const lock = await store.database.connect();
    await lock.query('begin; lock table history.interaction in access exclusive mode');
    const [gone, staying, alone] = [new AbortController(), new AbortController(), new AbortController()];
    const left = answers.ask(VOLUME, gone.signal);
    const stayed = answers.ask(VOLUME, staying.signal);
    const ended = answers.ask({ metric: 'messages' }, alone.signal).catch((error: { code: string }) => error.code);
    // Both have begun when one is gone.
    await vi.waitFor(async () => expect(await waitingFor(store)).toBe(2));
    gone.abort();
    alone.abort();
    expect(await ended).toBe('statistics.broken-off');
    expect(await waitingFor(store)).toBe(1);
    await lock.query('rollback');
    lock.release();
    expect((await stayed).rows).toMatchObject([{ value: 1 }]);
    await left;
  }));

test('what was asked longest ago makes room', () =>
  withStore(async (store) => {
    await push(store, 'one');
    const answers = new Answers(store.database, null, { mostBytes: 4_000 });
    const [first, second] = [await answers.ask(VOLUME), await answers.ask({ metric: 'messages' })];
    expect((await answers.ask(VOLUME)).rows).toBe(first.rows);
    await answers.ask({ metric: 'conversations' });
    expect((await answers.ask(VOLUME)).rows).toBe(first.rows);
    expect((await answers.ask({ metric: 'messages' })).rows).not.toBe(second.rows);
  }));

function codeOf(told: Told): string | null {
  return told.answer === null ? told.refused.code : null;
}

async function waitingFor({ database }: Store): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]!.n;
}
