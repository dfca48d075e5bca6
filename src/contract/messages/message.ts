import type { Locale, Localised } from '../text.ts';

/**
 * The sentence of a stable code in every language; `{name}` is replaced by what it is about.
 * Errors have two lines, what happened and what to do; everything else has one.
 */
export interface Message {
  readonly says: Localised;
  readonly fix?: Localised;
}

export type Messages = Readonly<Record<string, Message>>;

/** Fills the sentence; a value that is not given stays visible as `{name}`. */
export function fill(text: string, about: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => about[name] ?? whole);
}

/** The reader's language from a `LANG` or an `Accept-Language`; English unless it asks for Chinese first. */
export function localeOf(wish: string | undefined): Locale {
  return /^\s*zh/i.test(wish ?? '') ? 'zh-CN' : 'en';
}
