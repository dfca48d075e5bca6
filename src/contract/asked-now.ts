import type { QuestionInput } from './question.ts';
import { rangeOf, type RangeChoice } from './range.ts';

/** A question whose bounds follow from a choice of time. */
export interface Unbound {
  readonly question: Omit<QuestionInput, 'from' | 'to'>;
  readonly range: RangeChoice;
}

/** The question as it is asked at a moment (UTC milliseconds): "the last 7 days" become two dates of its zone, or of `zone`. */
export function askedNow({ question, range }: Unbound, zone: string, now: number): QuestionInput {
  const own = question.zone ?? zone;
  return { ...question, zone: own, ...bounds(rangeOf(range, own, now, question.weekStart)) };
}

/** Only those that there are: an address has no empty ones. */
function bounds({ from, to }: { readonly from?: string; readonly to?: string }): Pick<QuestionInput, 'from' | 'to'> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
