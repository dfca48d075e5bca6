import { z } from 'zod';
import type { Locale } from '../contract/text.ts';

const LANGUAGES = { en: z.locales.en(), 'zh-CN': z.locales.zhCN() };

interface Issue {
  readonly keyword: string;
  readonly message?: string;
  readonly params: object;
}

/** Why a value was refused by its schema, in the reader's language, without a full stop. */
export function reasonOf(issue: Issue, locale: Locale): string {
  const raw = { ...issue.params, code: issue.keyword, input: undefined, path: [] };
  const says = LANGUAGES[locale].localeError(raw as Parameters<(typeof LANGUAGES)['en']['localeError']>[0]);
  const text = (typeof says === 'string' ? says : says?.message) ?? issue.message ?? '';
  return text.replace(/[.。]$/, '');
}
