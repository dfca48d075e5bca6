import { expect, it } from 'vitest';
import { intake } from '../../pipeline/intake.ts';
import { withStore } from '../../pipeline/testing/with-store.ts';
import type { Store } from '../../store/store.ts';
import { qualityAtHand } from './quality-at-hand.ts';
import { qualityOf } from './quality.ts';

const UTC = { every: 'month', zone: 'UTC', weekStart: 1 } as const;

it('while it is counted anew, the answer before is given with its moment, and says so; then the new one', () =>
  withStore(async (store) => {
    await message(store, 'Eva');
    const first = await qualityAtHand(store.database, UTC, 0);
    expect(first).toEqual({ ...(await qualityOf(store.database, UTC)), asOf: first.asOf });
    expect([first.isBeingCounted, first.sources[0]!.interactions]).toEqual([false, 1]);

    await message(store, 'Max');
    const held = await qualityAtHand(store.database, UTC, 0);
    expect(held).toEqual({ ...first, isBeingCounted: true });
    const next = await untilCounted(store);
    expect([next.isBeingCounted, next.sources[0]!.interactions]).toEqual([false, 2]);
    expect(next.asOf > first.asOf).toBe(true);
  }));

it('all who ask the same at once are answered by one counting, and who came later is told to ask again', () =>
  withStore(async (store) => {
    await message(store, 'Eva');
    const answers = await Promise.all([1, 2, 3].map(() => qualityAtHand(store.database, UTC)));
    expect(answers.map(({ isBeingCounted }) => isBeingCounted)).toEqual([false, true, true]);
    expect(new Set(answers.map(({ asOf }) => asOf)).size).toBe(1);
  }));

it('what fails is told to whoever waits for it, and is tried again by the next', () =>
  withStore(async (store) => {
    await message(store, 'Eva');
    await expect(qualityAtHand(store.database, { ...UTC, zone: 'Nowhere/At_All' })).rejects.toThrow();
    await expect(qualityAtHand(store.database, { ...UTC, zone: 'Nowhere/At_All' })).rejects.toThrow();
    expect((await qualityAtHand(store.database, UTC)).sources).toHaveLength(1);
  }));

async function message(store: Store, id: string): Promise<void> {
  const customer = { kind: 'email', address: `${id}@x.example` };
  await intake(store, 'desk', [{ id, channel: 'email', at: '2026-03-01T09:00:00Z', customer, text: id }], 'en');
}

async function untilCounted(store: Store) {
  for (;;) {
    const quality = await qualityAtHand(store.database, UTC);
    if (!quality.isBeingCounted) return quality;
  }
}
