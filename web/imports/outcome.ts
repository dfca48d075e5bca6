import type { ImportItem } from '../../src/contract/imports.ts';
import type { Locale } from '../../src/contract/text.ts';
import { formatCount } from '../formats/number.ts';
import type { Dictionary } from '../locales/dictionary.ts';

type Counts = Pick<ImportItem, 'seen' | 'stored' | 'duplicates' | 'quarantined'> & { readonly repeats?: number };

/** "700 seen: 694 stored, 4 already here, 2 need you" */
export function sayOutcome(counts: Counts, t: Dictionary, locale: Locale): string {
  if (counts.seen === 0) return t.imports.nothingSeen;
  const count = (n: number): string => formatCount(n, locale);
  const parts = [
    t.imports.stored(count(counts.stored)) +
      (counts.repeats ? t.imports.ofThemRepeats(counts.repeats, count(counts.repeats)) : ''),
    ...(counts.duplicates > 0 ? [t.imports.already(count(counts.duplicates))] : []),
    ...(counts.quarantined > 0 ? [t.imports.needYou(counts.quarantined, count(counts.quarantined))] : []),
  ];
  return t.imports.outcome(count(counts.seen), parts.join(locale === 'en' ? ', ' : '，'));
}

export function sourceName(source: string | null, t: Dictionary): string {
  if (!source) return t.imports.notRecognised;
  return (t.imports.sources as Readonly<Record<string, string>>)[source] ?? source;
}
