import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Firing } from '../../src/contract/alerts.ts';
import { formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Toast } from '../ui/toast.tsx';
import { useFiringNow } from './use-alerts.ts';

/** Tells of an alert that fires while the page is open, wherever the reader is; those of before stand in the list. */
export function FiringNotice() {
  const { t, locale } = useWords();
  const { pathname } = useLocation();
  const { data } = useFiringNow();
  const known = useRef<number | null>(null);
  const [shown, setShown] = useState<Firing | null>(null);
  useEffect(() => {
    if (!data) return;
    const newest = data.newest?.firingId ?? 0;
    if (known.current !== null && newest > known.current) setShown(data.newest);
    // What is told has cleared by itself.
    if (data.firing === 0) setShown(null);
    known.current = Math.max(known.current ?? 0, newest);
  }, [data]);
  if (!shown || pathname === '/alerts') return null;
  return (
    <Toast
      text={t.alerts.fired(shown.about.name, formatValue(shown.value, shown.unit, locale))}
      close={t.frame.close}
      onClose={() => setShown(null)}
    >
      <Link to="/alerts" onClick={() => setShown(null)}>
        {t.alerts.see}
      </Link>
    </Toast>
  );
}
