import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { clean } from '../../core/clean/clean.ts';
import { STANDARD_CLEANING } from '../../core/clean/cleaning.ts';
import { learnedFrom } from '../../core/standardise/contradiction.ts';
import { standardise } from '../../core/standardise/standardise.ts';
import type { StandardRecord } from '../../core/standardise/standard-record.ts';
import type { SourceFile } from '../source-file.ts';
import {
  isRefused,
  type Mapping,
  type RefusedRecord,
  type SourceItem,
  type Survey,
  type SurveyOptions,
} from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import { table } from './index.ts';
import type { TableDetails } from './table-details.ts';

/**
 * What a table source holds to, whatever it is given:
 *
 * - a column is known by its header or its values, in English and Chinese alike; `--map` goes before
 * - day and month have one order a file, proved where a date proves it
 * - the same row has the same id in every file; a bad row has one, too
 * - a bad row costs that row, with its line and its reason; a bad file costs that file
 * - memory is bounded, whatever the length of a line
 */
const HEADER =
  'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content';

async function survey(file: SourceFile, options: Partial<SurveyOptions> = {}): Promise<Survey<TableDetails>> {
  const outcome = await table.survey(file, { zone: 'UTC', country: null, map: null, learned: {}, ...options });
  if (!outcome.ok) throw new Error(`${outcome.problem.code} ${JSON.stringify(outcome.problem.about)}`);
  return outcome.value;
}

async function itemsOf(file: SourceFile, options: Partial<SurveyOptions> = {}): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const batch of table.read(file, await survey(file, options))) items.push(...batch);
  return items;
}

async function recordsOf(file: SourceFile, options: Partial<SurveyOptions> = {}): Promise<StandardRecord[]> {
  const decided = await survey(file, options);
  return (await itemsOf(file, options)).map((item) => {
    if (isRefused(item)) throw new Error(item.problem.code);
    const outcome = standardise(item.recordId, clean(item.said, STANDARD_CLEANING), {
      reading: decided.reading,
      channel: 'other',
      namespace: decided.namespace,
    });
    if (!outcome.ok) throw new Error(`${outcome.problem.code} ${JSON.stringify(outcome.problem.about)}`);
    return outcome.value;
  });
}

const csv = (...lines: string[]): SourceFile => fileOf('data.csv', `${lines.join('\n')}\n`);
const refusals = (items: readonly SourceItem[]): RefusedRecord[] => items.filter(isRefused);
const fieldsOf = async (file: SourceFile, map: Mapping | null = null): Promise<Record<string, string | null>> =>
  Object.fromEntries((await survey(file, { map })).details.shown.map((column) => [column.column, column.field]));
const minute = 60_000;

