import { describe, expect, it } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { say } from '../contract/messages/index.ts';
import { PersonError } from '../contract/person-error.ts';
import { type Story, personIdOf, story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';

/** The rows of an answer, from a history told as a story. */
async function answerTo(given: Story, question: QuestionInput) {
  return await withDatabase(async (database) => {
    await given.storedIn(database);
    return await ask(database, question);
  });
}

const values = (answer: { rows: { bucket: string | null; value: number | null }[] }) =>
  answer.rows.map((row) => [row.bucket, row.value]);

describe('a question', () => {
  it('without spans and splits has one row, also of an empty history', async () => {
    const { rows, unit, aggregate } = await answerTo(story(), { metric: 'volume' });
    expect(rows).toEqual([{ bucket: null, value: 0, n: 0, unanswered: null }]);
    expect([unit, aggregate]).toEqual(['interactions', 'count']);
    const response = await answerTo(story(), { metric: 'first-response-time' });
    expect(response.rows).toEqual([{ bucket: null, value: null, n: 0, unanswered: 0 }]);
  });

  it('counts nothing as 0 and measures nothing as a gap', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
    const range = { from: '2026-03-01', to: '2026-03-03', every: 'day' } as const;
    expect(values(await answerTo(given, { metric: 'conversations', ...range }))).toEqual([
      ['2026-03-01T00:00:00+00:00', 1],
      ['2026-03-02T00:00:00+00:00', 0],
    ]);
    // 09:00 → 09:30 is 1,800 s; on the second nobody asked.
    expect(values(await answerTo(given, { metric: 'first-response-time', ...range }))).toEqual([
      ['2026-03-01T00:00:00+00:00', 1800],
      ['2026-03-02T00:00:00+00:00', null],
    ]);
  });

  it('reaches from the first bucket of the data to the last when no range is given', async () => {
    const given = story();
    given.customer('Eva').writes('2026-01-15T09:00Z').writes('2026-03-02T09:00Z');
    const { rows } = await answerTo(given, { metric: 'volume', every: 'month', zone: 'Asia/Shanghai' });
    expect(rows.map((row) => [row.bucket, row.value])).toEqual([
      ['2026-01-01T00:00:00+08:00', 1],
      ['2026-02-01T00:00:00+08:00', 0],
      ['2026-03-01T00:00:00+08:00', 1],
    ]);
  });

  it('takes the start of its range in and leaves the end out', async () => {
    const given = story();
    given
      .customer('Eva')
      .writes('2026-03-01T00:00:00.000Z')
      .writes('2026-03-01T23:59:59.999Z')
      .writes('2026-03-02T00:00:00.000Z');
    const { rows } = await answerTo(given, { metric: 'volume', from: '2026-03-01', to: '2026-03-02' });
    expect(rows[0]!.value).toBe(2);
  });

  it('puts a reply into the day on which the customer asked', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T23:00Z').agent('Ann').replies('2026-03-02T01:00Z');
    const { rows } = await answerTo(given, {
      metric: 'response-time',
      every: 'day',
      from: '2026-03-01',
      to: '2026-03-03',
    });
    expect(rows.map((row) => [row.value, row.n])).toEqual([
      [7200, 1],
      [null, 0],
    ]);
  });

  it('says how many still wait, beside the time of those that were answered', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:10');
    given.customer('Max').by('chat').writes('2026-03-01T09:00Z').isToldAutomatically('09:01');
    const total = await answerTo(given, { metric: 'first-response-time', aggregate: 'mean' });
    expect(total.rows).toEqual([{ bucket: null, value: 600, n: 1, unanswered: 1 }]);
    const byChannel = await answerTo(given, { metric: 'first-response-time', by: ['channel'] });
    expect(byChannel.rows).toEqual([
      { bucket: null, channel: 'chat', value: null, n: 0, unanswered: 1 },
      { bucket: null, channel: 'email', value: 600, n: 1, unanswered: 0 },
    ]);
  });

  it('split by agent credits who answered, and leaves out what nobody has answered yet', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:10');
    given.customer('Max').writes('2026-03-01T09:00Z');
    const { rows } = await answerTo(given, { metric: 'first-response-time', by: ['agent'] });
    expect(rows).toEqual([
      { bucket: null, agent: 'Ann', agentId: personIdOf('Ann'), value: 600, n: 1, unanswered: null },
    ]);
  });

  it('filters by names in any case, and several of one dimension are alternatives', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:10');
    given.customer('Max').writes('2026-03-01T09:00Z').agent('王芳').replies('09:20');
    given.customer('Lee').writes('2026-03-01T09:00Z').agent('Bob').replies('09:40');
    const where = (...names: string[]) => names.map((value) => ({ dimension: 'agent' as const, value }));
    const both = await answerTo(given, { metric: 'response-time', where: where('ANN', '王芳'), aggregate: 'mean' });
    expect(both.rows[0]).toMatchObject({ value: 900, n: 2 });
    const byId = await answerTo(given, { metric: 'response-time', where: where(personIdOf('Bob')) });
    expect(byId.rows[0]).toMatchObject({ value: 2400, n: 1 });
    const customer = await answerTo(given, { metric: 'volume', where: [{ dimension: 'customer', value: 'eva' }] });
    expect(customer.rows[0]!.value).toBe(2);
    const source = await answerTo(given, {
      metric: 'volume',
      where: [{ dimension: 'source', value: 'Mail' }],
      by: ['source'],
    });
    expect(source.rows).toEqual([{ bucket: null, source: 'mail', sourceId: '1', value: 6, n: 6, unanswered: null }]);
  });

  it('tells percentiles exactly, and the share under a target', async () => {
    const given = story();
    // Waits of 10, 20, 30, 40 minutes: the median lies between 20 and 30, p90 at 30 + 0.7 × 10.
    for (const [name, end] of Object.entries({ A: '10', B: '20', C: '30', D: '40' })) {
      given.customer(name).writes('2026-03-01T09:00Z').agent('Ann').replies(`09:${end}`);
    }
    const value = async (more: Partial<QuestionInput>) =>
      (await answerTo(given, { metric: 'first-response-time', ...more })).rows[0]!.value;
    expect(await value({})).toBe(1500);
    expect(await value({ aggregate: 'p75' })).toBe(1950);
    expect(await value({ aggregate: 'p90' })).toBeCloseTo(2220, 9);
    expect(await value({ aggregate: 'sum' })).toBe(6000);
    expect(await value({ aggregate: 'share', target: 1200 })).toBe(0.5);
  });

  it('knows days of 23 and 25 hours, and zones a quarter of an hour apart', async () => {
    const given = story();
    const eva = given.customer('Eva');
    // Berlin, 29 March 2026 begins at 23:00Z and ends at 22:00Z: 23 hours.
    for (const at of ['2026-03-28T22:59Z', '2026-03-28T23:00Z', '2026-03-29T21:59Z', '2026-03-29T22:00Z'])
      eva.writes(at);
    const berlin = await answerTo(given, { metric: 'volume', every: 'day', zone: 'Europe/Berlin' });
    expect(values(berlin)).toEqual([
      ['2026-03-28T00:00:00+01:00', 1],
      ['2026-03-29T00:00:00+01:00', 2],
      ['2026-03-30T00:00:00+02:00', 1],
    ]);
    const nepal = story();
    nepal.customer('Eva').writes('2026-03-01T18:14Z').writes('2026-03-01T18:15Z');
    expect(values(await answerTo(nepal, { metric: 'volume', every: 'day', zone: 'Asia/Kathmandu' }))).toEqual([
      ['2026-03-01T00:00:00+05:45', 1],
      ['2026-03-02T00:00:00+05:45', 1],
    ]);
  });

  it('starts weeks as the reader does', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T12:00Z').writes('2026-03-02T12:00Z');
    const bucketsOf = async (weekStart: number) =>
      (await answerTo(given, { metric: 'volume', every: 'week', weekStart })).rows.map((row) =>
        row.bucket?.slice(0, 10),
      );
    // 1 March 2026 is a Sunday.
    expect(await bucketsOf(1)).toEqual(['2026-02-23', '2026-03-02']);
    expect(await bucketsOf(7)).toEqual(['2026-03-01']);
    expect(await bucketsOf(6)).toEqual(['2026-02-28']);
  });

  it('splits by the local weekday and hour', async () => {
    const given = story();
    given.customer('Eva').writes('2026-03-01T16:30Z');
    const { rows } = await answerTo(given, { metric: 'volume', by: ['weekday', 'hour'], zone: 'Asia/Shanghai' });
    // Sunday 16:30 in UTC is Monday 00:30 in Shanghai.
    expect(rows).toEqual([{ bucket: null, weekday: 1, hour: 0, value: 1, n: 1, unanswered: null }]);
  });
});

