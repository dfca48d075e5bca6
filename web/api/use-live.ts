import { type Query, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../../src/contract/access.ts';
import type { ImportItem } from '../../src/contract/imports.ts';
import type { Notice } from '../../src/contract/intake.ts';
import type { Answer, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import { EVERYTHING, together, type Touched } from '../../src/contract/touched.ts';
import { send, urlOf } from './client.ts';
import { painted, PaintLog } from './paint-log.ts';
import { isMoving } from './queries.ts';
import { touches } from '../../src/contract/touches.ts';

/** At least this long between two rounds of asking again; a slow round makes the next wait as long as it took. */
const BETWEEN = 150;
/** Lists that follow every commit; a history and its pages do not, so that nothing jumps under the reader. */
const FOLLOWING = new Set(['customers', 'dimensions', 'arrivals']);

/** What happened since the last round: which answers it touches, unless they are of this version or newer already. */
export interface News {
  readonly touched: Touched;
  readonly version: number;
  /** The server may have another history now: what is newer is no truer. */
  readonly isReset: boolean;
  /** The newest notice and when the oldest arrived (performance.now), for those that measure; null: nothing to measure. */
  readonly notice: { readonly id: number; readonly since: number } | null;
}

/** Keeps what is shown true: a commit asks again only the answers that it touched. */
export function useLive(isOn: boolean): boolean {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    if (!isOn) return;
    const log = new PaintLog((paints) => send('POST', 'live/paints', paints));
    const round = rounds(client, log);
    const stream = new EventSource(urlOf('live'));
    const listen = <T>(name: string, news: (said: T) => News): void =>
      stream.addEventListener(name, (event) => round.add(news(JSON.parse((event as MessageEvent<string>).data) as T)));
    stream.addEventListener('open', () => setConnected(true));
    stream.addEventListener('error', () => setConnected(false));
    const all = { touched: EVERYTHING, notice: null };
    listen<Pick<Notice, 'version'>>('here', ({ version }) => ({ ...all, version, isReset: false }));
    listen<Pick<Notice, 'version'>>('resync', ({ version }) => ({ ...all, version, isReset: true }));
    listen<Notice>('committed', (notice) => ({
      touched: notice,
      version: notice.version,
      isReset: false,
      notice: { id: notice.id, since: performance.now() },
    }));
    return () => {
      stream.close();
      round.stop();
      log.stop();
    };
  }, [client, isOn]);
  return isConnected;
}

function rounds(client: QueryClient, log: PaintLog) {
  let waiting: News | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAsking = false;
  const run = async (): Promise<void> => {
    timer = null;
    const news = waiting;
    if (!news) return;
    waiting = null;
    isAsking = true;
    const began = performance.now();
    const asked = await askAgain(client, news);
    if (asked > 0 && news.notice && (await painted())) log.add(news.notice.id, performance.now() - news.notice.since);
    isAsking = false;
    if (waiting && !timer) timer = setTimeout(() => void run(), Math.max(BETWEEN, performance.now() - began));
  };
  return {
    add(news: News): void {
      waiting = waiting ? both(waiting, news) : news;
      if (!timer && !isAsking) timer = setTimeout(() => void run(), 20);
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      waiting = null;
    },
  };
}

function both(older: News, newer: News): News {
  const isReset = older.isReset || newer.isReset;
  const notice = newer.notice && { ...newer.notice, since: older.notice?.since ?? newer.notice.since };
  return { touched: together(older.touched, newer.touched), version: newer.version, isReset, notice };
}

/** Asks again what the news touch; returns of how many answers that is shown now. */
export async function askAgain(client: QueryClient, news: News): Promise<number> {
  const metrics = client.getQueryData<MetricInfo[]>(['metrics']) ?? [];
  const isTouched = ({ queryKey: [room, about], state }: Query): boolean => {
    if (room === 'answers') {
      const question = about as QuestionInput | null;
      const metric = metrics.find(({ id }) => id === question?.metric) ?? null;
      return !isKnown(state.data as Answer | undefined, news) && touches(question, news.touched, metric);
    }
    if (room === 'customer') return news.touched.customers?.includes(String(about)) ?? true;
    return FOLLOWING.has(String(room)) || (room === 'session' && isFirst(client));
  };
  const touched = new Set(client.getQueryCache().findAll({ predicate: isTouched }));
  await client.invalidateQueries({ predicate: (query) => touched.has(query) }).catch(() => undefined);
  return [...touched].filter((query) => query.queryKey[0] === 'answers' && query.isActive()).length;
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
