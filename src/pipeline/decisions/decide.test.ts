import { expect, test } from 'vitest';
import { ask } from '../../statistics/index.ts';
import { listDecisions } from '../../store/decisions.ts';
import type { Store } from '../../store/store.ts';
import { intake } from '../intake.ts';
import { withStore } from '../testing/with-store.ts';
import { decide, settleDecisions, undoDecision } from './decide.ts';

const push = async (store: Store, id: string, address: string): Promise<string> => {
  const item = {
    id,
    channel: 'email',
    direction: 'inbound',
    at: '2026-03-02T09:00:00Z',
    customer: { kind: 'email', address },
    text: id,
  };
  await intake(store, 'desk', [item], 'en');
  const { rows } = await store.database.query<{ id: string }>(
    'select contact_point_id as id from history.contact_point where value = $1',
    [address],
  );
  return rows[0]!.id;
};

const byCustomer = async (store: Store): Promise<number[]> => {
  const { rows } = await ask(store.database, { metric: 'volume', by: ['customer'] });
  return rows.map((row) => row.n).sort();
};

test('two customers become one, their numbers with them, and two again when that is undone', () =>
  withStore(async (store) => {
    const eva = await push(store, '1', 'eva@home.example');
    const work = await push(store, '2', 'eva@work.example');
    expect(await byCustomer(store)).toEqual([1, 1]);
    const made = await decide(
      store,
      { kind: 'same-person', about: { customers: [eva, work] }, why: 'she said so' },
      'Ann',
    );
    expect(made).toMatchObject({ decidedBy: 'Ann', why: 'she said so', isSettled: true, undoneAt: null });
    expect(await byCustomer(store)).toEqual([2]);
    await push(store, '3', 'eva@work.example');
    expect(await byCustomer(store)).toEqual([3]);
    expect(await undoDecision(store, made.decisionId, 'Ben')).toMatchObject({ undoneBy: 'Ben', isSettled: true });
    expect(await byCustomer(store)).toEqual([1, 2]);
    await expect(undoDecision(store, made.decisionId, 'Ben')).rejects.toMatchObject({
      code: 'decision.undone-already',
    });
    expect((await listDecisions(store.database)).items).toHaveLength(1);
  }));

test('a decision that a killed process left half followed is gone on with', () =>
  withStore(async (store) => {
    const eva = await push(store, '1', 'eva@home.example');
    const work = await push(store, '2', 'eva@work.example');
    const made = await decide(store, { kind: 'same-person', about: { customers: [eva, work] }, why: '' }, 'Ann');
    await store.database.query('update history.decision set settled_at = null');
    expect(await settleDecisions(store)).toBe(1);
    expect(await settleDecisions(store)).toBe(0);
    expect((await listDecisions(store.database)).items[0]).toMatchObject({
      decisionId: made.decisionId,
      isSettled: true,
    });
  }));
