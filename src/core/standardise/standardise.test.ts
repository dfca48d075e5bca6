import { describe, expect, it } from 'vitest';
import { recordIdOf } from '../basics/ids.ts';
import type { Said, SaidParty } from '../record/said.ts';
import type { Reading } from './reading.ts';
import { standardise } from './standardise.ts';
import type { StandardRecord } from './standard-record.ts';

const id = recordIdOf('test', '1');
const READING: Reading = { dateOrder: 'dmy', zone: 'UTC', country: 'CN', ratingScale: '1-5' };
const ROW: Said = { kind: 'message', threading: { kind: 'own' }, channel: 'email', at: '2026-03-01 09:00' };

function stand(said: Partial<Said>, reading: Partial<Reading> = {}): StandardRecord {
  const outcome = standardise(
    id,
    { said: { ...ROW, ...said }, changes: [] },
    { reading: { ...READING, ...reading }, channel: 'other', namespace: 'shop' },
  );
  if (!outcome.ok) throw new Error(`${outcome.problem.code} ${JSON.stringify(outcome.problem.about)}`);
  return outcome.value;
}

const minute = 60_000;
const nine = Date.UTC(2026, 2, 1, 9);

describe('standardise', () => {
  it('tells all addresses of a customer once, the number of the system first', () => {
    const record = stand({
      customer: { kind: 'account', address: 'C1', name: 'Eva' },
      customerAlso: [
        { kind: 'email', address: 'Eva@Home.example' },
        { kind: 'phone', address: '138 0013 8000' },
        { kind: 'email', address: 'eva@home.example' },
        { kind: 'phone', address: 'anonymous' },
      ],
      company: '上海某某贸易有限公司',
    });
    expect(record.customer).toEqual({ kind: 'account', value: 'C1', name: 'Eva' });
    expect(record.customerAlso.map(({ value }) => value)).toEqual(['eva@home.example', '+8613800138000']);
    expect(record.company).toBe('上海某某贸易有限公司');
  });

  it('takes an address out of what surrounds it, and finds the second one in a cell', () => {
    const parties: [SaidParty, string | undefined, string[]][] = [
      [{ kind: 'email', address: 'Eva Lindt <Eva@Home.example>' }, 'eva@home.example', []],
      [{ kind: 'email', address: 'mailto:eva@home.example,' }, 'eva@home.example', []],
      [{ kind: 'email', address: 'eva@home.example; e.l@work.example' }, 'eva@home.example', ['e.l@work.example']],
      [{ kind: 'phone', address: '010-62345678 / 13800138000' }, '+861062345678', ['+8613800138000']],
      [{ kind: 'name', address: 'Ｅｖａ　Ｌｉｎｄｔ' }, 'Eva Lindt', []],
      [{ kind: 'name', address: '欧阳　娜娜（女士）' }, '欧阳 娜娜（女士）', []],
    ];
    for (const [customer, first, also] of parties) {
      const record = stand({ customer });
      expect([record.customer?.value, record.customerAlso.map(({ value }) => value)]).toEqual([first, also]);
    }
  });

  it('tells that a spreadsheet ruined a number, and leaves it out', () => {
    const record = stand({ customer: { kind: 'phone', address: '1.38E+10', name: 'Eva' } });
    expect(record.customer).toEqual({ kind: 'name', value: 'Eva', name: 'Eva' });
    expect(record.changes).toContainEqual({ field: 'customer', rule: 'ruined-phone', before: '1.38E+10', after: '' });
    expect(stand({ customer: { kind: 'phone', address: 'anonymous' } }).changes).not.toContainEqual(
      expect.objectContaining({ rule: 'ruined-phone' }),
    );
  });

  it('takes the next address where the first says nothing, and a name of ours before an address', () => {
    const also = [{ kind: 'email', address: 'eva@home.example' }] as const;
    expect(stand({ customerAlso: also }).customer?.value).toBe('eva@home.example');
    const byName = stand({ customer: { kind: 'name', address: 'Eva' }, customerAlso: also });
    expect([byName.customer?.value, byName.customerAlso.map(({ kind }) => kind)]).toEqual([
      'eva@home.example',
      ['name'],
    ]);
    const ours = stand({ agent: { kind: 'name', address: 'Ann' }, agentAlso: also });
    expect([ours.agent?.value, ours.agentAlso.length]).toEqual(['Ann', 1]);
  });

  it('pairs a question with the answer in its row', () => {
    const record = stand({ text: 'Where?', replyAt: '2026-03-01 09:30', replyText: 'Here.' });
    expect(record).toMatchObject({ at: nine, reply: { at: nine + 30 * minute, text: 'Here.' }, answeredAt: null });
  });

  it('keeps a reply whose text the source does not have', () => {
    expect(stand({ replyAt: '2026-03-01 09:30' }).reply).toEqual({
      at: nine + 30 * minute,
      text: null,
      words: null,
      language: null,
      sensitive: [],
    });
  });

  it('takes a wait for the moment of the answer', () => {
    expect(stand({ waited: '5 min' }).answeredAt).toBe(nine + 5 * minute);
    expect(stand({ waited: '5 min', replyText: 'Here.' }).reply).toMatchObject({
      at: nine + 5 * minute,
      text: 'Here.',
    });
  });

  it('never lets an answer come before its question', () => {
    const record = stand({ replyAt: '2026-03-01 08:59', replyText: 'Here.' });
    expect(record.reply).toBeNull();
    expect(record.changes).toEqual([
      { field: 'replyAt', rule: 'impossible-reply-time', before: '2026-03-01 08:59', after: '' },
    ]);
  });

  it('leaves out a duration that cannot be true', () => {
    const record = stand({ kind: 'call', channel: 'phone', talked: '-5', answered: 'Y' });
    expect(record.call).toMatchObject({ outcome: 'answered', talk: null, hold: null, wrapUp: null });
    expect(record.changes.map((change) => change.rule)).toEqual(['impossible-duration']);
  });

  it('fills the language of a question and of its answer, each from its own text', () => {
    const record = stand({
      text: '您好，我的订单还没有收到',
      replyAt: '2026-03-01 09:30',
      replyText: 'It is on the way.',
    });
    expect(record).toMatchObject({ language: 'zh-Hans', reply: { language: 'en' } });
    expect(record.changes).toEqual([
      { field: 'replyLanguage', rule: 'fill-language', before: '', after: 'en' },
      { field: 'language', rule: 'fill-language', before: '', after: 'zh-Hans' },
    ]);
    expect(stand({ text: '4711' })).toMatchObject({ language: null, changes: [] });
    expect(stand({ subject: 'Where is my parcel?' }).language).toBe('en');
  });

  it('refuses what it cannot read, with the field and the value', () => {
    expect(() => stand({ at: 'soon' })).toThrow('time-unreadable {"field":"at","value":"soon"}');
    expect(() => stand({ at: undefined })).toThrow('time-missing');
    expect(() => stand({ rating: '6' })).toThrow('rating-out-of-scale');
    expect(() => stand({ replyAt: '03/25/2026' })).toThrow('date-contradicts-order');
  });

  it('tries the moments of a mail in their order', () => {
    const record = stand({ at: 'Thu, 1 Jan 3609', atFallbacks: ['nonsense', 'Sun, 1 Mar 2026 10:00:00 +0100'] });
    expect(record.at).toBe(nine);
    expect(record.changes[0]?.rule).toBe('unusable-time');
  });

  it('reads what a channel says of the direction', () => {
    expect(stand({ kind: 'call', channel: 'Outcall' })).toMatchObject({ channel: 'phone', direction: 'outbound' });
    expect(stand({ channel: '微信' })).toMatchObject({ channel: 'chat', direction: null });
    expect(stand({ channel: undefined })).toMatchObject({ channel: 'other', changes: [{ rule: 'fill-channel' }] });
    expect(stand({ channel: 'pigeon' })).toMatchObject({
      channel: 'other',
      changes: [{ rule: 'unknown-channel', before: 'pigeon' }],
    });
  });

  it('says how a call ended', () => {
    const call = { kind: 'call', channel: 'phone' } as const;
    expect(stand({ ...call, answered: 'N', waited: '20' })).toMatchObject({
      answeredAt: null,
      call: { outcome: 'missed' },
    });
    expect(stand({ ...call, answered: '放弃' }).call?.outcome).toBe('abandoned');
    expect(stand({ ...call, channel: '外呼', answered: '否' }).call?.outcome).toBe('unreached');
    expect(stand({ ...call, answered: 'Y', waited: '67', talked: '0:03:44' })).toMatchObject({
      answeredAt: nine + 67_000,
      call: { outcome: 'answered', talk: 224_000 },
    });
    expect(stand({ ...call, handled: '5 min', held: '60' }).call).toMatchObject({ talk: 240_000, hold: 60_000 });
  });

  it('knows when a caller gave up by the wait that is stated, else by the end of the call', () => {
    const call = { kind: 'call', channel: 'phone' } as const;
    const gaveUpAt = (said: Partial<Said>) => stand({ ...call, ...said }).call!.gaveUpAt;
    expect(gaveUpAt({ outcome: 'abandoned', waited: '8' })).toBe(nine + 8_000);
    expect(gaveUpAt({ answered: 'N', waited: '20', endedAt: '2026-03-01 09:00:30' })).toBe(nine + 20_000);
    expect(gaveUpAt({ outcome: 'abandoned', endedAt: '2026-03-01 09:00:30' })).toBe(nine + 30_000);
    expect(gaveUpAt({ outcome: 'abandoned', endedAt: '2026-03-01 08:59:59' })).toBeNull();
    expect(gaveUpAt({ outcome: 'abandoned' })).toBeNull();
    expect(gaveUpAt({ answered: 'Y', waited: '20', talked: '60' })).toBeNull();
  });

  it('counts the words of a question and of its answer, and takes topic and tags as they are sorted', () => {
    const row = stand({
      text: '快递到哪里了',
      replyAt: '2026-03-01 09:30',
      replyText: 'On its way.',
      topic: ' Returns ',
    });
    expect(row).toMatchObject({ words: 6, reply: { words: 3 }, topic: 'Returns', subtopic: null, tags: null });
    expect(stand({ tags: ['VIP，urgent'] })).toMatchObject({ words: null, tags: 'VIP; urgent' });
  });

  it('brings addresses into their standard form', () => {
    const record = stand({
      customer: { kind: 'phone', address: '138 0013 8000', name: '王芳' },
      agent: { kind: 'email', address: 'Ann@Shop.Example' },
      to: [{ kind: 'phone', address: 'anonymous' }],
    });
    expect(record.customer).toEqual({ kind: 'phone', value: '+8613800138000', name: '王芳' });
    expect(record.agent).toEqual({ kind: 'email', value: 'ann@shop.example', name: null });
    expect(record.to).toEqual([]);
  });

  it('keeps the scale that a rating brings', () => {
    expect(stand({ rating: '★★★★☆' }).rating).toEqual({ value: 4, scale: '1-5', at: nine });
    expect(stand({ rating: '80%' }).rating).toMatchObject({ value: 80, scale: '0-100' });
    expect(stand({ rating: '差评' }).rating).toMatchObject({ value: 1, scale: '1-3' });
    expect(stand({ rating: '9', ratedAt: '02/03/2026' }, { ratingScale: '0-10' }).rating).toEqual({
      value: 9,
      scale: '0-10',
      at: Date.UTC(2026, 2, 2),
    });
  });

  it('cuts a text that no message has', () => {
    const record = stand({ text: 'x'.repeat(1_000_001) });
    expect(record.text).toHaveLength(1_000_000);
    expect(record.changes[0]?.rule).toBe('cut-text');
  });

  it('gives rooms and tickets of two systems two scopes, and mails one', () => {
    const room: Said['threading'] = { kind: 'session', room: 'r' };
    const mail: Said['threading'] = { kind: 'references', messageId: 'a@x', references: ['b@x', 'a@x', 'b@x'] };
    const other = standardise(
      id,
      { said: { ...ROW, threading: room }, changes: [] },
      { reading: READING, channel: 'chat', namespace: 'other' },
    );
    expect(other.ok && other.value.threading).not.toEqual(stand({ threading: room }).threading);
    expect(stand({ threading: mail }).threading).toMatchObject({
      kind: 'references',
      keys: [expect.any(String), expect.any(String)],
    });
  });
});
