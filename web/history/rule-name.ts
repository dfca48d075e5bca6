import { say } from '../../src/contract/messages/index.ts';
import type { Words } from '../locales/use-words.tsx';

/** A rule as people call it: by our own words, by the catalogue, else by its id without hyphens. */
export function ruleName(rule: string, { t, locale }: Pick<Words, 't' | 'locale'>): string {
  const said = t.history.rules[rule] ?? say(rule, {}, locale);
  return said === rule ? rule.replaceAll('-', ' ') : said;
}
