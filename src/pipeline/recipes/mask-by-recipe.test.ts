import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STANDARD_RECIPE } from '../../core/clean/recipe.ts';
import { searchInteractions } from '../../store/search.ts';
import type { Store } from '../../store/store.ts';
import { qualityOf } from '../../statistics/index.ts';
import { decide, undoDecision } from '../decisions/decide.ts';
import { importFiles } from '../import-files.ts';
import { inspectRecord } from '../inspect-record.ts';
import { indexSearch } from '../search-index.ts';
import { withStore } from '../testing/with-store.ts';
import { textAsItCame } from '../text-as-it-came.ts';

const CARD = '4111 1111 1111 1111';
const TABLE = [
  'id,customer_id,communication_time,communication_type,communication_content',
  `R1,C1,2026-03-01 09:00,email,Please charge ${CARD} again`,
  `R2,C2,sometime,email,${CARD}`,
  'R3,C3,2026-03-01 10:00,email,Thank you',
  'R4,C4,2026-03-01 11:00,email,Good morning',
  'R5,C5,2026-03-01 12:00,email,Where is my lamp?',
].join('\n');

const cards = async (store: Store) => {
  const { measures } = await qualityOf(store.database, { every: 'month', zone: 'UTC', weekStart: 1 });
  return measures.find(({ id }) => id === 'cards')!.bad;
};

test('a recipe masks card numbers in all that is kept; undone they are back; the original never changes', () =>
  withStore(async (store, folder) => {
    const path = join(folder, 'a.csv');
    await writeFile(path, TABLE);
    await importFiles(store, { paths: [path], zone: 'UTC' });
    const kept = async (): Promise<string> => {
      await indexSearch(store);
      const { rows } = await store.database.query(
        `select (select json_agg(i) from history.interaction i) as interactions,
           (select json_agg(p) from history.problem p) as problems`,
      );
      return JSON.stringify(rows);
    };
    const found = async () => (await searchInteractions(store.database, CARD)).items;
    expect(await kept()).toContain(CARD);
    const [{ recordId } = { recordId: '' }] = await found();
    expect(await cards(store)).toBe(1);

    const steps = [...STANDARD_RECIPE.steps, { rule: 'mask-sensitive', parameters: {} }];
    const made = await decide(store, { kind: 'recipe', about: { source: 'table', steps }, why: '' }, 'Olga');
    expect(await kept()).not.toContain('4111');
    expect(await found()).toEqual([]);
    expect((await searchInteractions(store.database, '•••• 1111 again')).items).toHaveLength(1);
    // Found it stays: how many there are is not hidden, only which.
    expect(await cards(store)).toBe(1);
    expect(JSON.stringify((await inspectRecord(store, recordId)).changes)).not.toContain('4111');
    expect(await textAsItCame(store, recordId, 0)).toBe(`Please charge ${CARD} again`);

    await undoDecision(store, made.decisionId, 'Olga');
    expect(await kept()).toContain(CARD);
    expect(await found()).toHaveLength(1);
  }));
