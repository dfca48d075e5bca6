import type { Locale } from '../../src/contract/text.ts';

/** The tag for Intl: the reader's own regional form of the interface's language, where the browser tells one. */
export function readerTag(locale: Locale, wishes: readonly string[] = browserLanguages()): string {
  const language = locale === 'zh-CN' ? 'zh' : 'en';
  const wish = wishes.find((tag) => tag.toLowerCase().startsWith(language) && tag.includes('-'));
  return wish ?? (locale === 'zh-CN' ? 'zh-CN' : 'en-GB');
}

/** English unless the browser asks for Chinese first. */
export function preferredLocale(wishes: readonly string[] = browserLanguages()): Locale {
  return (wishes[0] ?? '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** First day of the week where the reader lives: 1 is Monday, 7 Sunday. */
export function weekStartOf(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay ?? 1;
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? ['en'] : navigator.languages;
}
