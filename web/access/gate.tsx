import type { ReactNode } from 'react';
import { LOCALE_NAMES } from '../locales/names.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/icon.tsx';

/** The frame of the pages before one is signed in. */
export function Gate({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const { t, locale, setLocale } = useWords();
  return (
    <main className="gate" id="content" tabIndex={-1}>
      <div className="brand">
        <Logo size={28} />
        {t.frame.product}
      </div>
      <div className="card">
        <header>
          <h1>{title}</h1>
          {hint ? <p className="quiet">{hint}</p> : null}
        </header>
        {children}
      </div>
      <div className="language" role="group" aria-label={t.frame.language}>
        {LOCALE_NAMES.map(({ value, label }) => (
          <Button
            key={value}
            look="plain"
            tiny
            aria-pressed={value === locale}
            lang={value}
            onClick={() => setLocale(value)}
          >
            {label}
          </Button>
        ))}
      </div>
    </main>
  );
}
