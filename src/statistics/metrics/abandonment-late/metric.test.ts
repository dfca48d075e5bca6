import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { withDatabase } from '../../../store/testing/with-database.ts';
import { ask } from '../../ask.ts';

it('is the part of the calls that callers gave up late, and tells how many left early', () =>
  withDatabase(async (database) => {
    const given = story();
    given.decides('target', { for: { kind: 'all' }, metric: 'speed-of-answer', value: 20 });
    const abandoned = (after: string) =>
      given.row({ at: '2026-03-01T09:00:00Z', kind: 'call', call_outcome: 'abandoned', gave_up_at: after });
    abandoned('2026-03-01T09:00:07Z');
    abandoned('2026-03-01T09:01:00Z');
    given.customer('Eva').calls('2026-03-01T09:00Z');
    given.customer('Max').calls('2026-03-01T09:00Z').agent('Ann').picksUp('09:01', 60);
    await given.storedIn(database);
    const { rows, leftOut } = await ask(database, { metric: 'abandonment-late' });
    // One of three: the missed one and the answered one were not abandoned; who left after 7 s is not asked.
    expect(rows[0]).toMatchObject({ value: 1 / 3, n: 3 });
    expect(leftOut.find(({ reason }) => reason === 'short-abandon')).toEqual({ reason: 'short-abandon', count: 1 });
  }));
