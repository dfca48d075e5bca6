import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { ask } from '../../ask.ts';
import { rowsBehind } from '../../rows-behind.ts';

/** Ann talks from 9:00 to 9:10 and from 9:10 to 9:40, Bob from 9:05 to 9:20; the third call of Ann nobody takes. */
function threeCalls() {
  const given = story();
  given.customer('Eva').calls('2026-03-02T08:59Z').agent('Ann').picksUp('09:00', 600);
  given.customer('Max').calls('2026-03-02T09:03Z').agent('Bob').picksUp('09:05', 900);
  given.customer('Lea').calls('2026-03-02T09:08Z').agent('Ann').picksUp('09:10', 1800, 600);
  given.customer('Kim').calls('2026-03-02T09:15Z');
  return given;
}

it('is the most calls that were talked at any one moment; one that begins as another ends is not beside it', () =>
  withDatabase(async (database) => {
    await threeCalls().storedIn(database);
    const span = { metric: 'concurrent-calls', from: '2026-03-02T09:00Z', to: '2026-03-02T10:00Z' } as const;
    const whole = await ask(database, span);
    expect(whole.rows[0]).toMatchObject({ value: 2, n: 3, unanswered: null });
    const byAgent = await ask(database, { ...span, by: ['agent'] });
    expect(byAgent.rows.map((row) => [row.agent, row.value, row.n])).toEqual([
      ['Ann', 1, 2],
      ['Bob', 1, 1],
    ]);
    // 10 + 15 + 30 minutes of talk in an hour.
    const mean = await ask(database, { ...span, aggregate: 'mean' });
    expect(mean.rows[0]!.value).toBeCloseTo(55 / 60, 12);
  }));

it('counts a call in each hour over which it lasts, and opens to the calls behind', () =>
  withDatabase(async (database) => {
    const given = story();
    given.customer('Eva').calls('2026-03-02T08:50Z').agent('Ann').picksUp('08:55', 600);
    given.customer('Max').calls('2026-03-02T08:50Z').agent('Bob').picksUp('09:04:59', 600);
    await given.storedIn(database);
    const hours = {
      metric: 'concurrent-calls',
      from: '2026-03-02T08:00Z',
      to: '2026-03-02T11:00Z',
      every: 'hour',
    } as const;
    const { rows } = await ask(database, hours);
    // Both are talked for the one second before 9:05.
    expect(rows.map((row) => [row.bucket!.slice(11, 16), row.value, row.n])).toEqual([
      ['08:00', 1, 1],
      ['09:00', 2, 2],
      ['10:00', 0, 0],
    ]);
    const mean = await ask(database, { ...hours, aggregate: 'mean' });
    // 5 minutes; 5 and 10 minutes; none.
    expect(mean.rows.map((row) => row.value)).toEqual([5 / 60, 15 / 60, 0]);
    const behind = await rowsBehind(database, hours, { bucket: rows[0]!.bucket, by: {} }, { limit: 9 }, 'en');
    expect([behind.count, behind.items[0]!.value]).toEqual([1, 600]);
  }));