describe('columns', () => {
  it('are known in the legacy layout', async () => {
    const [first, second] = await recordsOf(
      csv(
        HEADER,
        '1,C1,2026-03-01 09:00,Email ,Where is it?,2026-03-01 09:30,It left us.',
        '2,C1,2026-03-02 09:00,邮件,还没到,NULL,',
      ),
    );
    expect(first).toMatchObject({
      kind: 'message',
      channel: 'email',
      at: Date.UTC(2026, 2, 1, 9),
      customer: { kind: 'account', value: 'C1' },
      text: 'Where is it?',
      reply: { at: Date.UTC(2026, 2, 1, 9, 30), text: 'It left us.' },
    });
    expect(second).toMatchObject({ channel: 'email', reply: null, answeredAt: null });
  });

  it('are known in a call-centre log, whose date and time are apart', async () => {
    const [answered, missed] = await recordsOf(
      csv(
        'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating',
        'ID0001,Diane,2026-01-01,09:12:58,Contract,Y,Y,109,00:02:23,3',
        'ID0002,Becky,2026-01-01,09:15:00,Technical,N,N,,,',
      ),
    );
    const at = Date.UTC(2026, 0, 1, 9, 12, 58);
    expect(answered).toMatchObject({
      kind: 'call',
      channel: 'phone',
      at,
      answeredAt: at + 109_000,
      call: { outcome: 'answered', talk: 143_000 },
      rating: { value: 3 },
    });
    expect(missed).toMatchObject({ answeredAt: null, call: { outcome: 'missed', talk: null }, rating: null });
  });

  it('are known by Chinese headers and values', async () => {
    const [row] = await recordsOf(
      csv(
        '工单号,客户姓名,联系电话,沟通时间,渠道,咨询内容,回复时间,回复内容,客服,满意度',
        'G1,王芳,138 0013 8000,2026年3月1日 下午2:05,在线客服,订单呢？,2026年3月1日 下午2:15,已发货,李雷,非常满意',
      ),
      { zone: 'Asia/Shanghai', country: 'CN' },
    );
    expect(row).toMatchObject({
      channel: 'chat',
      at: Date.UTC(2026, 2, 1, 6, 5),
      customer: { kind: 'phone', value: '+8613800138000', name: '王芳' },
      agent: { kind: 'name', value: '李雷' },
      reply: { at: Date.UTC(2026, 2, 1, 6, 15), text: '已发货' },
      rating: { value: 5, scale: '1-5' },
    });
  });

  it('tell every address that a row has of its customer and its agent', async () => {
    const file = csv(
      'id,customer_id,customer_name,email,phone,company,agent_id,agent,agent email,ext,time,text',
      '1,C1,Eva Lindt,Eva@Lindt.example,+49 30 901820,Lindt GmbH & Co. KG,A7,Ann,ann@shop.example,801,2026-03-01 09:00,Hello',
      '2,N/A,Bob,bob@home.example,,Home Ltd,,Ann,,,2026-03-01 09:01,Hi',
      '3,C3,,,,,,,,,2026-03-01 09:02,Hey',
    );
    const [all, some, one] = await recordsOf(file);
    expect(all).toMatchObject({
      customer: { kind: 'account', value: 'C1', name: 'Eva Lindt' },
      customerAlso: [
        { kind: 'email', value: 'eva@lindt.example', name: 'Eva Lindt' },
        { kind: 'phone', value: '+4930901820', name: 'Eva Lindt' },
      ],
      company: 'Lindt GmbH & Co. KG',
      agent: { kind: 'account', value: 'A7', name: 'Ann' },
      agentAlso: [
        { kind: 'name', value: 'Ann' },
        { kind: 'email', value: 'ann@shop.example', name: 'Ann' },
        { kind: 'extension', value: '801', name: 'Ann' },
      ],
    });
    expect(some).toMatchObject({
      customer: { kind: 'email', value: 'bob@home.example' },
      agent: { kind: 'name', value: 'Ann' },
      agentAlso: [],
    });
    expect(one).toMatchObject({ customer: { value: 'C3' }, customerAlso: [], company: null, agent: null });
  });

  it('with one company in every row name the house, not its customers', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `${i},2026-03-01 09:0${i},C${i},hello,Our Shop Ltd`);
    expect(await fieldsOf(csv('id,time,customer_id,text,company', ...rows))).toMatchObject({ company: null });
  });

  it('called response_time hold a moment or a duration, as their values say', async () => {
    const moments = csv('id,date,channel,response_time', '1,2026-03-01 09:00,email,2026-03-01 09:10');
    const minutes = csv('id,date,channel,Response Time (min)', '1,2026-03-01 09:00,email,10');
    expect((await recordsOf(moments))[0]!.answeredAt).toBe(Date.UTC(2026, 2, 1, 9, 10));
    expect((await recordsOf(minutes))[0]!.answeredAt).toBe(Date.UTC(2026, 2, 1, 9) + 10 * minute);
  });

  it('without a telling header are known by their values', async () => {
    const file = csv(
      'a,b,c,d',
      '1,2026-03-01 09:00,eva@example.com,Where is my order 4711? It should be here.',
      '2,2026-03-02 09:00,bob@example.com,The lamp is broken and I want my money back.',
    );
    expect(await fieldsOf(file)).toMatchObject({ b: 'at', c: 'customer-email', d: 'text' });
  });

  it('named id are no id when one comes twice with other content', async () => {
    const file = csv(
      'ticket_id,time,direction,message',
      'T1,2026-03-01 09:00,inbound,Hello',
      'T1,2026-03-01 09:10,outbound,Hi',
    );
    expect(await fieldsOf(file)).toMatchObject({ ticket_id: 'matter' });
    expect((await itemsOf(file)).map((item) => !isRefused(item) && item.said.threading)).toEqual([
      { kind: 'matter', matter: 'T1' },
      { kind: 'matter', matter: 'T1' },
    ]);
  });

  it('are what --map says, by header or by number', async () => {
    const file = csv('when,who,what,c4', '2026-03-01 09:00,eva,hello there,2026-03-01 10:00');
    expect(
      await fieldsOf(file, { columns: { who: 'customer', what: 'subject', 4: 'answered-at', when: 'at' } }),
    ).toEqual({
      when: 'at',
      who: 'customer',
      what: 'subject',
      c4: 'answered-at',
    });
    await expect(survey(file, { map: { columns: { whom: 'customer' } } })).rejects.toThrow(
      'map-column-unknown {"column":"whom","columns":"when, who, what, c4"}',
    );
    await expect(survey(file, { map: { columns: { who: 'buyer' } } })).rejects.toThrow('map-field-unknown');
  });

  it('may have no header where --map numbers them', async () => {
    const file = csv('1,2026-03-01 09:00,hello', '2,2026-03-01 09:10,there');
    await expect(survey(file)).rejects.toThrow('table-without-header');
    expect(await recordsOf(file, { map: { columns: { 1: 'id', 2: 'at', 3: 'text' } } })).toHaveLength(2);
  });

  it('must hold a time', async () => {
    await expect(survey(csv('name,colour', 'lamp,red'))).rejects.toThrow('table-without-time');
  });
});

