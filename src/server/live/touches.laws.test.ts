import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { touches } from '../../contract/touches.ts';
import type { IntakeItem, Notice } from '../../contract/intake.ts';
import type { FilterTree, QuestionInput } from '../../contract/question.ts';
import { importFiles, intake } from '../../pipeline/index.ts';
import { TouchedSpan } from '../../pipeline/touched-span.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import { inTransaction } from '../../store/database.ts';
import { notify } from '../../store/notices.ts';
import { becomeWriter } from '../../store/writer.ts';
import { ask, metricInfo, METRICS } from '../../statistics/index.ts';
import { type Feed, openFeed } from './feed.ts';

const RUNS = Number(process.env.RAPPORT_RUNS ?? 12);
const MIDDLE = Date.parse('2026-03-15T12:00:00Z');
const DAY = 86_400_000;

const seldom = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });

/** The same few customers and matters over three weeks, so that most of what comes changes something that was there. */
const item: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }).map(String),
    channel: fc.constantFrom('email', 'phone', 'chat'),
    direction: fc.constantFrom('inbound', 'outbound'),
    at: fc.integer({ min: -10 * 24, max: 10 * 24 }).map((hours) => new Date(MIDDLE + hours * 3_600_000).toISOString()),
    customer: fc.constantFrom('eva', 'max', 'li').map((name) => ({ kind: 'account', address: name })),
    agent: fc.constant({ kind: 'account', address: 'ann' }),
    conversation: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    isAutomation: seldom(fc.constant(true)),
    outcome: fc.constantFrom('answered', 'missed', 'abandoned'),
    rating: seldom(fc.record({ value: fc.integer({ min: 1, max: 5 }), scale: fc.constant('1-5') })),
  })
  .map(({ outcome, ...rest }) =>
    rest.channel === 'phone' ? { ...rest, kind: 'call', call: { outcome, talkSeconds: 60 } } : rest,
  )
  .map((one) => JSON.parse(JSON.stringify(one)) as Record<string, unknown>);

/** Calls of a telephone system over nine days, two customers; many that nobody took, and many that call back. */
const phoneCall = fc.record({
  minute: fc.integer({ min: -4 * 24 * 60, max: 5 * 24 * 60 }),
  phone: fc.constantFrom('0201234567', '0207654321'),
  isOurs: fc.boolean(),
  isAnswered: fc.boolean(),
});

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';

