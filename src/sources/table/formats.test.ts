import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../source-file.ts';
import type { Mapping, Survey, SurveyOptions } from '../source.ts';
import type { Column, TableDetails } from './table-details.ts';
import { table } from './index.ts';
import { csv, read, survey } from './testing/read-table.ts';

/**
 * How the values of a table are read, decided from all of its rows:
 *
 * - dates by column, with the rows that prove it; swapped ones found by their ticket numbers
 * - durations, ratings and numbers in the unit, scale and mark that their column shows
 * - units and money where a mapping names them; offered, never applied by itself
 * - for each column, why it is taken for what it is, and its worst values
 */
const times = async (file: SourceFile, options: Partial<SurveyOptions> = {}): Promise<string[]> =>
  (await read(file, options)).records.map(({ at }) => new Date(at).toISOString().slice(0, 16));
const columnOf = ({ details }: Survey<TableDetails>, name: string): Column =>
  details.shown.find(({ column }) => column === name)!;
const codes = (decided: Survey<TableDetails>): string[] => decided.evidence.map(({ code }) => code);
const second = 1_000;

describe('dates, column by column', () => {
  it('have the order that their own column proves, with the lines that prove it', async () => {
    const { records, survey: decided } = await read(
      csv(
        'id,created,reply time,text,reply',
        '1,13/02/2026 09:00,02/14/2026 09:00,hello,hi',
        '2,14/02/2026 09:00,02/15/2026 09:00,hello you,hi',
        '3,01/03/2026 09:00,03/02/2026 09:00,hello there,hi',
      ),
    );
    expect(records.map(({ at, reply }) => (reply!.at - at) / 86_400_000)).toEqual([1, 1, 1]);
    expect(decided.evidence).toContainEqual({
      code: 'column-order-own',
      about: {
        column: 'reply time',
        order: 'mdy',
        proofs: '2',
        against: '0',
        lines: '2, 3',
        values: '02/14/2026 09:00, 02/15/2026 09:00',
      },
    });
    expect(columnOf(decided, 'created').evidence!.why.map(({ code }) => code)).toContain('column-order');
  });

  it('are on the clocks that their header names', async () => {
    const file = csv(
      'id,created (UTC),answered at (北京时间),text',
      '1,2026-03-01 09:00,2026-03-01 17:30,hello',
      '2,2026-03-01 09:00,2026-03-01 17:31,hello',
    );
    const { records, survey: decided } = await read(file, { zone: 'America/New_York' });
    expect(records[0]!.at).toBe(Date.UTC(2026, 2, 1, 9));
    expect(records[0]!.answeredAt).toBe(Date.UTC(2026, 2, 1, 9, 30));
    expect(codes(decided).filter((code) => code === 'column-zone-of-header')).toHaveLength(2);
  });

  it('say where their zone is only assumed, and that two digits of a year leave a choice', async () => {
    const decided = await survey(csv('id,created,text', '1,25/02/26 09:00,hello', '2,26/02/26 09:00,hello'));
    const { evidence } = columnOf(decided, 'created');
    expect(evidence!.why).toContainEqual({
      code: 'column-zone-assumed',
      about: { zone: 'UTC', own: '0', read: '2' },
    });
    expect(codes(decided)).toContain('column-two-digit-years');
  });

  it('name lines far behind the head, too', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `${i},0${(i % 9) + 1}/02/2026,hello number ${i}`);
    for (let i = 30_000; i < 40_000; i++) rows[i] = `${i},25/02/2026,hello number ${i}`;
    const decided = await survey(csv('id,date,text', ...rows));
    const proof = decided.evidence.find(({ code }) => code === 'date-order-proved-at')!;
    expect(Number(proof.about['line'])).toBeGreaterThan(30_000);
    // The header is line 1, row i stands on line i + 2.
    expect(rows[Number(proof.about['line']) - 2]).toContain('25/02/2026');
  });

  it('may be day numbers of a spreadsheet, of either system, with the time beside', async () => {
    const file = csv('id,date,text', '1,46082.375,hello', '2,46083,hello', '3,46083.999988426,hello');
    expect(await times(file)).toEqual(['2026-03-01T09:00', '2026-03-02T00:00', '2026-03-02T23:59']);
    expect(await times(file, { map: { excelDates: '1904' } })).toEqual([
      '2030-03-02T09:00',
      '2030-03-03T00:00',
      '2030-03-03T23:59',
    ]);
    expect(codes(await survey(file))).toContain('serial-dates');
    const halves = csv('id,date,time,text', '1,46082,0.375,hello', '2,46082,0.5,hello');
    expect(await times(halves)).toEqual(['2026-03-01T09:00', '2026-03-01T12:00']);
  });

  it('are no day numbers where the moments of the contacts are none', async () => {
    const file = csv('id,date,response_time_ms,text', '1,2026-03-01,45000,hello', '2,2026-03-01,46000,hello');
    const decided = await survey(file);
    expect(columnOf(decided, 'response_time_ms').field).toBe('waited');
    expect(decided.reading.serials).toBeUndefined();
  });
});

