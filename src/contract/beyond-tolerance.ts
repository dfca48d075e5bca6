import type { Bound, Tolerance } from './imports.ts';
import type { WhyMessage } from './text.ts';

/** What came of an import, or would come of it. */
export interface Fared {
  readonly records: number;
  readonly refused: number;
  readonly changes: Readonly<Record<string, number>>;
}

/** What goes beyond a tolerance, each as a sentence's code with its numbers; per cent of all records. */
export function beyondTolerance(
  limit: keyof Bound,
  { records, refused, changes }: Fared,
  tolerance: Tolerance | null | undefined,
): WhyMessage[] {
  if (!tolerance || records === 0) return [];
  const found: WhyMessage[] = [];
  const look = (code: string, count: number, bound: Bound | undefined, about: Record<string, string>): void => {
    const most = bound?.[limit];
    if (most === undefined || count * 100 <= most * records) return;
    found.push({ code, about: { ...about, count: String(count), records: String(records), most: String(most) } });
  };
  look('tolerance-refused', refused, tolerance.refused, {});
  for (const [rule, bound] of Object.entries(tolerance.rules ?? {}))
    look('tolerance-rule', changes[rule] ?? 0, bound, { rule });
  return found;
}
