import { describe, expect, it } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { personIdOf, type Story, story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { rowsBehind } from './rows-behind.ts';

const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
const office = { name: 'Office', zone: 'Europe/Berlin', weekly: WEEKDAYS };
const MAX = { dimension: 'customer', value: 'Max' } as const;
const onBusiness = { metric: 'response-time', clock: 'business', aggregate: 'mean' } as const;

/** Friday 6 March 2026, 16:00 in Berlin, is 15:00 in UTC. */
function company(): Story {
  const given = story();
  given.customer('Eva').writes('2026-03-06T15:00Z').agent('Ann').replies('2026-03-09T09:00Z');
  given.customer('Max').writes('2026-03-07T09:00Z').agent('Bob').replies('2026-03-07T10:00Z');
  given.customer('Lea').by('chat').writes('2026-03-06T15:00Z').agent('Ann').replies('15:30');
  return given;
}

async function answers(given: Story, ...questions: QuestionInput[]) {
  return await withDatabase(async (database) => {
    await given.storedIn(database);
    const found = [];
    for (const question of questions) found.push(await ask(database, question));
    return found;
  });
}

describe('on the business clock', () => {
  it('a wait lasts as long as somebody worked in it; wholly outside the hours it lasts 0, and says so', async () => {
    const given = company().decides('calendar', { for: { kind: 'channel', channel: 'email' }, ...office });
    const [all, byAgent] = await answers(given, onBusiness, { ...onBusiness, by: ['agent'] });
    // Eva: one hour on Friday, one on Monday. Max: Saturday, 0. Lea's chat has no hours at all.
    expect(all).toMatchObject({ clock: 'business', leftOut: [{ reason: 'no-calendar', count: 1 }] });
    expect(all!.rows).toEqual([{ bucket: null, value: 3600, n: 2, unanswered: 0, outsideHours: 1 }]);
    expect(byAgent!.rows.map((row) => [row.agent, row.value, row.outsideHours])).toEqual([
      ['Ann', 7200, 0],
      ['Bob', 0, 1],
    ]);
  });

  it('the hours of the team count before those of the channel, and these before those of all', async () => {
    const given = company()
      .decides('calendar', { for: { kind: 'all' }, ...office, weekly: [] })
      .decides('calendar', { for: { kind: 'channel', channel: 'email' }, ...office })
      .decides('calendar', {
        for: { kind: 'team', team: 'Night' },
        ...office,
        weekly: [{ weekday: 6, from: '00:00', to: '24:00' }],
      })
      .decides('team', { name: 'Night', agents: [personIdOf('Bob')] });
    const [byAgent, byTeam] = await answers(
      given,
      { ...onBusiness, by: ['agent', 'channel'] },
      { ...onBusiness, by: ['team'] },
    );
    expect(byAgent!.rows.map((row) => [row.agent, row.channel, row.value])).toEqual([
      ['Ann', 'chat', 0],
      ['Ann', 'email', 7200],
      ['Bob', 'email', 3600],
    ]);
    expect(byTeam!.rows.map((row) => [row.team, row.n])).toEqual([
      ['Night', 1],
      [null, 2],
    ]);
  });

  it('all history follows a new version with the next question, and the old one can be asked for beside it', async () => {
    await withDatabase(async (database) => {
      const given = company().decides('calendar', { for: { kind: 'all' }, ...office });
      given.decides('calendar', {
        for: { kind: 'all' },
        ...office,
        weekly: [...WEEKDAYS, { weekday: 6, from: '09:00', to: '17:00' }],
      });
      await given.storedIn(database);
      const meanOf = async (more: object) => (await ask(database, { ...onBusiness, ...more })).rows[0]!.value;
      // Eva 2 h and Saturday's 8, Max 1 h (10:00 to 11:00 in Berlin), Lea 30 min: 11.5 h of 3; before 2.5 h of 3.
      expect(await meanOf({})).toBeCloseTo((11.5 * 3600) / 3, 6);
      expect(await meanOf({ calendar: 2 })).toBeCloseTo((11.5 * 3600) / 3, 6);
      expect(await meanOf({ calendar: 1 })).toBeCloseTo((2.5 * 3600) / 3, 6);
      await database.query('update history.decision set undone_at = now() where decision_id = 2');
      expect(await meanOf({})).toBeCloseTo((2.5 * 3600) / 3, 6);
      expect(await meanOf({ calendar: 2 })).toBeCloseTo((11.5 * 3600) / 3, 6);
    });
  });

  it('two versions stand side by side: each value is what one alone would be, and so is what is beside it', async () => {
    await withDatabase(async (database) => {
      const given = company()
        .decides('calendar', { for: { kind: 'channel', channel: 'email' }, ...office })
        .decides('calendar', { for: { kind: 'all' }, ...office, weekly: [{ weekday: 6, from: '09:00', to: '17:00' }] });
      await given.storedIn(database);
      const splits = [{}, { by: ['channel'] }, { every: 'day' }, { every: 'day', by: ['agent'], from: '2026-03-05' }];
      for (const split of splits as Partial<QuestionInput>[]) {
        const question = { ...onBusiness, ...split };
        const both = await ask(database, { ...question, compareCalendar: 2 });
        expect(both).toMatchObject({ comparedCalendar: 2, comparedWith: null });
        const [own, other] = [await ask(database, question), await ask(database, { ...question, calendar: 2 })];
        const bare = both.rows.map(({ before: _before, beforeN: _n, ...row }) => row);
        expect(bare).toEqual(own.rows);
        // The chat has no hours of its own: by those of all it has.
        expect(both.rows.map((row) => [row.before, row.beforeN])).toEqual(other.rows.map((row) => [row.value, row.n]));
      }
      const one = await ask(database, { ...onBusiness, calendar: 1, compareCalendar: 2, where: [MAX] });
      expect(one.rows[0]).toMatchObject({ value: 0, n: 1, before: 3600, beforeN: 1 });
      const refused = async (more: Partial<QuestionInput>) =>
        await ask(database, { ...onBusiness, compareCalendar: 2, ...more }).catch(
          (error: { code: string }) => error.code,
        );
      expect(await refused({ compare: 'year', from: '2026-03-01', to: '2026-04-01' })).toBe(
        'statistics.one-comparison',
      );
      expect(await refused({ clock: 'calendar' })).toBe('statistics.calendar-needs-clock');
      expect(await refused({ compareCalendar: 99 })).toBe('statistics.unknown-calendar');
    });
  });

  it('the rows behind a number are those that have a clock, with how long each lasted on it', async () => {
    await withDatabase(async (database) => {
      await company()
        .decides('calendar', { for: { kind: 'channel', channel: 'email' }, ...office })
        .storedIn(database);
      const { items, count, exclusions, clock } = await rowsBehind(
        database,
        onBusiness,
        { bucket: null, by: {} },
        { limit: 9 },
        'en',
      );
      expect([count, items.map((item) => item.value)]).toEqual([2, [7200, 0]]);
      expect(exclusions.find((one) => one.reason.startsWith('Without working hours'))?.count).toBe(1);
      expect(clock).toContain('working hours');
    });
  });
});

describe('teams', () => {
  it('are those of the day on which the agent acted', async () => {
    const given = company()
      .decides('team', { name: 'Alpha', agents: [personIdOf('Ann'), personIdOf('Bob')] })
      .decides('team', { name: 'Beta', agents: [personIdOf('Ann')], validFrom: '2026-03-08' });
    const [byTeam, where, not] = await answers(
      given,
      { metric: 'response-time', aggregate: 'count', by: ['team'] },
      { metric: 'response-time', aggregate: 'count', where: [{ dimension: 'team', value: 'beta' }] },
      { metric: 'response-time', aggregate: 'count', filter: { not: { dimension: 'team', value: 'Alpha' } } },
    );
    // Ann answered Eva on the 9th, in Beta; Lea on the 6th, still in Alpha. An agent is in one team at a time.
    expect(byTeam!.rows.map((row) => [row.team, row.value])).toEqual([
      ['Alpha', 2],
      ['Beta', 1],
    ]);
    expect([where!.rows[0]!.value, not!.rows[0]!.value]).toEqual([1, 1]);
  });
});
