import { writeFilter } from './filter-text.ts';
import type { FilterTree, Unit } from './question.ts';
import type { SavedAbout } from './saved-questions.ts';

/**
 * The explorer's address of a kept question. Filters that the bar has no field for stand in the filter's text;
 * lengths of time are written in minutes.
 */
export function exploreParams(
  { question, range, chart, forecast }: SavedAbout,
  unit: Unit | undefined,
): URLSearchParams {
  const params = new URLSearchParams({ metric: question.metric });
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') params.set(name, String(value));
  };
  add('aggregate', question.aggregate);
  add('by', question.by.join(','));
  add('time', question.every ? 'over-time' : 'whole');
  add('every', question.every);
  add('chart', chart);
  if (forecast) add('forecast', 1);
  add('range', range.name);
  add('from', range.from);
  add('to', range.to);
  add('zone', question.zone);
  for (const { dimension, value } of question.where) if (isOfBar(dimension)) params.append(dimension, value);
  const filter = filterBeside(question);
  if (filter) add('filter', writeFilter(filter));
  if (question.target !== undefined) add('target', question.target / (unit === 's' ? 60 : 1));
  if (question.longerThan !== undefined) add('longer', Math.round(question.longerThan / 60));
  add('window', question.windowDays);
  if (question.clock === 'business') add('clock', 'business');
  add('calendar', question.calendar);
  if (question.date === 'cohort') add('date', 'cohort');
  add('compare', question.compare);
  add('compare-calendar', question.compareCalendar);
  add('top', question.top);
  add('as-of', question.asOf);
  add('version', question.version);
  return params;
}

function isOfBar(dimension: string): boolean {
  return dimension === 'channel' || dimension === 'agent';
}

/** Values of one dimension are alternatives, several dimensions all hold. */
function filterBeside({ where, filter }: SavedAbout['question']): FilterTree | null {
  const others = where.filter(({ dimension }) => !isOfBar(dimension));
  const dimensions = [...new Set(others.map(({ dimension }) => dimension))];
  const all: FilterTree[] = dimensions.map((name) => {
    const alternatives = others.filter(({ dimension }) => dimension === name);
    return alternatives.length === 1 ? alternatives[0]! : { or: alternatives };
  });
  if (filter) all.push(filter);
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { and: all };
}
