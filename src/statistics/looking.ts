import { dimensionsIn } from '../contract/dimensions-in.ts';
import type { Asked } from './asked.ts';
import { readsContext } from './contexts/contexts.ts';
import { measurementsSql } from './measurements-sql.ts';
import type { Metric } from './metric.ts';
import type { Looking, Mirror } from './mirror/mirror.ts';

/** How the mirror is to be looked at for these questions; null: PostgreSQL answers them. */
export function lookingFor(questions: readonly Asked[], mirror: Mirror | null): Looking | null {
  if (mirror === null || questions.some(asksImports)) return null;
  return questions.some(({ metric }) => readsContexts(metric)) ? mirror.inContext() : mirror;
}

/** Which import brought a row is not among the facts: it changes with every undo. */
export function asksImports({ by, filter }: Asked): boolean {
  return [...by, ...dimensionsIn(filter)].includes('import');
}

function readsContexts({ measurements, stillOpen, leftOut }: Metric): boolean {
  return [measurements, stillOpen, leftOut].some((url) => url !== undefined && readsContext(measurementsSql(url)));
}
