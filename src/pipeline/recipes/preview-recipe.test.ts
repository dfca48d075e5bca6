import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STANDARD_RECIPE } from '../../core/clean/recipe.ts';
import type { Store } from '../../store/store.ts';
import { ruleCounts } from '../../store/touched-records.ts';
import { decide, undoDecision } from '../decisions/decide.ts';
import { importFiles } from '../import-files.ts';
import { withStore } from '../testing/with-store.ts';
import { previewRecipe } from './preview-recipe.ts';
import { listRecipes } from './recipes.ts';

const HEAD = 'id,customer_id,communication_time,communication_type,communication_content,satisfaction';
const ROWS = [
  ...Array.from({ length: 9 }, (_, n) => `R${n},C1,2026-03-01 09:0${n},email, text ${n},4`),
  'R20,C2,2026-03-01 10:00,email,hello,N/A',
  'R21,C2,2026-03-01 10:01,email,hello,none given',
  'R22,C2,2026-03-01 10:02, Email ,hello,',
  'R22,C2,2026-03-01 10:02, Email ,hello,',
];
const steps = STANDARD_RECIPE.steps
  .filter(({ rule }) => rule !== 'trim-spaces')
  .map(({ rule, parameters }) =>
    rule === 'drop-blank-words'
      ? { rule, parameters: { words: 'none given' } }
      : { rule, parameters: { ...parameters } },
  );

async function bring(store: Store, folder: string): Promise<void> {
  const path = join(folder, 'rows.csv');
  await writeFile(path, [HEAD, ...ROWS].join('\n'));
  await importFiles(store, { paths: [path], zone: 'UTC' });
}

test('a preview tells what then happens, and stores nothing', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const before = await ruleCounts(store.database);
    const preview = await previewRecipe(store, { source: 'table', steps });
    expect(await ruleCounts(store.database)).toEqual(before);
    expect(preview).toMatchObject({ looked: 12, isWhole: true, changed: 11, passing: 1, refused: 0 });
    expect(preview.turning).toMatchObject([
      { passes: true, code: 'rating-unreadable', about: { value: 'none given' } },
    ]);
    const trim = preview.rules.find(({ rule }) => rule === 'trim-spaces')!;
    expect(trim).toMatchObject({ now: 10, then: 0 });
    expect(trim.samples).toHaveLength(5);
    expect(trim.samples[0]).toMatchObject({ field: 'text', now: 'text 0', then: ' text 0' });
    expect(preview.rules.find(({ rule }) => rule === 'drop-blank-words')).toMatchObject({
      now: 1,
      then: 2,
      samples: [{ field: 'rating', now: 'none given', then: null }],
    });

    const decision = await decide(store, { kind: 'recipe', about: { source: 'table', steps }, why: '' }, 'Ann');
    expect(decision.outcome).toEqual({ records: preview.changed, repaired: preview.passing, refused: preview.refused });
    for (const { rule, then } of preview.rules)
      expect((await ruleCounts(store.database)).find((one) => one.rule === rule)?.values ?? 0).toBe(then);
    const back = await previewRecipe(store, { source: 'table', steps: [] });
    expect(back.refused).toBe(2);
  }));

test('a preview with little time says that it did not see all', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const preview = await previewRecipe(store, { source: 'table', steps }, { milliseconds: -1 });
    expect(preview).toMatchObject({ looked: 0, isWhole: false, changed: 0 });
  }));

test('what cannot be followed is not previewed', () =>
  withStore(async (store) => {
    const wrong = { source: 'table', steps: [{ rule: 'trim-spaces', parameters: { ends: true } }] };
    await expect(previewRecipe(store, wrong)).rejects.toMatchObject({ code: 'recipe.unknown-parameter' });
  }));

test('recipes have versions, and going back is the one before', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const table = async () => (await listRecipes(store)).sources.find(({ source }) => source === 'table')!;
    expect(await table()).toMatchObject({ version: 0, versions: [], steps: STANDARD_RECIPE.steps });
    const deciding = { kind: 'recipe' as const, about: { source: 'table', steps }, why: 'as it came' };
    const first = await decide(store, deciding, 'Ann');
    const second = await decide(store, { ...deciding, about: { source: 'table', steps: [] } }, 'Ann');
    expect(await table()).toMatchObject({ version: 2, steps: [], versions: [{ version: 2 }, { version: 1 }] });
    await undoDecision(store, second.decisionId, 'Ben');
    expect(await table()).toMatchObject({ version: 1, steps, versions: [{ version: 2 }, { why: 'as it came' }] });
    const third = await decide(store, { ...deciding, about: { source: 'table', steps: [] } }, 'Ann');
    expect(await table()).toMatchObject({ version: 3 });
    await undoDecision(store, first.decisionId, 'Ben');
    expect(await table()).toMatchObject({ version: 3, steps: [] });
    await undoDecision(store, third.decisionId, 'Ben');
    expect(await table()).toMatchObject({ version: 0, steps: STANDARD_RECIPE.steps });
  }));
