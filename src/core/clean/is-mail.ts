import type { Said } from '../record/said.ts';

/** True for what came as a mail: only there are quotes, signatures and markup a habit of writing. */
export function isMail(said: Said): boolean {
  return said.kind === 'message' && said.threading.kind === 'references';
}
