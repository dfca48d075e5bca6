import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale } from '../../src/contract/text.ts';
import { speak } from '../api/client.ts';
import { preferredLocale } from '../formats/locale.ts';
import type { Dictionary } from './dictionary.ts';
import { recall, remember } from '../ui/keep.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

const DICTIONARIES: Record<Locale, Dictionary> = { en, 'zh-CN': zhCN };

export interface Words {
  readonly t: Dictionary;
  readonly locale: Locale;
  setLocale(locale: Locale): void;
}

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(remembered);
  useEffect(() => {
    document.documentElement.lang = locale;
    speak(locale);
  }, [locale]);
  const words = useMemo<Words>(
    () => ({
      t: DICTIONARIES[locale],
      locale,
      setLocale: (next) => {
        remember('locale', next);
        speak(next);
        setLocale(next);
      },
    }),
    [locale],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('WORDS_PROVIDER_MISSING');
  return words;
}

function remembered(): Locale {
  const kept = recall('locale');
  return kept === 'en' || kept === 'zh-CN' ? kept : preferredLocale();
}
