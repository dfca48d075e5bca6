import { readInstant } from '../../core/standardise/instant.ts';
import type { Reading } from '../../core/standardise/reading.ts';
import type { SurveyOptions, Why } from '../source.ts';
import { orderOfColumn } from './decide-order.ts';
import { DURATIONS, fieldOfHeader, TIMES, unitOfHeader } from './fields.ts';
import type { SampleRow } from './layout.ts';
import type { Column } from './table-details.ts';
import { zoneOfHeader } from './zone-of-header.ts';

/** For each column, in the table's order: what it is taken for and why, and how its values are read and why. */
export function whysOfColumns(
  columns: readonly Column[],
  guessed: readonly Column[],
  samples: readonly SampleRow[],
  reading: Reading,
  options: SurveyOptions,
): Why[][] {
  return columns.map((column, index) => {
    const { field } = column;
    const whys = [whyTaken(column, guessed[index]!, columns)];
    if (field !== null && TIMES.has(field)) {
      whys.push(
        ...whysOfOrder(column, index, samples, reading, options),
        ...whysOfZone(column, index, samples, reading),
      );
      whys.push(...whysOfYears(column, index, samples));
    }
    if (field !== null && DURATIONS.has(field)) whys.push(...whysOfUnit(column));
    return whys;
  });
}

function whyTaken({ column, field }: Column, guessed: Column, columns: readonly Column[]): Why {
  const named = fieldOfHeader(column);
  if (field !== guessed.field) return { code: 'column-mapped', about: { field: field ?? 'ignore' } };
  if (field === null) {
    if (named === null) return { code: 'column-unknown', about: {} };
    const other = columns.find((each) => each.field === named.field);
    return other === undefined
      ? { code: 'column-values-against', about: { field: named.field } }
      : { code: 'column-taken', about: { field: named.field, other: other.column } };
  }
  if (named?.field === field)
    return { code: named.sureness === 1 ? 'column-header' : 'column-header-like', about: { field } };
  if (field === 'at' && named?.field === 'reply-at') return { code: 'column-stands-in', about: { field } };
  return named === null
    ? { code: 'column-values', about: { field } }
    : { code: 'column-overruled', about: { field, named: named.field } };
}

function whysOfOrder(
  { moments, column }: Column,
  index: number,
  samples: readonly SampleRow[],
  reading: Reading,
  options: SurveyOptions,
): Why[] {
  const found = orderOfColumn(samples, index);
  if (found === null) return [];
  const about = {
    order: found.order,
    proofs: String(found.proofs),
    against: String(found.against),
    lines: found.examples.map(({ line }) => (line > 0 ? String(line) : '?')).join(', '),
    values: found.examples.map(({ value }) => value.slice(0, 40)).join(', '),
  };
  const isOwn = moments !== undefined && moments.dateOrder !== reading.dateOrder;
  if (isOwn) return [{ code: 'column-order-own', about: { ...about, column } }];
  const isGiven = options.map?.dateOrder !== undefined && options.map.dateOrder !== found.order;
  return [{ code: isGiven ? 'column-order-against' : 'column-order', about }];
}

/** Where nothing in header or values names a zone, the one that is assumed. */
function whysOfZone({ column }: Column, index: number, samples: readonly SampleRow[], reading: Reading): Why[] {
  const named = zoneOfHeader(column);
  if (named !== null) return [{ code: 'column-zone-of-header', about: { column, zone: named } }];
  let own = 0;
  let read = 0;
  for (const { cells } of samples) {
    const value = cells[index]!.trim();
    const [here, there] = [
      readInstant(value, reading),
      readInstant(value, { ...reading, zone: elsewhere(reading.zone) }),
    ];
    if (!('at' in here) || !('at' in there)) continue;
    read++;
    if (here.at === there.at) own++;
  }
  if (read === 0) return [];
  const about = { zone: reading.zone, own: String(own), read: String(read) };
  return [{ code: own === read ? 'column-zone-in-values' : 'column-zone-assumed', about }];
}

/** A moment that is the same in both zones says its own. */
function elsewhere(zone: string): string {
  return zone === 'Asia/Shanghai' ? 'America/New_York' : 'Asia/Shanghai';
}

function whysOfYears({ column }: Column, index: number, samples: readonly SampleRow[]): Why[] {
  const found = samples.find(({ cells }) => TWO_DIGIT_YEAR.test(cells[index]!.trim()));
  if (found === undefined) return [];
  const about = {
    column,
    value: found.cells[index]!.trim().slice(0, 40),
    line: found.line > 0 ? String(found.line) : '?',
  };
  return [{ code: 'column-two-digit-years', about }];
}

const TWO_DIGIT_YEAR = /^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,})[-/. ]'?\d{2}(?!\d)/i;

function whysOfUnit({ column, unit }: Column): Why[] {
  if (unit === null) return [];
  const isNamed = unitOfHeader(column) === unit;
  return [
    {
      code: isNamed ? 'duration-unit' : unit === 'd' ? 'duration-day-fractions' : 'column-unit-given',
      about: { column, unit },
    },
  ];
}
