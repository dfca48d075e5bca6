import type { Unit } from '../../src/contract/question.ts';

/** How a number stands to the period before: `points` for shares, `part` of the former value for all else. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | { readonly kind: 'points' | 'part'; readonly by: number; readonly isUp: boolean };

export function changeOf(now: number | null, before: number | null, unit: Unit): Change {
  if (now === null || before === null) return { kind: 'none' };
  const by = now - before;
  if (Math.abs(by) < 1e-9) return { kind: 'same' };
  if (unit === 'ratio') return { kind: 'points', by: Math.abs(by) * 100, isUp: by > 0 };
  if (before === 0) return { kind: 'none' };
  return { kind: 'part', by: Math.abs(by) / Math.abs(before), isUp: by > 0 };
}
