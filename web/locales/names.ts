import type { Locale } from '../../src/contract/text.ts';

/** Languages by their own names, so that each reader finds theirs. */
export const LOCALE_NAMES: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'zh-CN', label: '简体中文' },
];
