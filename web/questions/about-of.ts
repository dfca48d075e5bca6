import type { QuestionInput } from '../../src/contract/question.ts';
import type { RangeChoice } from '../../src/contract/range.ts';
import type { SavedAboutInput } from '../../src/contract/saved-questions.ts';
import type { Explore } from '../dashboards/explore-state.ts';

/** What the explorer shows, as it is kept: the span as it was chosen, not as it falls today. */
export function aboutOf(
  explore: Explore,
  view: { readonly choice: RangeChoice; readonly view: { readonly zone: string | null } },
  { from: _from, to: _to, zone, ...question }: QuestionInput,
): SavedAboutInput {
  return {
    question: { ...question, ...(view.view.zone === null ? {} : { zone }) },
    range: view.choice,
    chart: explore.kind,
    ...(explore.isForecast ? { forecast: true } : {}),
  };
}
