import type { InteractionItem } from '../../src/contract/history.ts';
import { formatDuration } from '../formats/duration.ts';
import { useWords } from '../locales/use-words.tsx';
import { useNow } from '../ui/freshness.tsx';
import { Icon } from '../ui/icon.tsx';

/** How long somebody waited here, or waits still. */
export function Wait({ item, isOldest }: { item: InteractionItem; isOldest: boolean }) {
  const { t, locale } = useWords();
  if (!item.opensWait) return null;
  if (item.answeredAt !== null) {
    const length = item.waitSeconds ?? (Date.parse(item.answeredAt) - Date.parse(item.at)) / 1000;
    return (
      <p className="wait done">
        <Icon name="check" size={13} />
        {t.history.answeredAfter(formatDuration(length, locale))}
      </p>
    );
  }
  return <OpenWait since={item.at} isOldest={isOldest} />;
}

function OpenWait({ since, isOldest }: { since: string; isOldest: boolean }) {
  const { t, locale } = useWords();
  const now = useNow(30_000);
  return (
    <p className="wait open" data-testid={isOldest ? 'oldest-wait' : undefined}>
      <span className="badge waiting">
        <Icon name="clock" size={12} />
        {t.history.waitingFor(formatDuration(Math.max(0, (now - Date.parse(since)) / 1000), locale))}
      </span>
      {isOldest ? <b>{t.history.oldestWaiting}</b> : null}
    </p>
  );
}
