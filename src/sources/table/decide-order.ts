import { dateOrderEvidence, readInstant } from '../../core/standardise/instant.ts';
import type { DateOrder } from '../../core/standardise/reading.ts';
import type { SurveyOptions, Why } from '../source.ts';
import type { Decided } from './decided.ts';
import { TIMES } from './fields.ts';
import type { SampleRow } from './layout.ts';
import type { Column } from './table-details.ts';

/** The order of day and month in most columns of a table, with the row that proves it. */
export function decideOrder(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  options: SurveyOptions,
): Decided<DateOrder> {
  const { map, learned } = options;
  if (map?.dateOrder !== undefined)
    return { value: map.dateOrder, isProved: true, why: { code: 'date-order-given', about: { order: map.dateOrder } } };
  if (learned.dateOrder !== undefined) {
    return {
      value: learned.dateOrder,
      isProved: true,
      why: { code: 'date-order-learned', about: { order: learned.dateOrder } },
    };
  }
  const times = columns.flatMap((column, index) => (column.field !== null && TIMES.has(column.field) ? [index] : []));
  const votes = { dmy: 0, mdy: 0 };
  let proof: Why | null = null;
  for (const row of samples) {
    for (const index of times) {
      const value = row.cells[index]!.trim();
      const order = dateOrderEvidence(value);
      if (order === null) continue;
      votes[order]++;
      proof ??= {
        code: row.line > 0 ? 'date-order-proved-at' : 'date-order-proved',
        about: { order, value, line: String(row.line) },
      };
    }
  }
  const value =
    votes.dmy === votes.mdy ? customaryOrder(columns, samples, times, options) : votes.dmy > votes.mdy ? 'dmy' : 'mdy';
  if (proof !== null && votes.dmy !== votes.mdy) {
    return {
      value,
      isProved: true,
      why:
        proof.about['order'] === value
          ? proof
          : { code: 'date-order-voted', about: { order: value, dmy: String(votes.dmy), mdy: String(votes.mdy) } },
    };
  }
  const isAmbiguous = samples.some((row) =>
    times.some((index) => /^\D{0,3}\d{1,2}[-/.]\s?\d{1,2}[-/.]/.test(row.cells[index]!)),
  );
  return {
    value,
    isProved: false,
    why: { code: isAmbiguous ? 'date-order-assumed' : 'date-order-not-needed', about: { order: value } },
  };
}

/** Without any proof: the order in which the dates lie closer together, else what the country writes. */
function customaryOrder(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  times: readonly number[],
  options: SurveyOptions,
): DateOrder {
  const index = times.find((i) => columns[i]!.field === 'at' || columns[i]!.field === 'at-date');
  const spread = (dateOrder: DateOrder): number => {
    const found: number[] = [];
    for (const row of samples) {
      const read = index === undefined ? null : readInstant(row.cells[index]!.trim(), { dateOrder, zone: 'UTC' });
      if (read !== null && 'at' in read) found.push(read.at);
    }
    return found.length < 5 ? 0 : found.reduce((a, b) => Math.max(a, b)) - found.reduce((a, b) => Math.min(a, b));
  };
  const dmy = spread('dmy');
  const mdy = spread('mdy');
  if (mdy > 0 && dmy > 4 * mdy) return 'mdy';
  if (dmy > 0 && mdy > 4 * dmy) return 'dmy';
  const isAmerican =
    options.country === 'US' ||
    (options.country === null &&
      /^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage)$|^US\//.test(options.zone));
  return isAmerican ? 'mdy' : 'dmy';
}

/** What the values of one column say about the order of their day and month. */
export interface OrderOfColumn {
  readonly order: DateOrder;
  /** How many values prove this order, and how many the other one. */
  readonly proofs: number;
  readonly against: number;
  /** The first three that prove it. */
  readonly examples: readonly { readonly value: string; readonly line: number }[];
}

/** Null where no value of the column proves an order, or as many prove either. */
export function orderOfColumn(samples: readonly SampleRow[], index: number): OrderOfColumn | null {
  const found = { dmy: [] as { value: string; line: number }[], mdy: [] as { value: string; line: number }[] };
  for (const { cells, line } of samples) {
    const value = cells[index]!.trim();
    const order = dateOrderEvidence(value);
    if (order !== null) found[order].push({ value, line });
  }
  if (found.dmy.length === found.mdy.length) return null;
  const order = found.dmy.length > found.mdy.length ? 'dmy' : 'mdy';
  const proofs = found[order];
  const against = found[order === 'dmy' ? 'mdy' : 'dmy'].length;
  return { order, proofs: proofs.length, against, examples: proofs.slice(0, 3) };
}
