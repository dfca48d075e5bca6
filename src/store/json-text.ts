/** As JSON without U+0000, which PostgreSQL holds in no text and no JSON. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u0000') ? text.replace(ESCAPED_NUL, '$1') : text;
}

/** An even number of backslashes before it is text that spells a backslash, and none of the escape. */
const ESCAPED_NUL = /(?<!\\)((?:\\\\)*)\\u0000/g;
