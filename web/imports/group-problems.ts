import type { ProblemItem } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import type { Locale } from '../../src/contract/text.ts';

export interface ProblemGroup {
  readonly sentence: string;
  readonly items: readonly ProblemItem[];
}

/** Problems by the sentence that they have in common, the most frequent first. */
export function groupProblems(items: readonly ProblemItem[], locale: Locale): ProblemGroup[] {
  const groups = new Map<string, ProblemItem[]>();
  for (const item of items) {
    const said = say(item.code, item.about, locale);
    const sentence = said === item.code ? item.message || item.code : said;
    groups.set(sentence, [...(groups.get(sentence) ?? []), item]);
  }
  return [...groups]
    .map(([sentence, found]) => ({ sentence, items: found }))
    .sort((a, b) => b.items.length - a.items.length);
}
