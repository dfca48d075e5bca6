import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IntakeItem } from '../contract/intake.ts';
import type { QuestionInput } from '../contract/question.ts';
import { ask } from '../statistics/index.ts';
import { searchInteractions } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { intake } from './intake.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

const EVA = { kind: 'email', address: 'eva@customer.example' } as const;
const PHONE = { kind: 'phone', address: '+442012345678' } as const;
const question = 'Hello, my order 4711 has not arrived yet. Could you check where it is?';
const answer = 'We have looked it up for you: the parcel will be delivered tomorrow morning.';

describe('by two addresses of one customer', () => {
  const EVAS = 'customer_id,customer_email,date,channel,text';
  const row = (at: string, text: string) => `C7,${EVA.address},${at},email,"${text}"`;

  test('a mail and its ticket under a customer number are one, whichever came first, and two once they are two people’s', () =>
    withStore(async (store, folder) => {
      const other = 'A question about something else entirely, which only the desk has got so far.';
      const desk = [EVAS, row('2026-03-02 09:02:00', question), row('2026-03-02 12:00:00', other)].join('\n');
      const tickets = await bring(store, folder, 'desk.csv', `${desk}\n`);
      expect(await numbers(store)).toMatchObject({ volume: 2 });
      const mails = await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      expect(await repeats(store)).toEqual([['table', 'mail', 'same-message']]);
      expect(await numbers(store)).toMatchObject({ volume: 2 });
      await undoImport(store, mails);
      expect(await repeats(store)).toEqual([]);
      await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      const [account] = await points(store, 'C7');
      const [address] = await points(store, EVA.address);
      const about = { customer: account!, points: [address!] };
      const two = await decide(store, { kind: 'split', about, why: '' }, 'Ann');
      expect(await repeats(store)).toEqual([]);
      expect(await numbers(store)).toMatchObject({ volume: 3 });
      await undoDecision(store, two.decisionId, 'Ann');
      expect(await repeats(store)).toEqual([['table', 'mail', 'same-message']]);
      await undoImport(store, tickets);
      expect(await repeats(store)).toEqual([]);
      expect(await numbers(store)).toMatchObject({ volume: 1 });
    }));

  test('what two customers wrote is one once they are joined, and two when they are split', () =>
    withStore(async (store) => {
      await push(store, 'desk', { id: 'T1', at: '09:01:10', text: question });
      await push(store, 'phone desk', { id: 'T2', at: '09:03:10', text: question, customer: PHONE });
      expect(await repeats(store)).toEqual([]);
      const customers = [...(await points(store, EVA.address)), ...(await points(store, PHONE.address))];
      const joined = await decide(store, { kind: 'same-person', about: { customers }, why: '' }, 'Ann');
      expect(await repeats(store)).toHaveLength(1);
      await undoDecision(store, joined.decisionId, 'Ann');
      expect(await repeats(store)).toEqual([]);
    }));
});

describe('a mail and its ticket', () => {
  test('are one, the mail counts; the ticket is kept, says why, and counts again when the link is cut', () =>
    withStore(async (store, folder) => {
      await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      await bring(store, folder, 'b.eml', mail('2', '09:30:00', answer, 'In-Reply-To: <1@x.example>', true));
      await push(store, 'desk', {
        id: 'T1',
        at: '09:01:10',
        text: `> ${question}`,
        rating: { value: 5, scale: '1-5' },
      });
      expect(await repeats(store)).toEqual([['desk', 'mail', 'same-message']]);
      expect(await numbers(store)).toEqual({ volume: 2, conversations: 1, waiting: 0, csat: 1 });
      const [one] = await theRepeats(store);
      const cut = await decide(store, { kind: 'repeat-cut', about: one!, why: 'two orders' }, 'Ann');
      expect(await repeats(store)).toEqual([]);
      expect(await numbers(store)).toEqual({ volume: 3, conversations: 2, waiting: 1, csat: 1 });
      await undoDecision(store, cut.decisionId, 'Ann');
      expect(await numbers(store)).toEqual({ volume: 2, conversations: 1, waiting: 0, csat: 1 });
    }));

  test('what only the ticket says is found by search in the mail that counts for it, once', () =>
    withStore(async (store, folder) => {
      await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      for (const id of ['T1', 'T2'])
        await push(store, `desk ${id}`, { id, at: '09:01:10', text: `${question}\n-- \nZebra` });
      expect(await repeats(store)).toHaveLength(2);
      const found = async (text: string) => (await searchInteractions(store.database, text)).items;
      expect((await found('zebra')).map(({ source, seen }) => [source, seen])).toEqual([['mail', 3]]);
      expect(await found('order 4711')).toHaveLength(1);
      expect(await found('giraffe')).toEqual([]);
    }));

  test('when the mail leaves, the ticket counts; when it comes back, the mail does', () =>
    withStore(async (store, folder) => {
      await push(store, 'desk', { id: 'T1', at: '09:01:10', text: question });
      const importId = await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      expect(await repeats(store)).toEqual([['desk', 'mail', 'same-message']]);
      await undoImport(store, importId);
      expect(await repeats(store)).toEqual([]);
      expect(await numbers(store)).toMatchObject({ volume: 1, waiting: 1 });
      await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      expect(await repeats(store)).toEqual([['desk', 'mail', 'same-message']]);
    }));

  test('a row that alone knows the answer counts, so that nobody waits for ever', () =>
    withStore(async (store, folder) => {
      await bring(store, folder, 'a.eml', mail('1', '09:00:00', question));
      expect(await numbers(store)).toMatchObject({ waiting: 1 });
      await bring(
        store,
        folder,
        'tickets.csv',
        tickets(`T1,${EVA.address},${at('09:02:00')},email,"${question}",${at('09:40:00')},"${answer}"`),
      );
      expect(await repeats(store)).toEqual([['mail', 'table', 'same-message']]);
      expect(await numbers(store)).toMatchObject({ volume: 2, waiting: 0 });
      await bring(store, folder, 'b.eml', mail('2', '09:41:00', answer, 'In-Reply-To: <1@x.example>', true));
      expect(await repeats(store)).toEqual([
        ['table', 'mail', 'same-message'],
        ['table', 'mail', 'same-message'],
      ]);
      expect(await numbers(store)).toMatchObject({ volume: 2, waiting: 0, conversations: 1 });
    }));
});

