import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Session } from '../../src/contract/access.ts';
import type { ImportItem } from '../../src/contract/imports.ts';
import type { Notice } from '../../src/contract/intake.ts';
import type { QuestionInput } from '../../src/contract/question.ts';
import { urlOf } from './client.ts';
import { isMoving } from './queries.ts';
import { spanOf, touches, type Span } from './touches.ts';

/** At least this long between two rounds of asking again; a slow round makes the next wait as long as it took. */
const BETWEEN = 150;
const EVERYTHING: Span = { from: -Infinity, to: Infinity };
/** Lists that follow every commit; a history and its pages do not, so that nothing jumps under the reader. */
const FOLLOWING = new Set(['customers', 'customer', 'dimensions', 'arrivals']);

/** Keeps what is shown true: a commit asks again only the answers whose range it touched. */
export function useLive(isOn: boolean): boolean {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    if (!isOn) return;
    const round = rounds(client);
    const stream = new EventSource(urlOf('live'));
    stream.addEventListener('open', () => setConnected(true));
    stream.addEventListener('error', () => setConnected(false));
    stream.addEventListener('resync', () => round.add(EVERYTHING));
    stream.addEventListener('committed', (event) => {
      const notice = JSON.parse((event as MessageEvent<string>).data) as Notice;
      round.add(spanOf([notice]));
    });
    return () => {
      stream.close();
      round.stop();
    };
  }, [client, isOn]);
  return isConnected;
}

function rounds(client: QueryClient) {
  let waiting: Span | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAsking = false;
  const run = async (): Promise<void> => {
    timer = null;
    const span = waiting;
    if (!span) return;
    waiting = null;
    isAsking = true;
    const began = performance.now();
    await askAgain(client, span);
    isAsking = false;
    if (waiting && !timer) timer = setTimeout(() => void run(), Math.max(BETWEEN, performance.now() - began));
  };
  return {
    add(span: Span): void {
      waiting = waiting ? { from: Math.min(waiting.from, span.from), to: Math.max(waiting.to, span.to) } : span;
      if (!timer && !isAsking) timer = setTimeout(() => void run(), 20);
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      waiting = null;
    },
  };
}

/** Asks again what the span touches. */
export async function askAgain(client: QueryClient, span: Span): Promise<void> {
  await client
    .invalidateQueries({
      predicate: ({ queryKey: [room, question] }) =>
        room === 'answers'
          ? touches(question as QuestionInput | null, span)
          : FOLLOWING.has(String(room)) || (room === 'session' && isFirst(client)),
    })
    .catch(() => undefined);
}

/** The first history has arrived, and not by an import that this page still tells of. */
function isFirst(client: QueryClient): boolean {
  const imports = client.getQueriesData<ImportItem>({ queryKey: ['import'] });
  return !client.getQueryData<Session>(['session'])?.hasHistory && !imports.some(([, item]) => item && isMoving(item));
}
