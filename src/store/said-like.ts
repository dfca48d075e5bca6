import { searchPattern, searchPhrases } from '../core/search/search-phrases.ts';

/** What is looked for in a column, as two parameters of a query. */
export interface Wanted {
  /** Finds it in any spelling. */
  readonly pattern: string;
  /** The same where both it and the text are plain ASCII: then one spelling is all, and found three times as fast. */
  readonly plain: string | null;
}

/** Null: nothing is looked for. */
export function wantedOf(text: string): Wanted | null {
  const phrases = searchPhrases(text);
  if (phrases.length === 0) return null;
  const plain = phrases.find((phrase) => /^[ -~]*$/.test(phrase)) ?? null;
  return { pattern: searchPattern(phrases), plain };
}

/** SQL: whether a column holds what is wanted; null or false: it does not. */
export function saidLike(column: string, pattern: string, plain: string): string {
  return `case when octet_length(${column}) = char_length(${column})
    then position(${plain}::text in lower(${column})) > 0 else ${column} ~ ${pattern}::text end`;
}