it('refuses an answer larger than anyone can use before it is built', async () => {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').by('chat').writes('10:00');
  const question: QuestionInput = { metric: 'volume', every: 'hour', by: ['channel'], from: '2018', to: '2026-04' };
  await expect(answerTo(given, question)).rejects.toMatchObject({ code: 'statistics.too-many-rows' });
});

describe('a question that cannot be answered', () => {
  const refused = async (question: object) =>
    await withDatabase(async (database) => {
      const error = await ask(database, question as QuestionInput).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(PersonError);
      const { code, about, options } = error as PersonError;
      for (const locale of ['en', 'zh-CN'] as const) expect(say(code, about, locale)).not.toMatch(/\{|^statistics/);
      return [code.replace('statistics.', ''), options.field];
    });

  it.each([
    [{ metric: 'volum' }, 'unknown-metric', 'metric'],
    [{}, 'bad-question', 'metric'],
    [{ metric: 'volume', every: 'minute' }, 'unknown-option', 'every'],
    [{ metric: 'volume', by: ['mood'] }, 'unknown-option', 'by'],
    [{ metric: 'waiting', by: ['agent'] }, 'dimension-not-offered', 'by'],
    [{ metric: 'waiting', where: [{ dimension: 'agent', value: 'Ann' }] }, 'dimension-not-offered', 'where'],
    [{ metric: 'volume', aggregate: 'median' }, 'aggregation-not-offered', 'aggregate'],
    [{ metric: 'response-time', aggregate: 'share' }, 'target-missing', 'target'],
    [{ metric: 'volume', zone: 'Mars/Olympus' }, 'unknown-zone', 'zone'],
    [{ metric: 'volume', zone: '+08:00' }, 'unknown-zone', 'zone'],
    [{ metric: 'volume', from: '2026-02-30' }, 'bad-date', 'from'],
    [{ metric: 'volume', from: '2026-03-02', to: '2026-03-02' }, 'empty-range', 'to'],
    [{ metric: 'volume', clock: 'business' }, 'clock-not-offered', 'clock'],
    [{ metric: 'response-time', clock: 'business' }, 'no-calendar', 'clock'],
    [{ metric: 'response-time', clock: 'business', calendar: 7 }, 'unknown-calendar', 'calendar'],
    [{ metric: 'response-time', calendar: 7 }, 'calendar-needs-clock', 'calendar'],
    [{ metric: 'waiting', date: 'cohort' }, 'date-not-offered', 'date'],
    [{ metric: 'volume', top: 3 }, 'top-needs-split', 'top'],
    [{ metric: 'volume', compare: 'previous', from: '2026-03-01' }, 'compare-needs-range', 'compare'],
    [{ metric: 'waiting', filter: { not: { dimension: 'agent', value: 'Ann' } } }, 'dimension-not-offered', 'filter'],
    [{ metric: 'volume', filter: { dimension: 'team', value: 'Alpha' } }, 'unknown-value', 'where'],
    [{ metric: 'volume', weekStart: 8 }, 'too-large', 'weekStart'],
    [{ metric: 'volume', where: [{ dimension: 'channel', value: 'fax' }] }, 'unknown-value', 'where'],
    [{ metric: 'volume', where: [{ dimension: 'agent', value: 'Nobody' }] }, 'unknown-value', 'where'],
    [{ metric: 'volume', every: 'hour', from: '1900-01-01', to: '2199-01-01' }, 'too-many-buckets', 'every'],
  ])('%j is refused: %s', async (question, code, field) => {
    expect(await refused(question)).toEqual([code, field]);
  });
});