/** As the telephone system would write it; `number` is the call's own. */
function cdrRow({ minute, phone, isOurs, isAnswered }: CdrCall, number: number): string {
  const at = new Date(MIDDLE + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const route = isOurs
    ? `Ann,101,${phone},from-internal,PJSIP/101-00000001,PJSIP/trunk-00000002,Dial,PJSIP`
    : `Eva,${phone},500,ext-queues,PJSIP/trunk-00000002,PJSIP/101-00000001,Queue,500`;
  const end = isAnswered ? '70,60,ANSWERED' : '10,0,NO ANSWER';
  return `${at},${route},${end},3,,${number}.1,,400,,${number}.1,${number}`;
}

interface CdrCall {
  readonly minute: number;
  readonly phone: string;
  readonly isOurs: boolean;
  readonly isAnswered: boolean;
}

const date = fc.integer({ min: -9, max: 9 }).map((days) => new Date(MIDDLE + days * DAY).toISOString().slice(0, 10));

function questionsWith(customers: readonly string[]): fc.Arbitrary<QuestionInput[]> {
  const condition = fc.oneof(
    fc.constantFrom('email', 'phone', 'chat').map((value) => ({ dimension: 'channel' as const, value })),
    fc.constantFrom(...customers).map((value) => ({ dimension: 'customer' as const, value })),
    fc.constantFrom('shop', 'desk').map((value) => ({ dimension: 'source' as const, value })),
  );
  const tree: fc.Arbitrary<FilterTree> = fc.oneof(
    condition,
    condition.map((one) => ({ not: one })),
    fc.array(condition, { maxLength: 2 }).map((all) => ({ or: all })),
  );
  const questions = METRICS.map((metric) =>
    fc.record({
      metric: fc.constant(metric.id),
      // How long the oldest has waited grows by itself.
      aggregate: fc.constantFrom(...metric.aggregations.filter((name) => name !== 'oldest')),
      target: fc.constant(3_600),
      zone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Adak'),
      range: fc.option(fc.tuple(date, date), { nil: null, freq: 4 }),
      filter: fc.option(tree, { nil: undefined }),
    }),
  );
  return fc
    .tuple(...questions)
    .map((all) =>
      all.map(({ range, ...rest }) => (range && range[0] !== range[1] ? { ...rest, ...inOrder(range) } : rest)),
    );
}

function inOrder([a, b]: readonly [string, string]): { from: string; to: string } {
  return a < b ? { from: a, to: b } : { from: b, to: a };
}

function next(feed: Feed): Promise<Notice> {
  return new Promise((resolve) => {
    const unfollow = feed.follow((event) => {
      unfollow();
      if (event.event === 'committed') resolve(event.notice);
    });
  });
}

test(
  'no answer changes without being among those that the notice touches, and some are left alone',
  () =>
    withStore(async (store, folder) => {
      const feed = openFeed(store.database);
      await feed.start();
      let leftAlone = 0;
      let changed = 0;
      const metrics = new Map(METRICS.map((metric) => [metric.id, metricInfo(metric)]));
      const told = async (source: string, items: unknown[]): Promise<Notice> => {
        const notice = next(feed);
        await intake(store, source, items);
        return await notice;
      };
      let number = 0;
      /** A file of calls; what its commits told. */
      const called = async (calls: readonly CdrCall[]): Promise<Notice[]> => {
        const notices: Notice[] = [];
        const path = join(folder, `${++number}-cdr.csv`);
        await writeFile(path, `${[CDR, ...calls.map((call) => cdrRow(call, ++number))].join('\n')}\n`);
        const isOver = new Promise<void>((resolve) => {
          const unfollow = feed.follow((event) => {
            if (event.event !== 'committed') return;
            notices.push(event.notice);
            if (event.notice.days?.length !== 0) return;
            unfollow();
            resolve();
          });
        });
        await importFiles(store, { paths: [path], zone: 'UTC' });
        // Of nothing: the last that comes.
        await inTransaction(store.database, async (connection) => {
          await becomeWriter(connection, { cause: 'replay' });
          await notify(connection, new TouchedSpan().notice(null));
        });
        await isOver;
        return notices;
      };
      try {
        const seed = (address: string, source: string): [string, Partial<IntakeItem>[]] => [
          source,
          [
            {
              id: `first-${address}`,
              channel: 'email',
              at: '2020-01-01T00:00:00Z',
              customer: { kind: 'account', address },
            },
          ],
        ];
        const customers: string[] = [];
        for (const [address, source] of [
          ['eva', 'shop'],
          ['max', 'desk'],
          ['li', 'shop'],
        ] as const) {
          const { customers: names } = await told(...seed(address, source));
          customers.push(...names!);
        }
        const step = fc.oneof(
          {
            weight: 3,
            arbitrary: fc.record({
              source: fc.constantFrom('shop', 'desk'),
              items: fc.array(item, { minLength: 1, maxLength: 3 }),
            }),
          },
          { weight: 2, arbitrary: fc.record({ calls: fc.array(phoneCall, { minLength: 1, maxLength: 3 }) }) },
        );
        await fc.assert(
          fc.asyncProperty(
            questionsWith(customers),
            fc.array(step, { minLength: 1, maxLength: 5 }),
            async (questions, steps) => {
              const answers = async () => {
                const rows = [];
                for (const question of questions) rows.push(JSON.stringify(await rowsOf(question)));
                return rows;
              };
              const rowsOf = async (question: QuestionInput) => {
                const { rows, leftOut } = await ask(store.database, question);
                return { rows, leftOut };
              };
              let before = await answers();
              for (const one of steps) {
                const notices = 'calls' in one ? await called(one.calls) : [await told(one.source, one.items)];
                const after = await answers();
                for (const [i, question] of questions.entries()) {
                  const isTouched = notices.some((notice) => touches(question, notice, metrics.get(question.metric)!));
                  if (!isTouched) leftAlone++;
                  if (before[i] === after[i]) continue;
                  changed++;
                  expect({ question, notices, isTouched }).toMatchObject({ isTouched: true });
                }
                before = after;
              }
            },
          ),
          { numRuns: RUNS, endOnFailure: true },
        );
        const { rows } = await store.database.query<{ n: number }>(
          "select count(*)::int as n from history.interaction where threading_rule = 'call-back'",
        );
        expect(rows[0]!.n).toBeGreaterThan(0);
        expect(changed).toBeGreaterThan(RUNS);
        expect(leftAlone).toBeGreaterThan(RUNS);
      } finally {
        await feed.stop();
      }
    }),
  120_000,
);
