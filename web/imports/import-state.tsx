import { useEffect, useState } from 'react';
import type { ImportItem } from '../../src/contract/imports.ts';
import { fixFor, say } from '../../src/contract/messages/index.ts';
import { isMoving } from '../api/queries.ts';
import { formatDuration } from '../formats/duration.ts';
import { formatCount, formatPercent } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Note } from '../ui/state.tsx';
import { sayOutcome } from './outcome.ts';
import { speedOf, type Look } from './speed.ts';

/** Where an import stands: its progress while it runs, one sentence when it is done, the reason when it failed. */
export function ImportState({ item }: { item: ImportItem }) {
  const { t, locale } = useWords();
  if (isMoving(item)) return <ImportProgress item={item} />;
  if (item.state === 'failed') {
    const title = item.failure ? say(item.failure.code, item.failure.about, locale) : t.imports.states.failed;
    return (
      <Note
        look="late"
        icon="alert"
        title={title}
        text={item.failure ? fixFor(item.failure.code, item.failure.about, locale) : ''}
      />
    );
  }
  return (
    <p
      className="outcome"
      data-testid="outcome"
      data-stored={item.stored}
      data-seen={item.seen}
      data-duplicates={item.duplicates}
      data-quarantined={item.quarantined}
    >
      {sayOutcome(item, t, locale)}
    </p>
  );
}

export function ImportProgress({ item }: { item: ImportItem }) {
  const { t, locale } = useWords();
  const [first, setFirst] = useState<Look | null>(null);
  const { progress, seen } = item;
  const now: Look = { at: Date.now(), seen, bytes: progress?.bytes ?? 0, totalBytes: progress?.totalBytes ?? 0 };
  const isRunning = item.state === 'running';
  useEffect(() => {
    if (isRunning)
      setFirst(
        (kept) => kept ?? { at: Date.now(), seen, bytes: progress?.bytes ?? 0, totalBytes: progress?.totalBytes ?? 0 },
      );
  }, [isRunning, seen, progress]);
  const speed = first ? speedOf(first, now) : { perSecond: null, secondsLeft: null };
  const part = progress && progress.totalBytes > 0 ? Math.min(1, progress.bytes / progress.totalBytes) : 0;
  const words = isRunning
    ? [
        t.imports.rowsSeen(formatCount(seen, locale)),
        ...(speed.perSecond ? [t.imports.perSecond(formatCount(Math.round(speed.perSecond), locale))] : []),
        ...(speed.secondsLeft !== null && part < 1
          ? [t.imports.left(formatDuration(Math.max(1, Math.round(speed.secondsLeft)), locale))]
          : []),
      ]
    : [t.imports.queued];
  return (
    <div className="import-progress">
      <div
        className="bar-track"
        role="progressbar"
        aria-label={t.imports.running}
        aria-valuenow={Math.round(part * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${part * 100}%` }} />
      </div>
      <p className="small quiet tabular">
        {formatPercent(part, locale, 0)} · {words.join(' · ')}
      </p>
    </div>
  );
}
