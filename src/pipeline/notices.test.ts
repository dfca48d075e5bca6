import pg from 'pg';
import { expect, test } from 'vitest';
import { type Notice, noticeSchema } from '../contract/intake.ts';
import type { Database } from '../store/database.ts';
import { NOTICE_CHANNEL } from '../store/notices.ts';
import { decide } from './decisions/decide.ts';
import { intake } from './intake.ts';
import { withStore } from './testing/with-store.ts';

/** What those who watch are told while `work` runs. */
async function toldBy(database: Database, work: () => Promise<unknown>): Promise<Omit<Notice, 'id'>[]> {
  const client = new pg.Client(database.options);
  await client.connect();
  const told: Omit<Notice, 'id'>[] = [];
  client.on('notification', ({ payload }) => told.push(noticeSchema.omit({ id: true }).parse(JSON.parse(payload!))));
  await client.query(`listen ${NOTICE_CHANNEL}`);
  try {
    await work();
    // What was told before this answer has arrived before it.
    await client.query('select 1');
    return told;
  } finally {
    await client.end();
  }
}

const mail = (id: string, at: string, customer: string) => ({
  id,
  channel: 'email',
  at,
  customer: { kind: 'email', address: `${customer}@lindt.example` },
  conversation: `about ${customer}`,
});

test('a push tells its days, customers, channel and source; what it changes elsewhere, too', () =>
  withStore(async (store) => {
    const push = (...items: unknown[]) => toldBy(store.database, () => intake(store, 'shop', items));
    const [first] = await push(mail('1', '2026-03-02T09:00:00Z', 'eva'), mail('2', '2025-07-01T23:30:00+02:00', 'max'));
    expect(first).toMatchObject({
      days: [
        ['2025-07-01', '2025-07-01'],
        ['2026-03-02', '2026-03-02'],
      ],
      channels: ['email'],
      sources: [{ id: 1, name: 'shop' }],
      interactions: 2,
    });
    expect(first!.customers).toHaveLength(2);

    // The answer ends the wait of March 2nd.
    const [reply] = await push({ ...mail('3', '2026-03-09T09:00:00Z', 'eva'), direction: 'outbound' });
    expect(reply).toMatchObject({
      version: first!.version + 1,
      days: [
        ['2026-03-02', '2026-03-02'],
        ['2026-03-09', '2026-03-09'],
      ],
      interactions: 1,
    });
    expect(reply!.customers).toHaveLength(1);
    expect(first!.customers).toContain(reply!.customers![0]);
  }));

test('what breaks the contract touches nothing; more customers than can be named are many', () =>
  withStore(async (store) => {
    const push = (...items: unknown[]) => toldBy(store.database, () => intake(store, 'shop', items));
    expect(await push({ id: 'x' })).toMatchObject([{ days: [], customers: [], sources: [], interactions: 0 }]);
    const many = Array.from({ length: 41 }, (_, i) => mail(`m${i}`, '2026-03-02T09:00:00Z', `c${i}`));
    expect(await push(...many)).toMatchObject([{ customers: null, days: [['2026-03-02', '2026-03-02']] }]);
  }));

test('a decision that questions look up may concern all of them', () =>
  withStore(async (store) => {
    const about = { name: 'Alpha', agents: [], validFrom: null, zone: 'UTC' };
    const told = await toldBy(store.database, () => decide(store, { kind: 'team', about, why: '' }, 'Olga'));
    expect(told).toMatchObject([{ days: null, customers: null, channels: null, sources: null }]);
  }));
