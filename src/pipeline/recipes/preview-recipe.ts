import type { RecipeAbout } from '../../contract/decisions.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { PreviewSample, RecipePreview } from '../../contract/recipes.ts';
import type { Problem } from '../../core/basics/problem.ts';
import { cleanBothWays } from '../../core/clean/clean.ts';
import type { Cleaned } from '../../core/clean/cleaned.ts';
import type { Cleaning } from '../../core/clean/cleaning.ts';
import { cleaningOfRecipe, faultOf } from '../../core/clean/recipe.ts';
import { differingValues } from '../../core/clean/differing-values.ts';
import { isSameOutcome } from '../../core/clean/same-outcome.ts';
import type { RawRecord } from '../../core/record/raw-record.ts';
import { isRefused } from '../../sources/source.ts';
import { importsOfSource } from '../../store/recipes.ts';
import type { Store } from '../../store/store.ts';
import { cleaningOf } from '../how-to-read.ts';
import { type Preparing, prepare } from '../prepare.ts';
import { readAgain } from '../remake/read-again.ts';
import { SeenRecords } from '../seen-records.ts';

/** How much is looked at; nothing said: all that there is. */
export interface PreviewBounds {
  readonly milliseconds?: number;
  readonly samples?: number;
}

const SAMPLES = 5;

/**
 * What a recipe would change in what the source has brought: counts, and samples before and after. Nothing is
 * stored. Originals are read in their order, each record once, until all were seen or the time is over.
 *
 * @throws {PersonError} what is wrong with the recipe.
 */
export async function previewRecipe(
  store: Store,
  { source, steps }: RecipeAbout,
  bounds: PreviewBounds = {},
  signal?: AbortSignal,
): Promise<RecipePreview> {
  const fault = faultOf({ steps });
  if (fault) throw new PersonError(fault.code, fault.about, { exitCode: 2, status: 422, field: 'steps' });
  const now = await cleaningOf(store.database, source);
  const preview = new Preview(now, { ...now, ...cleaningOfRecipe({ steps }) }, bounds.samples ?? SAMPLES);
  const end = performance.now() + (bounds.milliseconds ?? Infinity);
  const seen = new SeenRecords();
  for (const importId of await importsOfSource(store.database, source)) {
    for await (const { items, how } of readAgain(store, importId, { source }, signal)) {
      if (performance.now() > end) return preview.report(false);
      for (const item of items)
        if (!isRefused(item) && seen.add(item.recordId, item.digest.padEnd(24, '0')) === 'new') preview.look(item, how);
    }
  }
  return preview.report(true);
}

/** What was found so far. */
class Preview {
  private readonly both: (said: RawRecord['said']) => readonly [Cleaned, Cleaned];
  private readonly rules = new Map<string, { now: number; then: number; samples: PreviewSample[] }>();
  private readonly turning: RecipePreview['turning'] = [];
  private looked = 0;
  private changed = 0;
  private passing = 0;
  private refused = 0;

  constructor(
    private readonly now: Cleaning,
    private readonly then: Cleaning,
    private readonly samples: number,
  ) {
    this.both = cleanBothWays(now, then);
    for (const { rule } of [...now.steps, ...then.steps]) this.rule(rule.id);
  }

  look(item: RawRecord, how: Omit<Preparing, 'cleaning'>): void {
    this.looked++;
    const [now, then] = this.both(item.said);
    for (const { rule } of now.changes) this.rule(rule).now++;
    for (const { rule } of then.changes) this.rule(rule).then++;
    if (isSameOutcome(now, then)) return;
    this.changed++;
    this.sample(item.recordId, now, then);
    this.turn(
      item.recordId,
      prepare(item, { ...how, cleaning: this.now }).problem,
      prepare(item, { ...how, cleaning: this.then }).problem,
    );
  }

  report(isWhole: boolean): RecipePreview {
    const { looked, changed, passing, refused, turning } = this;
    const rules = [...this.rules].map(([rule, counts]) => ({ rule, ...counts }));
    return { looked, isWhole, changed, passing, refused, rules, turning };
  }

  private sample(recordId: string, now: Cleaned, then: Cleaned): void {
    for (const { field, rule, ...values } of differingValues(now, then)) {
      const { samples } = this.rule(rule);
      if (samples.length < this.samples) samples.push({ recordId, field, ...values });
    }
  }

  private turn(recordId: string, now: Problem | null, then: Problem | null): void {
    const problem = now ?? then;
    if (problem === null || (now !== null && then !== null)) return;
    if (then === null) this.passing++;
    else this.refused++;
    if (this.turning.length >= this.samples) return;
    this.turning.push({ recordId, passes: then === null, code: problem.code, about: { ...problem.about } });
  }

  private rule(rule: string) {
    const counts = this.rules.get(rule) ?? { now: 0, then: 0, samples: [] };
    this.rules.set(rule, counts);
    return counts;
  }
}
