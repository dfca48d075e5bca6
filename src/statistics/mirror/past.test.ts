import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer, QuestionInput } from '../../contract/question.ts';
import { decide } from '../../pipeline/decisions/decide.ts';
import { importFiles } from '../../pipeline/import-files.ts';
import { intake } from '../../pipeline/intake.ts';
import { dice } from '../../pipeline/testing/five-sources.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import { undoImport } from '../../pipeline/undo-import.ts';
import type { Database } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { checkQuestion } from '../asked.ts';
import { ask } from '../ask.ts';
import { askTogether } from '../ask-together.ts';
import { engineOf } from '../parameters.ts';
import { rowsBehind } from '../rows-behind.ts';
import { inSnapshot } from '../snapshot.ts';
import { standingOf } from '../standing.ts';
import { life } from '../testing/life.ts';
import { Mirror } from './mirror.ts';
import { told } from './testing/told.ts';
import { withMirror } from './testing/with-mirror.ts';

test(
  'each fact of each version is as PostgreSQL tells it, in whatever order one look is asked',
  { timeout: 300_000 },
  () =>
    withStore(async (store, folder) => {
      const { database } = store;
      const roll = dice(21);
      await withMirror(database, async (mirror) => {
        for await (const _ of life(store, { folder, roll, seed: 21, pieces: 14 }));
        const versions = await versionsOf(database);
        const seen = new Set<string>();
        for (let look = 0; look < 4; look++) {
          const order = versions.filter(() => roll(3) === 0).sort(() => roll(3) - 1);
          const there = await factsAt(database, order, mirror);
          expect(there.map(({ engine }) => engine)).toEqual(order.map(() => 'mirror'));
          const here = await factsAt(database, order, null);
          for (const [i, { rows }] of here.entries()) {
            expect(there[i]!.rows, `version ${order[i]} of ${order.join()}`).toEqual(rows);
            seen.add(JSON.stringify(rows));
          }
        }
        expect(seen.size).toBeGreaterThan(20);
        expect(mirror.answered).toEqual({ here: 4, elsewhere: 0 });
      });
    }),
);

/** All facts at each of these versions, asked of one look. */
async function factsAt(database: Database, versions: readonly number[], mirror: Mirror | null) {
  return await inSnapshot(
    database,
    async (snapshot, now) => {
      const found: { engine: string; rows: unknown[] }[] = [];
      const columns = await columnsOf(database);
      for (const version of versions) {
        const { connection } = await standingOf(snapshot, checkQuestion({ metric: 'volume', version }), now);
        const { rows } = await connection.query<Record<string, unknown>>(
          `select ${columns} from published.interaction i order by i.record_id, i.part`,
        );
        found.push({ engine: engineOf(connection), rows: rows.map((row): unknown[] => Object.values(row)) });
      }
      return found;
    },
    mirror,
  );
}

/** All that the mirror has; conversations are numbers in it, and told by the first of their interactions. */
async function columnsOf(database: Database): Promise<string> {
  const { rows } = await database.query<{ name: string }>(
    `select a.attname as name from pg_attribute a
     where a.attrelid = 'published.interaction'::regclass and a.attnum > 0 and not a.attisdropped
       and a.attname not in ('answer_record_id', 'answer_part')
     order by a.attnum`,
  );
  return rows.map(({ name }) => (name === 'conversation_id' ? CONVERSATION : `i.${name}`)).join(', ');
}

const CONVERSATION = 'min(i.record_id::text) over (partition by i.conversation_id) as conversation';

const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
const HOURS = { name: 'Hours', for: { kind: 'all' as const }, zone: 'UTC', weekly, holidays: [], validFrom: null };

/** Eva asks and Ann answers, so many minutes later. */
async function exchange(store: Store, id: string, customer: string, at: string, minutes: number): Promise<void> {
  const common = {
    kind: 'message',
    channel: 'chat',
    conversation: id,
    customer: { kind: 'account', address: customer },
  };
  await intake(store, 'desk', [
    { ...common, id, direction: 'inbound', at, text: 'hi', tags: ['new'] },
    {
      ...common,
      id: `${id} answer`,
      direction: 'outbound',
      at: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
      agent: { kind: 'name', address: 'Ann' },
      text: 'ho',
    },
  ]);
}

/** Beside what is decided and measured today: each question as of an earlier version, of those who are joined since, too. */
async function given(store: Store): Promise<{ then: number; calendar: number; customers: string[] }> {
  const { database } = store;
  await exchange(store, 'one', 'eva', '2026-03-02T09:00:00Z', 30);
  await exchange(store, 'two', 'max', '2026-03-03T08:00:00Z', 90);
  const { decisionId: calendar } = await decide(store, { kind: 'calendar', about: HOURS, why: '' }, 'Ann');
  const later = { ...HOURS, weekly: weekly.map((day) => ({ ...day, from: '08:30' })) };
  await decide(store, { kind: 'calendar', about: later, why: '' }, 'Ann');
  const { rows, version: then } = await ask(database, { metric: 'volume', by: ['customer'] });
  const customers = rows.map((row) => row.customerId as string);
  await decide(store, { kind: 'same-person', about: { customers }, why: '' }, 'Ann');
  await exchange(store, 'one', 'eva', '2026-03-02T09:10:00Z', 50);
  await exchange(store, 'three', 'ida', '2026-03-04T09:00:00Z', 10);
  return { then, calendar, customers };
}

