import { writeFilter } from '../../src/contract/filter-text.ts';
import type { ForecastQuestionInput } from '../../src/contract/forecast.ts';
import type { QuestionInput } from '../../src/contract/question.ts';
import type { Params } from './client.ts';

/** A wish for a forecast as the address of its answer. */
export function forecastParams({
  metric,
  every,
  days,
  zone,
  where,
  filter,
  aggregate,
  asOf,
  version,
}: ForecastQuestionInput): Params {
  const question = { metric, zone, where, filter, aggregate, asOf, version };
  return [
    ...questionParams(question),
    ...(every ? [['every', every] as const] : []),
    ...(days ? [['days', String(days)] as const] : []),
  ];
}

/** A question as the address of its answer: the same question always gives the same text. */
export function questionParams(question: QuestionInput): Params {
  const params: [string, string][] = [['metric', question.metric]];
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') params.push([name, String(value)]);
  };
  add('every', question.every);
  add('by', question.by?.join(','));
  add('from', question.from);
  add('to', question.to);
  add('zone', question.zone);
  for (const filter of question.where ?? []) add('where', `${filter.dimension}:${filter.value}`);
  if (question.filter) add('filter', writeFilter(question.filter));
  if (question.clock === 'business') {
    add('clock', question.clock);
    add('calendar', question.calendar);
    add('compareCalendar', question.compareCalendar);
  }
  if (question.date === 'cohort') add('date', question.date);
  add('asOf', question.asOf);
  add('version', question.version);
  add('compare', question.compare);
  add('top', question.top);
  add('aggregate', question.aggregate);
  add('target', question.target);
  add('longerThan', question.longerThan);
  add('windowDays', question.windowDays);
  if (question.every === 'week') add('weekStart', question.weekStart);
  return params;
}
