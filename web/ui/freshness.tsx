import { useEffect, useState } from 'react';
import { formatFreshness } from '../formats/ago.ts';
import { useWords } from '../locales/use-words.tsx';

/** How old what is shown is, measured; ticks by itself. The version of the history that it is of is there for who measures. */
export function Freshness(props: { asOf: string | undefined; version?: number; zone: string }) {
  const { asOf, version, zone } = props;
  const { t, locale } = useWords();
  const now = useNow(2_000);
  if (!asOf) return <span className="freshness">&nbsp;</span>;
  return (
    <span className="freshness" title={t.overview.freshness} data-as-of={asOf} data-version={version}>
      {formatFreshness(asOf, now, zone, locale)}
    </span>
  );
}

export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
