import { isNameless } from '../../src/contract/nameless.ts';
import type { Dictionary } from '../locales/dictionary.ts';

/** A person as people call them; an id is never shown. */
export function personName(label: string, t: Dictionary): string {
  return isNameless(label) ? t.imports.unnamed : label;
}
