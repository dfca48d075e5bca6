import type { Quality } from '../../contract/quality.ts';
import type { Database } from '../../store/database.ts';
import { qualityOf, type QualityQuestion } from './quality.ts';

/** Whoever looks at the page waits no longer (ms) for what has been counted before: a million records take ten seconds. */
const PATIENCE = 700;
/** So many questions are remembered with their answers: the spans and sources that people look at. */
const MOST_REMEMBERED = 24;

interface Counting {
  readonly running: Map<string, Promise<Quality>>;
  /** The one asked for last is the last. */
  readonly known: Map<string, Quality>;
}
const countings = new WeakMap<Database, Counting>();

/**
 * {@link qualityOf}, without waiting for what is counted anew: after a change the answer before it is given, with the
 * moment at which it was true and `isBeingCounted`, and whoever asks again a little later gets the new one. All who ask
 * the same at once are answered by one counting.
 */
export async function qualityAtHand(
  database: Database,
  question: QualityQuestion,
  patience: number = PATIENCE,
): Promise<Quality> {
  const { running, known } = countingOf(database);
  const key = JSON.stringify([question.every, question.zone, question.weekStart, question.source ?? null]);
  const joined = running.get(key);
  const counted = joined ?? start(database, question, key);
  const before = known.get(key);
  // Begun before it was asked for, it may lack what has been committed since.
  const found = joined === undefined ? counted : counted.then(asOld);
  if (before === undefined) return await found;
  return await Promise.race([found, after(patience).then(() => asOld(before))]);
}

function start(database: Database, question: QualityQuestion, key: string): Promise<Quality> {
  const { running, known } = countingOf(database);
  const counted = qualityOf(database, question)
    .then((quality) => {
      known.delete(key);
      known.set(key, quality);
      if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value!);
      return quality;
    })
    .finally(() => running.delete(key));
  running.set(key, counted);
  // Whoever was given the answer before is not there any more to be told.
  counted.catch(() => undefined);
  return counted;
}

function countingOf(database: Database): Counting {
  let counting = countings.get(database);
  if (!counting) countings.set(database, (counting = { running: new Map(), known: new Map() }));
  return counting;
}

function asOld(quality: Quality): Quality {
  return { ...quality, isBeingCounted: true };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
