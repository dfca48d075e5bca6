import type { AlertAbout } from '../contract/alerts.ts';
import { writeFilter } from '../contract/filter-text.ts';
import { measured } from '../contract/measured.ts';
import { say } from '../contract/messages/index.ts';
import { PersonError } from '../contract/person-error.ts';
import type { FilterTree, Unit } from '../contract/question.ts';
import { AGGREGATION_WORDS, DIMENSION_WORDS, RANGE_WORDS } from '../contract/question-words.ts';
import { type Locale, type Localised, LOCALES } from '../contract/text.ts';
import { checkQuestion, unitOf } from '../statistics/index.ts';

/** An alert in words: what it watches, and when it fires and clears; its name where its question is none any more. */
export function sayAlert(about: AlertAbout): Localised {
  return Object.fromEntries(
    LOCALES.map((locale) => [locale, orElse(about.name, () => sentence(about, locale))]),
  ) as Localised;
}

/** The unit of what an alert watches. */
export function unitOfAlert({ question }: Pick<AlertAbout, 'question'>): Unit {
  return orElse('interactions', () => {
    const { metric, aggregate } = checkQuestion(question);
    return unitOf(metric, aggregate);
  });
}

/** A metric or a split that a later version has no more: the alert says so when it is checked; the list must not fail for it. */
function orElse<T>(otherwise: T, say: () => T): T {
  try {
    return say();
  } catch (error) {
    if (error instanceof PersonError) return otherwise;
    throw error;
  }
}

function sentence(about: AlertAbout, locale: Locale): string {
  const unit = unitOfAlert(about);
  const clears = measured(about.clears ?? about.at, unit, locale);
  const parts = [
    ...watched(about, locale),
    say(`alert-fires.${about.fires}`, { value: measured(about.at, unit, locale) }, locale),
    ...(about.forSeconds > 0 ? [say('alert.for', { time: measured(about.forSeconds, 's', locale) }, locale)] : []),
    ...(about.atLeast > 0 ? [say('alert.at-least', { n: String(about.atLeast) }, locale)] : []),
    say(about.fires === 'above' ? 'alert.clears-down' : 'alert.clears-up', { value: clears }, locale),
  ];
  return parts.join(locale === 'en' ? ', ' : '，');
}

/** The metric with its calculation where that is not the usual one, and what narrows it. */
function watched({ question, range }: AlertAbout, locale: Locale): string[] {
  const { metric, aggregate } = checkQuestion(question);
  const name = metric.label[locale];
  const isUsual = aggregate === metric.defaultAggregation;
  const filter = filterOf(question);
  return [
    isUsual ? name : say('alert.metric', { metric: name, aggregate: AGGREGATION_WORDS[aggregate][locale] }, locale),
    ...(question.longerThan === undefined
      ? []
      : [say('alert.longer', { time: measured(question.longerThan, 's', locale) }, locale)]),
    ...(question.target === undefined
      ? []
      : [say('alert.within', { value: measured(question.target, metric.unit, locale) }, locale)]),
    ...(question.windowDays === undefined ? [] : [say('alert.window', { days: String(question.windowDays) }, locale)]),
    ...(question.clock === 'business' ? [say('alert.business', {}, locale)] : []),
    ...(question.by.length === 0
      ? []
      : [
          say(
            'alert.by',
            { by: question.by.map((one) => DIMENSION_WORDS[one][locale]).join(locale === 'en' ? ', ' : '、') },
            locale,
          ),
        ]),
    ...(filter ? [writeFilter(filter)] : []),
    ...(metric.shape === 'level' || range.name === 'all' || range.name === 'custom'
      ? []
      : [RANGE_WORDS[range.name][locale]]),
  ];
}

function filterOf({ where, filter }: AlertAbout['question']): FilterTree | null {
  const all: FilterTree[] = [...where, ...(filter ? [filter] : [])];
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { and: all };
}
