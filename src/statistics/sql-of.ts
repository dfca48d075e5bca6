import { readFileSync } from 'node:fs';

const TEXTS = new Map<string, string>();

/** The text of a `.sql` file, without its comments; read once. */
export function sqlOf(url: URL): string {
  let text = TEXTS.get(url.href);
  if (text === undefined) TEXTS.set(url.href, (text = readFileSync(url, 'utf8').replace(/^ *--.*\n/gm, '')));
  return text;
}
