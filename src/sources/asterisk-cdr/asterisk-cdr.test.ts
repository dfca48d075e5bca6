import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Said } from '../../core/record/said.ts';
import { sharedData } from '../../core/testing/shared-data.ts';
import { isRefused, type SourceItem, type Survey, type SurveyOptions } from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import type { CdrDetails } from './asterisk-cdr.ts';
import { cellsOf } from './cells.ts';
import { byAccount, byCaller, byHeader } from './fixtures.ts';
import { asteriskCdr } from './index.ts';

describe('columns', () => {
  test('the order that begins with the caller', async () => {
    const { said } = await read(byCaller);
    expect(said[0]).toEqual({
      kind: 'call',
      threading: { kind: 'call', call: '1709514000.1' },
      direction: 'inbound',
      at: '2024-03-04 09:00:00',
      customer: { kind: 'phone', address: '02012345678', name: 'Eva Müller' },
      agent: { kind: 'extension', address: '101' },
      outcome: 'answered',
      answeredAt: '2024-03-04 09:00:07',
      endedAt: '2024-03-04 09:03:07',
      waited: '7',
      talked: '180',
    });
  });

  test('the order that begins with the account, with legs of one call', async () => {
    const { said, items } = await read(byAccount);
    expect(said.map(({ threading, outcome, agent }) => [threading, outcome, agent?.address])).toEqual([
      [{ kind: 'call', call: '1709514000.1' }, 'missed', '101'],
      [{ kind: 'call', call: '1709514000.1' }, 'answered', '102'],
      [{ kind: 'call', call: '1709514600.7' }, 'abandoned', undefined],
    ]);
    expect(new Set(items.map(({ recordId }) => recordId)).size).toBe(3);
  });

  test('a header in any order, without moments of answer and end', async () => {
    const { said } = await read(byHeader);
    expect(said).toMatchObject([
      {
        outcome: 'answered',
        answeredAt: '2024-03-04 09:00:07',
        waited: '7',
        talked: '180',
        customer: { address: '13800138000', name: '王芳' },
      },
      { outcome: 'missed', agent: { address: '102' } },
    ]);
    expect(said[1]!.customer).toBeUndefined();
    const turned = byHeader.split('\n').map((line) =>
      cellsOf(line, ',')!
        .reverse()
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(';'),
    );
    expect((await read(turned.join('\n'))).said).toEqual(said);
  });

  test.each(['a,b,c\n1,2,3\n', 'date,src,dst\n1,2,3\n', '"x","y"\n', '', '\0\0', 'calldate,src\n'])(
    'is none: %j',
    (text) => {
      expect(asteriskCdr.recognise(fileOf('Master.csv', text))).toBeNull();
    },
  );
});

describe('which way, and how it ended', () => {
  const row = (values: Partial<Record<string, string>>): string => {
    const given: Record<string, string> = {
      ...{
        clid: '',
        src: '02012345678',
        dst: '100',
        dcontext: 'from-trunk',
        channel: 'SIP/trunk-00000001',
        dstchannel: 'SIP/101-00000002',
      },
      ...{ lastapp: 'Dial', lastdata: 'SIP/101', start: '2024-03-04 09:00:00', answer: '', end: '2024-03-04 09:00:30' },
      ...{
        duration: '30',
        billsec: '0',
        disposition: 'NO ANSWER',
        amaflags: 'DOCUMENTATION',
        accountcode: '',
        uniqueid: '1709514000.1',
      },
      ...values,
    };
    return Object.values(given)
      .map((value) => `"${value.replaceAll('"', '""')}"`)
      .join(',');
  };
  const call = async (values: Partial<Record<string, string>>, options: Partial<SurveyOptions> = {}): Promise<Said> =>
    (await read(row(values), options)).said[0]!;

  test('from an extension to a long number goes out; all else comes in', async () => {
    const out = { src: '101', dst: '01098765432', channel: 'SIP/101-00000001', dstchannel: 'SIP/trunk-00000002' };
    expect(await call(out)).toMatchObject({
      direction: 'outbound',
      customer: { kind: 'phone', address: '01098765432' },
      agent: { address: '101' },
      outcome: 'unreached',
    });
    expect(await call({ src: '02112345678', dst: '01098765432', dcontext: 'from-internal' })).toMatchObject({
      direction: 'outbound',
    });
    expect(await call({ src: '02112345678', dst: '01098765432' })).toMatchObject({ direction: 'inbound' });
    expect(await call({ src: '102', dst: '101' })).toMatchObject({
      direction: 'inbound',
      customer: { kind: 'extension', address: '102' },
    });
  });

  test('the list of our people decides', async () => {
    const agents = { map: { agents: ['101', '102'] } };
    const inside = { src: '102', dst: '101', channel: 'SIP/102-00000001' };
    expect(await call(inside, agents)).toMatchObject({ direction: 'internal' });
    expect(await call(inside, { map: { agents: ['102'] } })).toMatchObject({
      direction: 'outbound',
      customer: { address: '101' },
    });
    expect(await call(inside, { map: { agents: ['101'] } })).toMatchObject({
      direction: 'inbound',
      agent: { address: '101' },
    });
  });

  test.each([
    ['NO ANSWER', {}, 'missed'],
    ['BUSY', {}, 'missed'],
    ['FAILED', {}, 'failed'],
    ['CONGESTION', {}, 'failed'],
    ['ANSWERED', { billsec: '20' }, 'answered'],
    ['ANSWERED', { lastapp: 'Queue', dstchannel: '' }, 'abandoned'],
    ['ANSWERED', { lastapp: 'VoiceMail', dstchannel: '' }, 'missed'],
    ['NO ANSWER', { lastapp: 'Queue', dstchannel: '' }, 'abandoned'],
    ['no answer', {}, 'missed'],
  ])('%s %j', async (disposition, values, outcome) => {
    expect((await call({ disposition, ...values })).outcome).toBe(outcome);
  });

  test.each([
    ['PJSIP/client2-00000003', 'client2'],
    ['Local/101@from-queue-0000001a;1', '101'],
    ['SIP/front-desk-0000001a', 'front-desk'],
    ['IAX2/office-42', 'office-42'],
  ])('whose telephone %s is', async (dstchannel, device) => {
    expect((await call({ dstchannel })).agent).toEqual({ kind: 'extension', address: device });
  });

  test('a ring that reached nobody credits the one device that was dialled', async () => {
    expect((await call({ dstchannel: '', lastdata: 'PJSIP/client2,30,tT' })).agent?.address).toBe('client2');
    expect((await call({ dstchannel: '', lastdata: 'SIP/101&SIP/102,30' })).agent).toBeUndefined();
  });
});

