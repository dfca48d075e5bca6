import { useTelling } from '../api/queries.ts';
import { type Needed, NEEDED, USUAL } from './overview.ts';
import type { ResolvedView } from './use-view.ts';

export interface Told {
  /** Whether a part of the page has something to say. */
  has(part: { readonly needs?: Needed }): boolean;
  /** What nothing in the whole history tells; empty while that is not known of all. */
  readonly absent: readonly Needed[];
}

/** What the whole history tells of, whatever the range; a part of the page that needs what nothing tells is not there. */
export function useTold(view: ResolvedView): Told {
  const known = NEEDED.map((needed) => useIsTold(view, needed));
  const stands = (needed: Needed) => known[NEEDED.indexOf(needed)] ?? null;
  return {
    has: ({ needs }) => needs === undefined || (stands(needs) ?? USUAL.includes(needs)),
    absent: known.includes(null) ? [] : NEEDED.filter((needed) => stands(needed) === false),
  };
}

/** Null while it is not known. */
function useIsTold(view: ResolvedView, metric: Needed): boolean | null {
  const { data } = useTelling(view.ask({ metric, aggregate: 'count' }));
  return data === undefined ? null : (data.rows[0]?.n ?? 0) > 0;
}