describe('dates with day and month swapped', () => {
  const DAY = 86_400_000;
  /** A ticket a day from 2026-01-01 on. Those of `swapped` are written month first. */
  function tickets(swapped: (n: number) => boolean, write = numeric): string[] {
    return Array.from({ length: 200 }, (_, n) => {
      const date = new Date(Date.UTC(2026, 0, 1) + n * DAY);
      const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
      return `T-${1000 + n},${swapped(n) ? write(month, day) : write(day, month)},hello ${n}`;
    });
  }
  const numeric = (day: number, month: number): string => `${two(day)}/${two(month)}/2026`;
  const two = (n: number): string => String(n).padStart(2, '0');
  const truth = Array.from({ length: 200 }, (_, n) => new Date(Date.UTC(2026, 0, 1) + n * DAY).toISOString());
  /** 05/03 for 5 March: possible either way. Ticket 63 + k is the (5 + k)th of March. */
  const isSwapped = (n: number): boolean => n >= 63 && n <= 66;
  const file = csv('ticket_id,date,text', ...tickets(isSwapped));

  it('are found by the ticket numbers, offered with their lines, marked, and kept as written', async () => {
    const { records, survey: decided } = await read(file);
    expect(decided.evidence).toContainEqual({
      code: 'swapped-dates-found',
      about: {
        column: 'date',
        number: 'ticket_id',
        count: '4',
        rows: '200',
        lines: '65, 66, 67',
        values: '03/05/2026, 03/06/2026, 03/07/2026',
      },
    });
    const marked = records.filter(({ changes }) => changes.some(({ rule }) => rule === 'doubtful-day-month'));
    expect(marked.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-05-03',
      '2026-06-03',
      '2026-07-03',
      '2026-08-03',
    ]);
  });

  it('are put right where somebody says so, each with a change that shows it', async () => {
    const { records, survey: decided } = await read(file, { map: { repairSwappedDates: true } });
    expect(records.map(({ at }) => new Date(at).toISOString())).toEqual(truth);
    expect(records.flatMap(({ changes }) => changes.filter(({ field }) => field === 'at'))).toEqual(
      [5, 6, 7, 8].map((day) => ({
        field: 'at',
        rule: 'swapped-day-month',
        before: `03/${two(day)}/2026`,
        after: `${two(day)}/03/2026`,
      })),
    );
    expect(codes(decided)).toContain('swapped-dates-repaired');
  });

  it('are found in dates that begin with the year, as a spreadsheet leaves them', async () => {
    const rows = tickets(isSwapped, (day, month) => `2026-${two(month)}-${two(day)} 10:00`);
    const { records } = await read(csv('ticket_id,date,text', ...rows), { map: { repairSwappedDates: true } });
    expect(records.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual(truth.map((t) => t.slice(0, 10)));
  });

  it('of which the other order is impossible are refused, or put right where somebody says so', async () => {
    const rows = tickets((n) => n >= 80 && n <= 82);
    expect((await read(csv('ticket_id,date,text', ...rows))).refused).toEqual(Array(3).fill('date-contradicts-order'));
    const mended = await read(csv('ticket_id,date,text', ...rows), { map: { repairSwappedDates: true } });
    expect(mended.refused).toEqual([]);
    expect(mended.records.map(({ at }) => new Date(at).toISOString())).toEqual(truth);
  });

  it('are the same for one row alone, as for a replay', async () => {
    const decided = await survey(file, { map: { repairSwappedDates: true } });
    const line = Buffer.from(tickets(isSwapped)[64]!);
    const said = await table.readAt(line, decided, '');
    expect(said).toMatchObject({ ok: true, value: { at: '03/06/2026', dayAndMonth: 'exchange' } });
  });

  it('are not looked for in a table that is not in the order of its numbers, or has none swapped', async () => {
    const shuffled = tickets(() => false).map((row, i) => row.replace(/^T-\d+/, `T-${(i * 77) % 200}`));
    expect((await survey(csv('ticket_id,date,text', ...shuffled))).details.swapped).toBeUndefined();
    expect((await survey(csv('ticket_id,date,text', ...tickets(() => false)))).details.swapped).toBeUndefined();
  });

  it('never overrule an order that nothing proves: such a date is its proof', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},0${(i % 9) + 1}/02/2026,hello number ${i}`);
    rows[40_000] = `40000,02/25/2026,hello`;
    const decided = await survey(csv('id,date,text', ...rows), { map: { repairSwappedDates: true } });
    expect(decided.unproven).toContain('dateOrder');
    expect(decided.reading.doesExchange).toBeUndefined();
  });
});

describe('durations', () => {
  it('that a spreadsheet wrote as fractions of a day are told by their whole seconds', async () => {
    const file = csv(
      'id,date,answered,talk time',
      '1,2026-03-01,Y,0.00165509259259259',
      '2,2026-03-01,Y,0.000509259259259259',
      '3,2026-03-01,Y,0.0416666666666667',
      '4,2026-03-01,N,0',
    );
    const { records, survey: decided } = await read(file);
    expect(records.map(({ call }) => call!.talk)).toEqual([143 * second, 44 * second, 3_600 * second, 0]);
    expect(columnOf(decided, 'talk time').evidence!.why.map(({ code }) => code)).toContain('duration-day-fractions');
  });

  it('of a second or less are no fractions of a day', async () => {
    const file = csv('id,date,answered,talk time', ...[0.25, 0.5, 0.75].map((n, i) => `${i},2026-03-01,Y,${n}`));
    expect((await read(file)).records.map(({ call }) => call!.talk)).toEqual([250, 500, 750]);
  });

  it('with a decimal comma are in the unit of their header', async () => {
    const file = csv('id;date;answered;talk time (h)', '1;2026-03-01;Y;1,5', '2;2026-03-01;Y;90 min');
    expect((await read(file)).records.map(({ call }) => call!.talk)).toEqual([5_400 * second, 5_400 * second]);
  });
});

describe('the scale of ratings', () => {
  const rated = (header: string, ...values: string[]): SourceFile =>
    csv(`id,date,${header}`, ...values.map((value, i) => `${i},2026-03-01,${value}`));
  it.each([
    ['Rating', ['5', '4', '3'], '1-5'],
    ['Rating (1-10)', ['5', '4', '3'], '1-10'],
    ['Rating', ['5', '9', '3'], '0-10'],
    ['满意度(1~5分)', ['5', '4'], '1-5'],
    ['满意度', ['满意', '不满意', '满意'], '0-1'],
    ['满意度', ['满意', '一般', '不满意'], '1-3'],
    ['满意度', ['满意', '一般', '不满意', '非常满意'], '1-5'],
    ['Rating', ['0', '1', '1', '0', '1'], '0-1'],
    ['Rating (1-5)', ['5', '9'], '0-10'],
    ['Rating', ['80', '95'], '0-100'],
    ['NPS score', ['5', '4'], '0-10'],
  ])('of "%s" with %j is %s', async (header, values, scale) => {
    expect((await survey(rated(header, ...values))).reading.ratingScale).toBe(scale);
  });

  it('of words is that of their steps, and its evidence names them', async () => {
    const { records, survey: decided } = await read(rated('满意度', '满意', '不满意', '满意'));
    expect(records.map(({ rating }) => rating!.value)).toEqual([1, 0, 1]);
    expect(decided.evidence).toContainEqual({
      code: 'rating-scale-of-words',
      about: { scale: '0-1', words: '满意, 不满意' },
    });
    expect(decided.unproven).toContain('ratingScale');
  });
});

describe('attributes', () => {
  const file = csv(
    'id,date,text,Weight,Basket,Amount (EUR),Shirt',
    '1,2026-03-01,hello,180 lb,"US$1,234.50","1.234,5",M',
    '2,2026-03-01,hello,90 kg,€ 12,"12,5",L',
    '3,2026-03-01,hello,heavy,N/A,"1.000",',
  );
  const map: Mapping = {
    attributes: {
      Weight: { name: 'weight', unit: 'lb' },
      Basket: { name: 'basket', money: 'column' },
      'Amount (EUR)': { name: 'amount', money: 'EUR' },
      Shirt: { name: 'shirt' },
    },
  };

  it('are kept where a mapping names them: in the standard unit, in their own currency, with the original', async () => {
    const { records } = await read(file, { map });
    expect(records.map(({ attributes }) => attributes)).toEqual([
      {
        weight: { value: 81.6466266, unit: 'kg', said: '180 lb' },
        basket: { value: 1234.5, unit: 'USD', said: 'US$1,234.50' },
        amount: { value: 1234.5, unit: 'EUR', said: '1.234,5' },
        shirt: { value: 'M', unit: null, said: 'M' },
      },
      {
        weight: { value: 90, unit: 'kg', said: '90 kg' },
        basket: { value: 12, unit: 'EUR', said: '€ 12' },
        amount: { value: 12.5, unit: 'EUR', said: '12,5' },
        shirt: { value: 'L', unit: null, said: 'L' },
      },
      {
        weight: { value: null, unit: null, said: 'heavy' },
        amount: { value: 1000, unit: 'EUR', said: '1.000' },
      },
    ]);
    expect(records[0]!.changes).toContainEqual({
      field: 'attributes.weight',
      rule: 'convert-unit',
      before: '180 lb',
      after: '81.6466266 kg',
    });
    expect(records[2]!.changes).toContainEqual({
      field: 'attributes.weight',
      rule: 'unusable-attribute',
      before: 'heavy',
      after: '',
    });
  });

  it('are offered where values or a header carry a unit or a currency, and never kept by themselves', async () => {
    const { records, survey: decided } = await read(
      csv('id,date,text,Gewicht,Basket,Height (cm)', '1,2026-03-01,hi,80 kg,€12,180', '2,2026-03-01,ho,90 kg,€9,170'),
    );
    expect(records[0]!.attributes).toBeNull();
    expect(columnOf(decided, 'Gewicht').suggests).toEqual({ name: 'gewicht', unit: 'kg' });
    expect(columnOf(decided, 'Basket').suggests).toEqual({ name: 'basket', money: 'column' });
    expect(columnOf(decided, 'Height (cm)').suggests).toEqual({ name: 'height', unit: 'cm' });
    expect(codes(decided).filter((code) => code === 'attribute-suggested')).toHaveLength(3);
  });

  it.each([
    [{ Weight: { name: 'weight', unit: 'parsec' } }, 'map-attribute-unknown'],
    [{ Weight: { name: 'weight', money: 'ABC' } }, 'map-attribute-unknown'],
    [{ Weight: { name: 'weight', money: 'EUR', unit: 'kg' } }, 'map-attribute-unknown'],
    [{ Width: { name: 'weight' } }, 'map-column-unknown'],
    [{ Weight: { name: 'a' }, Basket: { name: 'a' } }, 'map-attribute-twice'],
  ])('named %j are refused as %s', async (attributes, code) => {
    await expect(survey(file, { map: { attributes } })).rejects.toThrow(code);
  });

  it('of any name are data', async () => {
    const attributes = { Shirt: { name: '__proto__' }, Weight: { name: 'constructor' } };
    const { records } = await read(file, { map: { attributes } });
    expect(Object.keys(records[0]!.attributes!)).toEqual(['__proto__', 'constructor']);
  });
});

describe('the evidence of a column', () => {
  it('tells why it is taken for what it is, how much of it can be read, and its worst values', async () => {
    const decided = await survey(
      csv(
        'id,date,channel,text,rating,nonsense',
        '1,2026-03-01,Email ,hello,5,a',
        '2,soon,carrier pigeon,hello,4,b',
        '3,2026-03-03,email,hello,five and a half,c',
        '4,2026-03-04,e-mail,"<p>hello <b>world</b></p>",N/A,d',
      ),
    );
    expect(columnOf(decided, 'date').evidence).toMatchObject({
      rows: 4,
      values: 4,
      readable: 3,
      unreadable: [{ value: 'soon', line: 3 }],
      refused: 1,
      worst: [{ value: 'soon', line: 3, becomes: null, rule: 'time-unreadable' }],
    });
    expect(columnOf(decided, 'date').evidence!.why[0]).toEqual({ code: 'column-header', about: { field: 'at' } });
    expect(columnOf(decided, 'channel').evidence).toMatchObject({
      values: 4,
      readable: 3,
      unreadable: [{ value: 'carrier pigeon', line: 3 }],
      refused: 0,
    });
    expect(columnOf(decided, 'rating').evidence).toMatchObject({
      values: 3,
      readable: 2,
      refused: 1,
      worst: [
        { value: 'five and a half', line: 4, becomes: null, rule: 'rating-unreadable' },
        { rule: 'drop-blank-words' },
      ],
    });
    expect(columnOf(decided, 'nonsense').evidence!.why).toEqual([{ code: 'column-unknown', about: {} }]);
  });

  it('puts spellings of a value that no rule knows together', async () => {
    const labels = ['Carrier Pigeon', 'carrier-pigeon', 'Carier pigeon', 'smoke', 'email', 'email', 'email'];
    const decided = await survey(csv('id,date,channel', ...labels.map((label, i) => `${i},2026-03-01,${label}`)));
    expect(columnOf(decided, 'channel').evidence!.alike.map(({ name, count }) => [name, count])).toEqual([
      ['Carrier Pigeon', 3],
      ['smoke', 1],
    ]);
  });

  it('says where values or a mapping overrule a header', async () => {
    const file = csv('id,date,response_time,kind,email', '1,2026-03-01,12,email,yes', '2,2026-03-02,15,phone,no');
    const guessed = await survey(file);
    const whyOf = (decided: Survey<TableDetails>, name: string) => columnOf(decided, name).evidence!.why[0];
    expect(whyOf(guessed, 'response_time')).toEqual({
      code: 'column-overruled',
      about: { field: 'waited', named: 'reply-at' },
    });
    expect(whyOf(guessed, 'kind')).toEqual({ code: 'column-values', about: { field: 'channel' } });
    expect(whyOf(guessed, 'email')).toEqual({ code: 'column-values-against', about: { field: 'customer-email' } });
    const mapped = await survey(file, { map: { columns: { kind: 'subject' } } });
    expect(whyOf(mapped, 'kind')).toEqual({ code: 'column-mapped', about: { field: 'subject' } });
  });

  it('never holds half a character', async () => {
    const long = '😀'.repeat(100);
    const rows = [1, 2, 3].map((n) => `${n},2026-03-01,x${long}`);
    const decided = await survey(csv('id,date,channel', ...rows, `4,x${long},email`));
    expect(JSON.stringify(decided)).toContain('😀');
    expect(JSON.stringify(decided)).not.toMatch(/[^\ud800-\udbff][\udc00-\udfff]|[\ud800-\udbff][^\udc00-\udfff]|\\ud/);
  });
});
