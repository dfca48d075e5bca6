import { dimensionsIn } from '../contract/dimensions-in.ts';
import type { Asked } from './asked.ts';
import { contextsIn } from './contexts/contexts.ts';
import { measurementsSql } from './measurements-sql.ts';
import type { Looking, Mirror } from './mirror/mirror.ts';

/** How the mirror is to be looked at for these questions; null: PostgreSQL answers them. */
export function lookingFor(questions: readonly Asked[], mirror: Mirror | null): Looking | null {
  if (mirror === null || questions.some(asksImports)) return null;
  return mirror.inContext(new Set(questions.flatMap(contextsOf)));
}

/** Which import brought a row is not among the facts: it changes with every undo. */
export function asksImports({ by, filter }: Asked): boolean {
  return [...by, ...dimensionsIn(filter)].includes('import');
}

function contextsOf({ metric: { measurements, leftOut }, date }: Asked): string[] {
  return [measurements, leftOut].flatMap((url) => (url === undefined ? [] : contextsIn(measurementsSql(url, date))));
}