describe('the zone', () => {
  test('the ids tell the offset; what contradicts the zone is said, not corrected', async () => {
    expect((await read(byCaller, { zone: 'Asia/Shanghai' })).survey.evidence).toContainEqual({
      code: 'cdr-zone-confirmed',
      about: { offset: 'UTC+08:00', zone: 'Asia/Shanghai', calls: '3' },
    });
    const { survey } = await read(byCaller, { zone: 'Europe/Berlin' });
    expect(survey.evidence).toContainEqual(expect.objectContaining({ code: 'cdr-zone-contradicted' }));
    expect(survey.reading.zone).toBe('Europe/Berlin');
  });
});

describe('bad rows cost themselves', () => {
  test('quotes inside quotes are read, an open quote and a shifted row are refused', async () => {
    expect(cellsOf('"a ""b"" c",d', ',')).toEqual(['a "b" c', 'd']);
    expect(cellsOf('""""" <x>",y', ',')).toEqual(['"" <x>', 'y']);
    expect(cellsOf('"Ann "Sales" <1>",""', ',')).toEqual(['Ann "Sales" <1>', '']);
    expect(cellsOf('"a', ',')).toBeNull();
    const { items } = await read(`${byCaller}x,${byCaller}\n`);
    const codes = items.map((item) => (isRefused(item) ? item.problem.code : 'ok'));
    expect(codes).toEqual(['ok', 'ok', 'ok', 'cdr-open-quote', 'cdr-broken-row', 'ok', 'ok', 'cdr-open-quote']);
  });

  test('a line of 100 MB costs itself', async () => {
    const long = Buffer.concat([
      Buffer.from(byCaller),
      Buffer.alloc(100 * 1024 * 1024, 0x61),
      Buffer.from(`\n${byCaller}`),
    ]);
    const { items } = await read(long);
    expect(items.map((item) => isRefused(item) && item.problem.code)).toContain('cdr-row-too-long');
    expect(items).toHaveLength(9);
  });

  test('a header without rows is refused', async () => {
    await expect(read(`${byHeader.split('\n')[0]}\n`)).rejects.toThrow('cdr-no-rows');
  });
});

const shared = sharedData('phone/asterisk_pjsip_master_14.csv');
describe.skipIf(shared === null)('records out there (../shared/data/phone)', () => {
  test('14 legs: 11 answered, 3 not; 78 s of talk; a mean wait of 5.273 s; local time is UTC+3', async () => {
    const { said, survey } = await read(readFileSync(shared!));
    const answered = said.filter(({ outcome }) => outcome === 'answered');
    const sum = (values: (string | undefined)[]): number => values.reduce((total, value) => total + Number(value), 0);
    expect([said.length, answered.length]).toEqual([14, 11]);
    expect(said.filter(({ outcome }) => outcome === 'missed')).toHaveLength(3);
    expect(sum(answered.map(({ talked }) => talked))).toBe(78);
    expect(sum(answered.map(({ waited }) => waited)) / 11).toBeCloseTo(5.273, 3);
    expect(survey.evidence.map(({ about }) => [about.offset, about.calls])).toContainEqual(['UTC+03:00', '14']);
    expect(said[0]).toMatchObject({
      customer: { kind: 'extension', address: 'client1' },
      agent: { kind: 'extension', address: 'client2' },
    });
  });
});

async function read(
  content: string | Uint8Array,
  options: Partial<SurveyOptions> = {},
): Promise<{ survey: Survey<CdrDetails>; items: SourceItem[]; said: Said[] }> {
  const file = fileOf('Master.csv', content);
  const surveyed = await asteriskCdr.survey(file, { zone: 'UTC', country: null, map: null, learned: {}, ...options });
  if (!surveyed.ok) throw new Error(surveyed.problem.code);
  const items: SourceItem[] = [];
  for await (const batch of asteriskCdr.read(file, surveyed.value)) items.push(...batch);
  return { survey: surveyed.value, items, said: items.flatMap((item) => (isRefused(item) ? [] : item.said)) };
}
