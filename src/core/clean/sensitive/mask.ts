import type { SensitiveKind } from '../../basics/sensitive-kind.ts';
import { findSensitive, type Sensitive } from './find-sensitive.ts';

/** A text with numbers of these kinds cut down to their last four characters; the text itself where there is none. */
export function masked(text: string, kinds: ReadonlySet<SensitiveKind>, find: Finder = findSensitive): string {
  // A number may prove itself only when the one beside it is gone.
  for (let current = text; ;) {
    const less = maskedOnce(current, kinds, find);
    if (less === current) return current;
    current = less;
  }
}

type Finder = (text: string) => readonly Sensitive[];

function maskedOnce(text: string, kinds: ReadonlySet<SensitiveKind>, find: Finder): string {
  const found = find(text).filter(({ kind }) => kinds.has(kind));
  if (found.length === 0) return text;
  let kept = '';
  let from = 0;
  for (const { start, end } of found) {
    kept += `${text.slice(from, start)}•••• ${lastFour(text.slice(start, end))}`;
    from = end;
  }
  return kept + text.slice(from);
}

function lastFour(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '').slice(-4);
}