describe('the order of day and month', () => {
  const rows = (...dates: string[]): SourceFile =>
    csv('id,date,text', ...dates.map((date, i) => `${i},${date},hello ${i}`));

  it('is proved by one date of the head, and the row is named', async () => {
    const decided = await survey(rows('01/02/2026', '25/02/2026'));
    expect(decided.reading.dateOrder).toBe('dmy');
    expect(decided.unproven).not.toContain('dateOrder');
    expect(decided.evidence).toContainEqual({
      code: 'date-order-proved-at',
      about: { order: 'dmy', value: '25/02/2026', line: '3' },
    });
  });

  it('is proved by a date far behind the head', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `01/02/2026 10:${String(i % 60).padStart(2, '0')}`);
    for (let i = 15_000; i < 30_000; i++) many[i] = '02/25/2026 10:00';
    expect((await survey(rows(...many))).reading.dateOrder).toBe('mdy');
  });

  it('stays open where nothing proves it, and is learned from the row that does', async () => {
    const file = rows('01/02/2026', '02/02/2026');
    const decided = await survey(file);
    expect(decided.unproven).toContain('dateOrder');
    const learned = learnedFrom(
      { stage: 'standardise', code: 'date-contradicts-order', about: { value: '02/25/2026' } },
      decided.reading,
    )!;
    const again = await survey(file, { learned });
    expect(again.reading.dateOrder).toBe('mdy');
    expect(again.unproven).not.toContain('dateOrder');
  });
});

describe('ids', () => {
  it('are the same for the same row in two files, with an id column and without', async () => {
    const one = csv('date,text', '2026-03-01 09:00,hello', '2026-03-02 09:00,there');
    const other = csv('date,text', '2026-03-02 09:00,there', '2026-03-03 09:00,new');
    const ids = (await itemsOf(one)).map((item) => item.recordId);
    expect((await itemsOf(other)).map((item) => item.recordId)).toContain(ids[1]);
    expect(new Set(ids).size).toBe(2);
  });

  it('change with the system that --map names, not with the order of columns', async () => {
    const a = csv('id,date,text', '1,2026-03-01 09:00,hello');
    const b = csv('text,date,id', 'hello,2026-03-01 09:00,1');
    const id = async (file: SourceFile, map: Mapping | null = null): Promise<string> =>
      (await itemsOf(file, { map }))[0]!.recordId;
    expect(await id(a)).toBe(await id(b));
    expect(await id(a, { system: 'shop' })).not.toBe(await id(a));
  });

  it('of a bad row are the same each time it comes', async () => {
    const items = refusals(
      await itemsOf(csv('id,date,text', '1,2026-03-01 09:00', '1,2026-03-01 09:00', '2,2026-03-01 09:00')),
    );
    expect(items.map((item) => item.recordId === items[0]!.recordId)).toEqual([true, true, false]);
  });
});

