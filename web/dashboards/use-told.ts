import { useState } from 'react';
import { useAnswer } from '../api/queries.ts';
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

/** Null while it is not known. Asked again with each commit until something tells it: that it is told stays true. */
function useIsTold(view: ResolvedView, metric: Needed): boolean | null {
  const [isTold, setTold] = useState(false);
  const { data } = useAnswer(isTold ? null : view.ask({ metric, aggregate: 'count' }));
  if (isTold) return true;
  if (data === undefined) return null;
  const isFound = (data.rows[0]?.n ?? 0) > 0;
  if (isFound) setTold(true);
  return isFound;
}
