import { dimensionsIn } from './dimensions-in.ts';
import type { Filter, FilterTree, MetricInfo, QuestionInput } from './question.ts';
import type { Touched } from './touched.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What is known of a question's metric; null: nothing, and then any commit may concern it. */
export type Reaching = Pick<MetricInfo, 'reach' | 'shape'> | null;

/**
 * Whether commits may have changed the answer to a question. In doubt they have: asking once too often is
 * harmless, once too seldom is not.
 *
 * A number that looks at other interactions of the same customer or conversation is touched wherever these lie.
 */
export function touches(question: QuestionInput | null, touched: Touched, metric: Reaching): boolean {
  if (!question || touched.days?.length === 0) return false;
  if (asksCompanies(question)) return true;
  if (metric === null || metric.reach === 'conversation' || question.date === 'cohort') return true;
  if (metric.reach === 'customer') return mayHold(question, (filter) => fitsCustomer(filter, touched));
  return overlaps(rangeOf(question, metric), touched) && mayHold(question, (filter) => fits(filter, touched));
}

/** What one record says of a customer's company goes for all that there is of that customer. */
function asksCompanies({ by = [], where = [], filter }: QuestionInput): boolean {
  return [...by, ...where.map(({ dimension }) => dimension), ...dimensionsIn(filter)].includes('company');
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Of everything that the answer is made of: waits that were open in it may have begun before. */
function rangeOf({ from, to, compare }: QuestionInput, { shape }: NonNullable<Reaching>): Range {
  const range = { from: earliest(from), to: latest(to) };
  if (shape === 'level' || shape === 'concurrent') return { ...range, from: -Infinity };
  if (compare === 'previous') return { ...range, from: 2 * range.from - range.to - DAY };
  return compare === 'year' ? { ...range, from: range.from - 367 * DAY } : range;
}

/** Local times lie up to 14 hours before and 12 hours after the same time in UTC. */
function earliest(text: string | undefined): number {
  return text === undefined ? -Infinity : readMoment(text, -14 * HOUR);
}

function latest(text: string | undefined): number {
  return text === undefined ? Infinity : readMoment(text, 12 * HOUR);
}

function readMoment(text: string, margin: number): number {
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(text) && text.includes('T')) return Date.parse(text);
  return Date.parse(text.includes('T') ? `${text}Z` : text) + margin;
}

function overlaps({ from, to }: Range, { days }: Touched): boolean {
  // A date that cannot be read is compared as if it were none.
  return days === null || days.some(([first, last]) => !(Date.parse(first) >= to) && !(Date.parse(last) + DAY <= from));
}

/** What a condition can be for the interactions that were touched. */
interface Possible {
  readonly true: boolean;
  readonly false: boolean;
}
const EITHER: Possible = { true: true, false: true };

/** Whether one of the interactions that were touched may be among those that are asked for. */
function mayHold({ where = [], filter }: QuestionInput, fitsOne: (filter: Filter) => Possible): boolean {
  const dimensions = [...new Set(where.map(({ dimension }) => dimension))];
  const all: FilterTree[] = dimensions.map((name) => ({ or: where.filter(({ dimension }) => dimension === name) }));
  return possible({ and: filter ? [...all, filter] : all }, fitsOne).true;
}

function possible(tree: FilterTree, fitsOne: (filter: Filter) => Possible): Possible {
  if ('dimension' in tree) return fitsOne(tree);
  if ('not' in tree) {
    const inner = possible(tree.not, fitsOne);
    return { true: inner.false, false: inner.true };
  }
  if ('and' in tree) {
    const parts = tree.and.map((one) => possible(one, fitsOne));
    return { true: parts.every((one) => one.true), false: parts.some((one) => one.false) };
  }
  const parts = tree.or.map((one) => possible(one, fitsOne));
  return { true: parts.some((one) => one.true), false: parts.every((one) => one.false) };
}

function fits(filter: Filter, touched: Touched): Possible {
  const value = filter.value.trim().toLowerCase();
  if (value === '') return EITHER;
  if (filter.dimension === 'channel') return among(touched.channels, (channel) => channel === value);
  if (filter.dimension === 'source')
    return among(touched.sources, ({ id, name }) => String(id) === filter.value || name.toLowerCase() === value);
  return fitsCustomer(filter, touched);
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A customer may also be named: whose ids those are, only the server knows. */
function fitsCustomer({ dimension, value }: Filter, { customers }: Touched): Possible {
  if (dimension !== 'customer' || !ID.test(value)) return EITHER;
  return among(customers, (id) => id === value.toLowerCase());
}

function among<T>(list: readonly T[] | null, isIt: (value: T) => boolean): Possible {
  if (list === null) return EITHER;
  return { true: list.some(isIt), false: list.some((one) => !isIt(one)) };
}
