import { join } from 'node:path';
import { expect, test } from 'vitest';
import { suggestPeople } from './suggest-people.ts';
import { labelledPeople } from './testing/labelled-people.ts';
import { importPeople, measurePeople } from './testing/measure-people.ts';
import { withStore } from './testing/with-store.ts';

// The small sister of `npm run bench:identity` (20,000 people): the same town, the same targets.

test('of 1,500 people with typos, shared addresses and changed numbers nearly all are found, and nobody is mixed up', () =>
  withStore(async (store, folder) => {
    const town = labelledPeople(20_261_125, 1_500);
    await importPeople(store, join(folder, 'in'), town);
    await suggestPeople(store);
    const measured = await measurePeople(store, town);
    expect(measured.pairs).toBeGreaterThan(5_000);
    expect(measured.precision, measured.wrong.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(0.999);
    expect(measured.recall).toBeGreaterThanOrEqual(0.9);
    expect(measured.suggestedRecall).toBeGreaterThanOrEqual(0.97);
    expect(measured.suggestedPrecision).toBeGreaterThanOrEqual(0.5);
  }));