test('whatever is asked of it: hours side by side, one customer, several at once, and the rows behind', () =>
  withStore(async (store) => {
    const { database } = store;
    const { then: version, calendar, customers } = await given(store);
    const metric = 'response-time';
    const questions: QuestionInput[] = [
      { metric, clock: 'business', compareCalendar: calendar, version },
      { metric, by: ['customer'], version },
      { metric: 'volume', by: ['tag'], every: 'day', version },
      ...customers.map((value) => ({ metric, where: [{ dimension: 'customer' as const, value }], version })),
      { metric: 'volume', where: [{ dimension: 'agent', value: 'Ann' }], version },
      { metric: 'volume', by: ['customer'] },
    ];
    await withMirror(database, async (mirror) => {
      const answers = [];
      for (const question of questions) {
        answers.push(await told(database, question, null));
        expect(await told(database, question, mirror), JSON.stringify(question)).toEqual(answers.at(-1));
      }
      const together = await askTogether(database, questions, mirror);
      expect(together.map(({ answer }) => answer!.rows)).toEqual(answers.map((one) => (one as Answer).rows));
      for (const value of customers) {
        const question = { metric, by: ['customer' as const], version };
        const cell = { bucket: null, by: { customerId: value } };
        const page = await rowsBehind(database, question, cell, { limit: 9 }, 'en', mirror);
        expect(page).toEqual(await rowsBehind(database, question, cell, { limit: 9 }, 'en'));
        expect(page.count).toBe(1);
      }
      expect(mirror.answered).toEqual({ here: questions.length + 1 + customers.length, elsewhere: 0 });
    });
  }));

test('whom only the past knows has an id there, and is nobody to others who look', () =>
  withStore(async (store) => {
    const { database } = store;
    const path = join(store.data, 'gone.csv');
    await writeFile(path, 'id,date,customer_id,channel,text\n1,2026-03-02 09:00,gone,email,hi\n');
    const { importId } = await importFiles(store, { paths: [path], zone: 'UTC' });
    const before = {
      metric: 'volume',
      by: ['customer' as const],
      version: (await ask(database, { metric: 'volume' })).version,
    };
    await undoImport(store, importId);
    await withMirror(database, async (mirror) => {
      const { rows } = await ask(database, before, mirror);
      expect(rows).toHaveLength(1);
      expect(rows).toEqual((await ask(database, before)).rows);
      // Ida gets the number that the one of the past had for a moment.
      await exchange(store, 'one', 'ida', '2026-03-04T09:00:00Z', 10);
      const [now] = (await ask(database, { metric: 'volume', by: ['customer'] }, mirror)).rows;
      expect((await ask(database, before, mirror)).rows).toEqual(rows);
      expect(now!.customerId).not.toBe(rows[0]!.customerId);
      expect(mirror.answered).toEqual({ here: 3, elsewhere: 0 });
    });
  }));

test('where more is superseded, or linked, than is worth fetching PostgreSQL answers', () =>
  withStore(async (store) => {
    const { database } = store;
    const { then: version } = await given(store);
    await withMirror(database, async (built, path) => {
      await built.close();
      for (const [mostOfPast, metric] of [
        [0, 'volume'],
        [1, 'response-time'],
      ] as const) {
        const mirror = (await Mirror.open(database, { path, mostOfPast }))!;
        const question: QuestionInput = { metric, by: ['customer'], version };
        expect(await told(database, question, mirror)).toEqual(await told(database, question, null));
        expect(mirror.answered).toEqual({ here: 0, elsewhere: 1 });
        // What is of today is asked of it all the same, also beside the other.
        const together = await askTogether(database, [question, { metric }], mirror);
        expect(together.map(({ answer }) => answer!.isPast)).toEqual([true, false]);
        expect(await told(database, { metric }, mirror)).toEqual(await told(database, { metric }, null));
        expect(mirror.answered).toEqual({ here: 1, elsewhere: 2 });
        await mirror.close();
      }
    });
  }));

test('where it cannot be fetched PostgreSQL answers, and the mirror tells what went wrong', () =>
  withStore(async (store) => {
    const { database } = store;
    const { then: version } = await given(store);
    const failures: unknown[] = [];
    const folder = join(store.data, 'mirror');
    await mkdir(folder);
    const path = join(folder, 'mirror.duckdb');
    const mirror = (await Mirror.open(database, { path, onFailure: (error) => failures.push(error) }))!;
    await mirror.catchUp();
    await rm(folder, { recursive: true });
    const question: QuestionInput = { metric: 'response-time', by: ['customer'], version };
    expect(await told(database, question, mirror)).toEqual(await told(database, question, null));
    expect(mirror.answered).toEqual({ here: 0, elsewhere: 1 });
    expect(failures.map(String)).toEqual([expect.stringMatching(/ENOENT/)]);
    await mirror.close();
  }));

async function versionsOf(database: Database): Promise<number[]> {
  const { rows } = await database.query<{ version: number }>(
    'select version from published.version where version < (select max(version) from published.version)',
  );
  return [0, ...rows.map(({ version }) => version)];
}
