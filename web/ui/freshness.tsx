import { useEffect, useState } from 'react';
import { formatFreshness } from '../formats/ago.ts';
import { useWords } from '../locales/use-words.tsx';

/** How old what is shown is, measured; ticks by itself. */
export function Freshness({ asOf, zone }: { asOf: string | undefined; zone: string }) {
  const { t, locale } = useWords();
  const now = useNow(2_000);
  if (!asOf) return <span className="freshness">&nbsp;</span>;
  return (
    <span className="freshness" title={t.overview.freshness} data-as-of={asOf}>
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
