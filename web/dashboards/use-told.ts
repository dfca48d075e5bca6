import { useTellings } from '../api/queries.ts';
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
  const { data } = useTellings(NEEDED.map((metric) => view.ask({ metric, aggregate: 'count' })));
  /** Null while it is not known. */
  const stands = (needed: Needed): boolean | null => {
    const answer = data?.[NEEDED.indexOf(needed)]?.answer;
    return answer ? (answer.rows[0]?.n ?? 0) > 0 : null;
  };
  return {
    has: ({ needs }) => needs === undefined || (stands(needs) ?? USUAL.includes(needs)),
    absent: NEEDED.every((needed) => stands(needed) !== null)
      ? NEEDED.filter((needed) => stands(needed) === false)
      : [],
  };
}
