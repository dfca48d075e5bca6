import { z } from 'zod';
import type { Locale } from '../contract/text.ts';
import type { Issue } from './told-issue.ts';

const LANGUAGES = { en: z.locales.en(), 'zh-CN': z.locales.zhCN() };

/** Why a value was refused by its schema, in the reader's language, without a full stop. */
export function reasonOf(issue: Pick<Issue, 'keyword' | 'message' | 'params'>, locale: Locale): string {
  const raw = { ...issue.params, code: issue.keyword, input: undefined, path: [] };
  const says = LANGUAGES[locale].localeError(raw as Parameters<(typeof LANGUAGES)['en']['localeError']>[0]);
  const text = (typeof says === 'string' ? says : says?.message) ?? issue.message ?? '';
  return text.replace(/[.。]$/, '');
}
