import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Notice } from '../../src/contract/intake.ts';
import { EVERYTHING } from '../../src/contract/touched.ts';
import { askAgain, askShown, type News } from './ask-again.ts';
import { send, urlOf } from './client.ts';
import { LiveRounds } from './live-rounds.ts';
import { painted, PaintLog } from './paint-log.ts';
import { onShown } from './shown.ts';

/** Keeps what is shown true: a commit asks again only the answers that it touched, those first that somebody sees. */
export function useLive(isOn: boolean): boolean {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    if (!isOn) return;
    const log = new PaintLog((paints) => send('POST', 'live/paints', paints));
    const numbers = new LiveRounds(
      async (news) => {
        const asked = await askAgain(client, news, 'number');
        if (asked > 0 && news.notice && (await painted()))
          log.add(news.notice.id, performance.now() - news.notice.since);
      },
      { first: 0, between: 25, perTook: 0.3 },
    );
    // Charts are read, not watched: they leave the server and the reader some peace.
    const rest = new LiveRounds((news) => askAgain(client, news, 'rest'), { first: 150, between: 2_000, perTook: 3 });
    const add = (news: News): void => {
      numbers.add(news);
      rest.add(news);
    };
    const stream = new EventSource(urlOf('live'));
    const listen = <T>(name: string, news: (said: T) => News): void =>
      stream.addEventListener(name, (event) => add(news(JSON.parse((event as MessageEvent<string>).data) as T)));
    const alerts = (): void => void client.invalidateQueries({ queryKey: ['alerts'] }).catch(() => undefined);
    stream.addEventListener('alerts', alerts);
    stream.addEventListener('open', () => {
      setConnected(true);
      alerts();
    });
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
    const unlisten = onShown((answers) => askShown(client, answers));
    return () => {
      unlisten();
      stream.close();
      numbers.stop();
      rest.stop();
      log.stop();
    };
  }, [client, isOn]);
  return isConnected;
}