describe('encodings', () => {
  const text = `${HEADER}\n1,C1,2026-03-01 09:00,电话,您好，我的订单什么时候发货？谢谢,2026-03-01 09:30,已经为您查询，请注意查收\n`;
  const traditional = `${HEADER}\n1,C1,2026-03-01 09:00,電話,您好，請問我的訂單什麼時候發貨？謝謝,2026-03-01 09:30,已經為您查詢\n`;

  it.each([
    ['utf-8', text, Buffer.from(text)],
    ['utf-8', text, Buffer.from(`\ufeff${text}`)],
    ['utf-16le', text, iconv.encode(text, 'utf16le', { addBOM: true })],
    ['utf-16le', text, iconv.encode(text, 'utf16le')],
    ['utf-16be', text, iconv.encode(text, 'utf16be', { addBOM: true })],
    ['gb18030', text, iconv.encode(text, 'gbk')],
    ['big5', traditional, iconv.encode(traditional, 'big5')],
    [
      'windows-1252',
      text,
      iconv.encode(`${HEADER}\n1,C1,2026-03-01 09:00,email,"Où est ma commande ? J’ai payé déjà",,\n`, 'win1252'),
    ],
  ])('%s is recognised', async (encoding, original, bytes) => {
    const file = fileOf('export.csv', bytes);
    expect(table.recognise(file)?.confidence).toBeGreaterThan(0.5);
    expect((await survey(file)).details.encoding).toBe(encoding);
    const [record] = await recordsOf(file);
    if (encoding === 'windows-1252') expect(record!.text).toBe('Où est ma commande ? J’ai payé déjà');
    else expect(original).toContain(record!.text);
  });

  it('of a file of English with a few Chinese cells far behind is found', async () => {
    const english = Array.from(
      { length: 20_000 },
      (_, i) => `${i},C${i % 50},2026-03-01 09:00,email,Where is order ${i}?,,`,
    );
    english[15_000] = '15000,C1,2026-03-01 09:00,email,退款什么时候到账,,';
    const bytes = iconv.encode([HEADER, ...english].join('\n'), 'gbk');
    const file = fileOf('export.csv', bytes);
    expect((await survey(file)).details.encoding).toBe('gb18030');
    expect((await recordsOf(file))[15_000]!.text).toBe('退款什么时候到账');
  });

  it('that a single row breaks cost that row', async () => {
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from(text.split('\n')[1]!.replace('1,', '2,') + '\n'),
      iconv.encode('3,C1,2026-03-01 09:00,电话,订单,,\n', 'gbk'),
    ]);
    const items = await itemsOf(fileOf('export.csv', bytes));
    expect(refusals(items).map((item) => [item.problem.code, item.place.line])).toEqual([['row-not-text', 4]]);
    expect(items).toHaveLength(3);
  });

  it('of UTF-16 that ends inside a character costs its last row', async () => {
    const bytes = iconv.encode(`${text}2,C1,2026-03-01 09:00,电话,您`, 'utf16le', { addBOM: true });
    const items = await itemsOf(fileOf('export.csv', bytes.subarray(0, bytes.length - 1)));
    expect(items).toHaveLength(2);
    expect(refusals(items)).toHaveLength(1);
  });

  it('give back the bytes of a row in their UTF-8 form', async () => {
    const file = fileOf('export.csv', iconv.encode(text, 'gbk'));
    const decided = await survey(file);
    const [item] = await itemsOf(file);
    const utf8 = Buffer.concat(await file.open().pipe(table.decoded!(decided)!).toArray());
    const bytes = utf8.subarray(item!.place.offset, item!.place.offset + item!.place.length);
    expect(await table.readAt(bytes, decided, item!.digest)).toEqual({
      ok: true,
      value: !isRefused(item!) && item!.said,
    });
  });
});