test('a form that was sent three times is one; a reminder after a quarter of an hour is another', () =>
  withStore(async (store) => {
    const times = ['09:00:00', '09:00:20', '09:09:00', '09:25:00'];
    for (const [n, time] of times.entries()) await push(store, 'form', { id: `F${n}`, at: time, text: question });
    expect(await repeats(store)).toEqual([
      ['form', 'form', 'sent-twice'],
      ['form', 'form', 'sent-twice'],
    ]);
    expect(await numbers(store)).toMatchObject({ volume: 2 });
  }));

test('a call in the telephone system and in the help desk is one, with all its legs, and its rating is not lost', () =>
  withStore(async (store, folder) => {
    const legs = [leg(0, '09:00:00', 0), leg(1, '09:00:20', 290)];
    await bring(store, folder, 'cdr.csv', [CDR, ...legs, ''].join('\n'));
    const before = await numbers(store);
    const call = { outcome: 'answered', talkSeconds: 300, answeredAt: `2026-03-02T09:00:31Z` } as const;
    const rating = { value: 2, scale: '1-5' } as const;
    await push(store, 'desk', {
      id: 'C1',
      kind: 'call',
      channel: 'phone',
      at: '09:00:31',
      customer: PHONE,
      call,
      rating,
    });
    expect(await repeats(store)).toEqual([['desk', 'asterisk-cdr', 'same-call']]);
    expect(await numbers(store)).toEqual({ ...before, csat: 1 });
  }));

test('one chat from two telephones: every line once, and two "ok" in a minute stay two', () =>
  withStore(async (store, folder) => {
    const lines = (stamp: (minute: string, second: string) => string) =>
      [
        `${stamp('00', '05')}Eva: ${question}`,
        `${stamp('01', '10')}Lamp Shop: one moment`,
        `${stamp('02', '15')}Eva: ok`,
        `${stamp('02', '40')}Eva: ok`,
        '',
      ].join('\n');
    const android = lines((minute) => `02/03/2026, 09:${minute} - `);
    await bring(store, folder, 'WhatsApp Chat with Eva.txt', android);
    const before = await numbers(store);
    const iphone = lines((minute, second) => `[02/03/2026, 09:${minute}:${second}] `);
    await bring(store, folder, 'WhatsApp Chat with Eva.txt', iphone);
    expect((await repeats(store)).map(([, , rule]) => rule)).toEqual(Array(4).fill('same-line'));
    expect(await numbers(store)).toEqual(before);
    expect(before).toMatchObject({ volume: 4 });
  }));

test('what somebody says is the same is counted once; of two customers it is refused', () =>
  withStore(async (store) => {
    await push(store, 'desk', { id: 'T1', at: '09:00:00', text: 'hello' });
    await push(store, 'form', { id: 'F1', at: '13:00:00', text: 'good day' });
    await push(store, 'form', { id: 'F2', at: '13:00:00', text: 'good day', customer: PHONE });
    const { rows } = await store.database.query<{ record: string }>(
      'select record_id as record from history.interaction i join history.contact_point p using (contact_point_id) order by p.kind, i.at',
    );
    const [desk, form, other] = rows.map(({ record }) => record);
    const about = { record: form!, part: 0, of: desk!, ofPart: 0 };
    const made = await decide(store, { kind: 'repeat-link', about, why: '' }, 'Ann');
    expect(await repeats(store)).toEqual([['form', 'desk', 'by-hand']]);
    await push(store, 'desk', { id: 'T2', at: '09:05:00', text: 'nothing of the sort' });
    expect(await repeats(store)).toEqual([['form', 'desk', 'by-hand']]);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await repeats(store)).toEqual([]);
    const wrong = { kind: 'repeat-link', about: { ...about, of: other! }, why: '' } as const;
    await expect(decide(store, wrong, 'Ann')).rejects.toMatchObject({ code: 'repeat.other-customers' });
    const unknown = {
      kind: 'repeat-cut',
      about: { record: '00000000-0000-8000-8000-000000000000', part: 0 },
      why: '',
    } as const;
    await expect(decide(store, unknown, 'Ann')).rejects.toMatchObject({ code: 'repeat.unknown' });
  }));

