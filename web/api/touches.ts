import type { Notice } from '../../src/contract/intake.ts';
import type { QuestionInput } from '../../src/contract/question.ts';

const DAY = 86_400_000;

/** A span of event time in UTC milliseconds; unbounded where infinite. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span that commits touched together; a notice that does not say touched everything. */
export function spanOf(notices: readonly Pick<Notice, 'from' | 'to'>[]): Span {
  return {
    from: Math.min(...notices.map(({ from }) => (from === null ? -Infinity : Date.parse(from)))),
    to: Math.max(...notices.map(({ to }) => (to === null ? Infinity : Date.parse(to)))),
  };
}

/**
 * Whether the answer to a question may have changed. Local dates are taken a day wider on both
 * sides, which no zone exceeds: asking once too often is harmless, once too seldom is not.
 */
export function touches(question: Pick<QuestionInput, 'from' | 'to'> | null, span: Span): boolean {
  const from = question?.from ? Date.parse(question.from) - DAY : -Infinity;
  const to = question?.to ? Date.parse(question.to) + DAY : Infinity;
  return span.from < to && span.to >= from;
}