describe('bad input', () => {
  it('of more or fewer cells costs its row; empty ones at the end do not', async () => {
    const items = await itemsOf(
      csv(
        'id,date,text',
        '1,2026-03-01 09:00,a',
        '2,2026-03-01 09:00,a,b',
        '3,2026-03-01',
        '4,2026-03-01 09:00,a,,',
        ',,',
      ),
    );
    expect(items).toHaveLength(4);
    expect(
      refusals(items).map((item) => [item.problem.code, item.problem.about['cells'], item.place.line, item.excerpt]),
    ).toEqual([
      ['row-ragged', '4', 3, '2,2026-03-01 09:00,a,b'],
      ['row-ragged', '2', 4, '3,2026-03-01'],
    ]);
  });

  it('with NUL bytes costs its row', async () => {
    const items = await itemsOf(csv('id,date,text', '1,2026-03-01 09:00,a\0b', '2,2026-03-01 09:00,a'));
    expect(refusals(items).map((item) => [item.problem.code, item.place.line])).toEqual([['row-has-nul', 2]]);
    expect(refusals(items)[0]!.excerpt).not.toContain('\0');
  });

  it('with a quote that never closes costs its line', async () => {
    const items = await itemsOf(
      csv('id,date,text', '1,2026-03-01 09:00,"never', '2,2026-03-01 09:00,"fine"', '3,2026-03-01 09:00,"also never'),
    );
    expect(refusals(items).map((item) => [item.problem.code, item.place.line])).toEqual([
      ['row-quote-broken', 2],
      ['row-quote-broken', 4],
    ]);
    expect(items).toHaveLength(3);
  });

  it('without rows is a table of nothing', async () => {
    expect(await itemsOf(csv(HEADER))).toEqual([]);
  });

  it.each([
    ['empty', '', 'table-empty'],
    ['only line ends', '\n\n', 'table-empty'],
    ['one column', 'date\n2026-03-01\n', 'table-one-column'],
    [
      'a picture',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x02\x03\x04\x05,\n,\x07\x08', 'latin1'),
      'table-binary',
    ],
  ])('that is %s costs its file, if it is named like a table', async (_, content, code) => {
    const file = fileOf('data.csv', content);
    expect(table.recognise(file)!.confidence).toBeLessThan(0.1);
    await expect(survey(file)).rejects.toThrow(code);
    expect(table.recognise(fileOf('data.bin', content))).toBeNull();
  });

  it('of one endless line is bounded in memory, and the rows around it are read', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const head = Buffer.from('id,date,text\n1,2026-03-01 09:00,a\n2,2026-03-01 09:00,');
    const tail = Buffer.from('\n3,2026-03-01 09:00,b\n');
    const pieces = [head, ...Array.from({ length: 64 }, () => piece), tail];
    const file: SourceFile = {
      name: 'data.csv',
      size: pieces.reduce((sum, part) => sum + part.length, 0),
      head: Buffer.concat([head, piece]).subarray(0, 256 * 1024),
      open: () => Readable.from(pieces),
      siblings: new Map(),
    };
    const before = process.memoryUsage.rss();
    const items = await itemsOf(file);
    expect(items).toHaveLength(3);
    expect(refusals(items).map((item) => [item.problem.code, item.place.line, item.problem.about['bytes']])).toEqual([
      ['row-too-long', 3, String(64 * 1024 * 1024 + 19)],
    ]);
    expect(refusals(items)[0]!.excerpt).toHaveLength(500);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });
});

it('a call whose place for the answer is empty was missed: its caller still waits', async () => {
  const rows = [
    'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content',
    '1,C1,2026-03-01 09:00:00,phone,Where is it?,,',
    '2,C2,2026-03-01 09:00:00,电话,Where is it?,2026-03-01 10:00:00,On its way.',
    '3,C3,2026-03-01 09:00:00,phone,Where is it?,NULL,',
  ].join('\n');
  const records = await recordsOf(fileOf('legacy.csv', Buffer.from(rows)));
  expect(records.map(({ call }) => call?.outcome ?? null)).toEqual(['missed', null, 'missed']);
});

it('a table in GB18030 is known by its Chinese headers, whatever it is called', () => {
  const rows = ['工单号;客户;创建时间;内容', 'T1;张伟;2026/03/01 09:00;你好', 'T2;李娜;2026/03/02 09:00;发票'].join(
    '\r\n',
  );
  const recognition = table.recognise(fileOf('export.txt', iconv.encode(rows, 'gb18030')));
  expect(recognition?.why.about).toMatchObject({ columns: '4', known: '4' });
});
