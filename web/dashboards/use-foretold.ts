import type { ForecastAnswer, ForecastQuestionInput } from '../../src/contract/forecast.ts';
import type { Answer } from '../../src/contract/question.ts';
import { useForecast } from '../api/queries.ts';
import { readFilter } from '../../src/contract/filter-text.ts';
import type { Explore } from './explore-state.ts';
import type { ResolvedView } from './use-view.ts';

/** A forecast of what the explorer shows. */
export interface Foretold {
  readonly isWanted: boolean;
  readonly answer: ForecastAnswer | undefined;
  /** What the chart can draw: the range that it shows reaches the forecast; undefined: nothing. */
  readonly drawn: ForecastAnswer | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** A permanent link has the forecast of its own moment and version. */
export function useForetold(explore: Explore, view: ResolvedView, shown: Answer | undefined): Foretold {
  const every = view.every === 'day' || view.every === 'hour' ? view.every : null;
  const isWanted = explore.isForecast && every !== null && shown !== undefined;
  const question = isWanted ? questionOf(explore, view, every) : null;
  const { data, error, refetch } = useForecast(question);
  const answer = isWanted && !error && data?.metric === explore.info.id && data.every === every ? data : undefined;
  const reaches = view.range.to === undefined || (answer && view.range.to >= answer.history.to.slice(0, 10));
  const follows = view.range.from === undefined || (answer && view.range.from < answer.history.to.slice(0, 10));
  return {
    isWanted,
    answer,
    drawn: reaches && follows ? answer : undefined,
    error: isWanted ? error : null,
    retry: () => void refetch(),
  };
}

function questionOf(explore: Explore, view: ResolvedView, every: 'day' | 'hour'): ForecastQuestionInput {
  const read = explore.filter.trim() === '' ? null : readFilter(explore.filter);
  return {
    metric: explore.info.id,
    aggregate: explore.aggregate,
    every,
    // Two weeks of hours are more than a chart can show beside what was.
    days: every === 'day' ? 14 : 3,
    zone: view.zone,
    where: [...view.where],
    ...(read && !('at' in read) ? { filter: read } : {}),
    ...(explore.asOf === null ? {} : { asOf: explore.asOf }),
    ...(explore.version === null ? {} : { version: explore.version }),
  };
}