test('two that were the same only through a third are two again when it is cut, however far apart they lie', () =>
  withStore(async (store) => {
    for (const [n, time] of ['08:00:00', '13:00:00', '18:00:00'].entries())
      await push(store, 'desk', { id: `T${n}`, at: time, text: `number ${n}` });
    const { rows } = await store.database.query<{ record: string }>(
      'select record_id as record from history.interaction order by at',
    );
    const [first, between, last] = rows.map(({ record }) => record);
    const link = async (record: string) =>
      decide(store, { kind: 'repeat-link', about: { record, part: 0, of: between!, ofPart: 0 }, why: '' }, 'Ann');
    await link(first!);
    await link(last!);
    expect(await repeats(store)).toHaveLength(2);
    const cut = await decide(store, { kind: 'repeat-cut', about: { record: between!, part: 0 }, why: '' }, 'Ann');
    expect(await repeats(store)).toEqual([]);
    await undoDecision(store, cut.decisionId, 'Ann');
    expect(await repeats(store)).toHaveLength(2);
  }));

test('customers whom a system does not name are not one customer', () =>
  withStore(async (store, folder) => {
    const row = (id: string) => `${id},${at('09:00:00')},email,"${question}"`;
    await bring(store, folder, 'rows.csv', `id,created_at,channel,message\n${row('1')}\n${row('2')}\n`);
    expect(await repeats(store)).toEqual([]);
  }));

function at(time: string): string {
  return `2026-03-02T${time}Z`;
}

function mail(id: string, time: string, text: string, header = 'X-Any: any', isOurs = false): string {
  const [from, to] = isOurs ? ['ann@shop.example', EVA.address] : [EVA.address, 'help@shop.example'];
  const date = new Date(at(time)).toUTCString().replace('GMT', '+0000');
  return `From: ${from}\nTo: ${to}\nMessage-ID: <${id}@x.example>\nDate: ${date}\nSubject: Order\n${header}\n\n${text}\n`;
}

function tickets(...rows: string[]): string {
  return ['id,customer_email,created_at,channel,message,replied_at,reply', ...rows, ''].join('\n');
}

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';

function leg(n: number, time: string, talk: number): string {
  const [start, ended] = [at(time).slice(0, 19).replace('T', ' '), talk > 0 ? 'ANSWERED' : 'NO ANSWER'];
  return `${start},"""Eva"" <${PHONE.address}>",${PHONE.address},500,ext-queues,PJSIP/trunk-1,PJSIP/10${n}-2,Queue,"500,t",${talk + 7},${talk},${ended},3,,1700000000.${n},,4001234567,,1700000000.1,${n}`;
}

type Said = Partial<Omit<IntakeItem, 'id' | 'at'>> & { readonly id: string; readonly at: string };

async function push(store: Store, system: string, said: Said): Promise<void> {
  const item = { channel: 'email', direction: 'inbound', customer: EVA, ...said, at: at(said.at) };
  expect(await intake(store, system, [item])).toMatchObject([{ verdict: 'stored' }]);
}

let places = 0;

async function bring(store: Store, folder: string, name: string, content: string): Promise<number> {
  const path = join(folder, 'in', String(places++), name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  const report = await importFiles(store, { paths: [path], zone: 'UTC', country: 'GB' });
  expect(report.quarantined).toBe(0);
  return report.importId;
}

/** Of each repeat its source, that of the one it is counted with, and the rule; further legs of calls apart. */
async function repeats(store: Store): Promise<string[][]> {
  const { rows } = await store.database.query<{ source: string; head: string; rule: string }>(
    `select s.name as source, hs.name as head, r.repeat_rule as rule
     from history.interaction r join history.source s using (source_id)
     join history.interaction h on h.record_id = r.repeat_of and h.part = r.repeat_part
     join history.source hs on hs.source_id = h.source_id
     where not r.is_leg order by r.at, r.part`,
  );
  return rows.map(({ source, head, rule }) => [source, head, rule]);
}

async function theRepeats(store: Store): Promise<{ record: string; part: number }[]> {
  const { rows } = await store.database.query<{ record: string; part: number }>(
    'select record_id as record, part from published.repeat order by at',
  );
  return rows;
}

async function numbers(store: Store): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const metric of ['volume', 'conversations', 'waiting', 'csat'] as const) {
    const { rows } = await ask(store.database, { metric } satisfies QuestionInput);
    counts[metric] = rows[0]?.n ?? 0;
  }
  return counts;
}

async function points(store: Store, value: string): Promise<string[]> {
  const { rows } = await store.database.query<{ id: string }>(
    'select contact_point_id as id from history.contact_point where value = $1',
    [value],
  );
  return rows.map(({ id }) => id);
}
