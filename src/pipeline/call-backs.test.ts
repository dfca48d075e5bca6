import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { threadedHow } from '../store/conversations.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { replay } from './replay.ts';
import { dump } from './testing/dump.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';
const EVA = '0201234567';

/** A leg of a call from a customer; `talk` in seconds, 0: nobody took it. */
const rings = (at: string, talk: number, id: number, call = id): string =>
  `${at},Eva,${EVA},500,ext-queues,PJSIP/trunk-00000001,PJSIP/10${id}-00000002,Queue,500,${talk + 10},${talk},${outcome(talk)},3,,${id}.1,,400,,${call}.1,${id}`;
const callsBack = (at: string, talk: number, id: number): string =>
  `${at},Ann,101,${EVA},from-internal,PJSIP/101-00000001,PJSIP/trunk-00000002,Dial,PJSIP,${talk + 10},${talk},${outcome(talk)},3,,${id}.1,,,,${id}.1,${id}`;
const outcome = (talk: number): string => (talk > 0 ? 'ANSWERED' : 'NO ANSWER');

const MISSED = rings('2026-03-02 09:00:00', 0, 1);
const AGAIN = rings('2026-03-02 15:00:00', 0, 2);
const BACK = callsBack('2026-03-04 10:00:00', 60, 3);
const AFTER = rings('2026-03-04 11:00:00', 0, 4);

async function bring(store: Store, folder: string, name: string, ...rows: readonly string[]): Promise<number> {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, `${[CDR, ...rows].join('\n')}\n`);
  return (await importFiles(store, { paths: [path], zone: 'UTC' })).importId;
}

/** When each wait began, and how many seconds it lasted. */
async function waits(store: Store): Promise<[string, number | null][]> {
  const { rows } = await store.database.query<{ asked: string; seconds: number | null }>(
    `select to_char(at at time zone 'UTC', 'DD HH24:MI') as asked, extract(epoch from answered_at - at)::float8 as seconds
     from history.interaction where opens_wait order by at`,
  );
  return rows.map(({ asked, seconds }) => [asked, seconds]);
}

async function legs(store: Store) {
  const { rows } = await store.database.query<{ record: string; rule: string | null; conversation: string }>(
    'select record_id as record, threading_rule as rule, conversation_id as conversation from history.interaction order by at',
  );
  return rows;
}

const TWO_DAYS = (2 * 24 + 1) * 3_600 + 10;

test('a call-back ends the wait of the first missed call, in whatever order they come; undone, they wait on', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'after', AFTER);
    const back = await bring(store, folder, 'back', BACK);
    await bring(store, folder, 'again', AGAIN);
    expect(await waits(store)).toEqual([
      ['02 15:00', TWO_DAYS - 6 * 3_600],
      ['04 11:00', null],
    ]);
    await bring(store, folder, 'missed', MISSED);
    const all = [
      ['02 09:00', TWO_DAYS],
      ['04 11:00', null],
    ];
    expect(await waits(store)).toEqual(all);
    expect((await legs(store)).map(({ rule }) => rule)).toEqual([null, 'call-back', 'call-back', null]);
    const before = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(before);
    await undoImport(store, back);
    expect(await waits(store)).toEqual([['02 09:00', null]]);
    await bring(store, folder, 'back', BACK);
    expect(await waits(store)).toEqual(all);
  }));

test('the setting says within how long, and the history follows it; undone, it is as before', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'all', MISSED, AGAIN, BACK);
    const before = await waits(store);
    const set = async (callBackDays: number) =>
      await decide(store, { kind: 'conversation-rules', about: { callBackDays }, why: '' }, 'Ann');
    const none = await set(0);
    expect(await waits(store)).toEqual([
      ['02 09:00', null],
      ['02 15:00', null],
    ]);
    await undoDecision(store, none.decisionId, 'Ann');
    expect(await waits(store)).toEqual(before);
    await set(1);
    expect(await waits(store)).toEqual([['02 09:00', null]]);
  }));

test('people part a call from the missed one before it, never the legs of one call', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'all', MISSED, AGAIN, rings('2026-03-02 15:00:05', 0, 5, 2), BACK);
    const [, again, leg] = await legs(store);
    const cut = async (record: string) =>
      await decide(store, { kind: 'conversation-cut', about: { record, part: 0 }, why: '' }, 'Ann');
    await expect(cut(leg!.record)).rejects.toMatchObject({ code: 'conversation.one-call' });
    const made = await cut(again!.record);
    expect((await legs(store)).map(({ rule }) => rule)).toEqual([null, 'cut-by-hand', null, 'call-back']);
    expect(await waits(store)).toEqual([
      ['02 09:00', null],
      ['02 15:00', TWO_DAYS - 6 * 3_600],
    ]);
    expect((await threadedHow(store.database, again!.record, 0))?.continues).toMatchObject({
      at: '2026-03-02T09:00:00.000Z',
    });
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await waits(store)).toEqual([['02 09:00', TWO_DAYS]]);
  }));

test('what is joined by hand with a call is found from whatever touches its call-backs', () =>
  withStore(async (store, folder) => {
    await bring(store, folder, 'early', rings('2026-02-01 09:00:00', 0, 6));
    await bring(store, folder, 'missed', MISSED);
    const [early, missed] = await legs(store);
    const about = { record: missed!.record, part: 0, with: early!.record, withPart: 0 };
    await decide(store, { kind: 'conversation-join', about, why: '' }, 'Ann');
    const back = await bring(store, folder, 'back', BACK);
    expect((await waits(store)).map(([asked, seconds]) => [asked, seconds !== null])).toEqual([['01 09:00', true]]);
    await undoImport(store, back);
    expect(await waits(store)).toEqual([['01 09:00', null]]);
  }));
