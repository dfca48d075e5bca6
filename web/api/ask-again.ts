import type { Query, QueryClient } from '@tanstack/react-query';
import type { Session } from '../../src/contract/access.ts';
import type { ForecastAnswer } from '../../src/contract/forecast.ts';
import type { ImportItem } from '../../src/contract/imports.ts';
import type { Answer, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import type { ToldTogether } from '../../src/contract/together.ts';
import type { Touched } from '../../src/contract/touched.ts';
import { touches } from '../../src/contract/touches.ts';
import { send } from './client.ts';
import { isMoving } from './queries.ts';
import { urgencyOf } from './shown.ts';

/** Lists that follow every commit; a history and its pages do not, so that nothing jumps under the reader. */
const FOLLOWING = new Set(['customers', 'dimensions', 'arrivals']);
/** The answers of one version in one request; more would let the first wait for the last. */
const AT_ONCE = 12;
const DAY = 86_400_000;

/** What happened since the last round: which answers it touches, unless they are of this version or newer already. */
export interface News {
  readonly touched: Touched;
  readonly version: number;
  /** The server may have another history now: what is newer is no truer. */
  readonly isReset: boolean;
  /** The newest notice and when the oldest arrived (performance.now), for those that measure; null: nothing to measure. */
  readonly notice: { readonly id: number; readonly since: number } | null;
}

/**
 * Asks again what the news touch: the numbers that are seen (`number`), or all else (`rest`); what is not seen is
 * marked, and asked when it comes into view. Returns of how many answers that is.
 */
export async function askAgain(client: QueryClient, news: News, urgency: 'number' | 'rest'): Promise<number> {
  const touched = client.getQueryCache().findAll({ predicate: (query) => isTouched(client, query, news) });
  const answers = touched.filter(({ queryKey: [room] }) => room === 'answers');
  const seen = answers.filter((query) => query.isActive() && urgencyOf(query.queryHash) === urgency);
  if (urgency === 'rest') await markRest(client, touched, answers, news);
  for (let at = 0; at < seen.length; at += AT_ONCE) await askTogether(client, seen.slice(at, at + AT_ONCE), news);
  return seen.length;
}

/** Asks what has come into view and was touched while it was not. */
export function askShown(client: QueryClient, answers: ReadonlySet<string>): void {
  void client.invalidateQueries({ predicate: (query) => answers.has(query.queryHash) && isOwed(query) });
}

/** Of which version an answer that nobody saw should be, at least: the mark alone is lost where it was on its way already. */
const owed = new WeakMap<Query, number>();

function isOwed(query: Query): boolean {
  const shown = query.state.data as Answer | undefined;
  return query.state.isInvalidated || (shown?.version ?? 0) < (owed.get(query) ?? 0);
}

async function markRest(
  client: QueryClient,
  touched: readonly Query[],
  answers: readonly Query[],
  { version }: News,
): Promise<void> {
  const others = new Set(touched.filter(({ queryKey: [room] }) => room !== 'answers'));
  void client.invalidateQueries({ predicate: (query) => others.has(query) }).catch(() => undefined);
  const unseen = new Set(answers.filter((query) => !query.isActive() || urgencyOf(query.queryHash) === 'unseen'));
  for (const query of unseen) owed.set(query, version);
  await client.invalidateQueries({ predicate: (query) => unseen.has(query), refetchType: 'none' });
}

/** One request for all: they are then of one version. Where that fails each is asked by itself, and says so where it stands. */
async function askTogether(client: QueryClient, queries: readonly Query[], news: News): Promise<void> {
  const questions = queries.map(({ queryKey }) => queryKey[1] as QuestionInput);
  const told = await send<ToldTogether>('POST', 'answers/together', { questions }).catch(() => null);
  for (const [i, query] of queries.entries()) await take(client, query, told?.[i]?.answer ?? null, news);
}

async function take(client: QueryClient, query: Query, answer: Answer | null, { isReset }: News): Promise<void> {
  const { queryKey } = query;
  if (!answer) return void client.invalidateQueries({ queryKey, exact: true }).catch(() => undefined);
  const shown = query.state.data as Answer | undefined;
  if (shown && !isReset && shown.version > answer.version) return;
  // What was asked before the news would come later, and be older.
  if (query.state.fetchStatus === 'fetching') await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, answer);
}

function isTouched(client: QueryClient, { queryKey: [room, about], state }: Query, news: News): boolean {
  if (room === 'answers') {
    const question = about as QuestionInput | null;
    const metrics = client.getQueryData<MetricInfo[]>(['metrics']) ?? [];
    const metric = metrics.find(({ id }) => id === question?.metric) ?? null;
    return !isKnown(state.data as Answer | undefined, news) && touches(question, news.touched, metric);
  }
  if (room === 'forecasts') return isOfWhole(state.data as ForecastAnswer | undefined, news);
  if (room === 'customer') return news.touched.customers?.includes(String(about)) ?? true;
  return FOLLOWING.has(String(room)) || (room === 'session' && isFirst(client));
}

/** What is of days that were whole may have changed what is foretold; what comes today has not. */
function isOfWhole(shown: ForecastAnswer | undefined, { touched }: News): boolean {
  if (!shown || touched.days === null) return true;
  const end = Date.parse(shown.history.to);
  return touched.days.some(([first]) => Date.parse(first) + DAY <= end);
}

/** The answer has these news in it, or is of a past that they do not reach (only how people are called is of today). */
function isKnown(answer: Answer | undefined, { touched, version, isReset }: News): boolean {
  if (!answer || isReset) return false;
  return answer.version >= version || (answer.isPast && touched.days !== null);
}

/** The first history has arrived, and not by an import that this page still tells of. */
function isFirst(client: QueryClient): boolean {
  const imports = client.getQueriesData<ImportItem>({ queryKey: ['import'] });
  return !client.getQueryData<Session>(['session'])?.hasHistory && !imports.some(([, item]) => item && isMoving(item));
}
