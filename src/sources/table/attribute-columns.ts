import { passed, refused, type Outcome } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import { currencyOfHeader, isCurrency, saysCurrency } from '../../core/standardise/money.ts';
import { decimalMarkOf, readNumber } from '../../core/standardise/number.ts';
import { isUnit, quantityUnitOfHeader, readQuantity } from '../../core/standardise/quantity.ts';
import type { SurveyOptions } from '../source.ts';
import type { SampleRow } from './layout.ts';
import type { AttributeColumn, AttributeWish, Column } from './table-details.ts';

/** The columns that the mapping keeps as attributes; refused where it names what does not exist. */
export function attributesOfMap(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  { map }: SurveyOptions,
  findColumn: (columns: readonly Column[], key: string) => number,
): Outcome<AttributeColumn[]> {
  const found: AttributeColumn[] = [];
  for (const [key, wish] of Object.entries(map?.attributes ?? {})) {
    const index = findColumn(columns, key);
    if (index < 0) {
      const known = columns.map(({ column }) => column).join(', ');
      return refused(problem('source', 'map-column-unknown', { column: key, columns: known }));
    }
    const isKnown =
      (wish.unit === undefined || isUnit(wish.unit)) &&
      (wish.money === undefined || wish.money === 'column' || isCurrency(wish.money)) &&
      (wish.unit === undefined || wish.money === undefined);
    if (!isKnown)
      return refused(
        problem('source', 'map-attribute-unknown', { column: key, unit: wish.unit ?? '', money: wish.money ?? '' }),
      );
    if (found.some(({ name }) => name === wish.name))
      return refused(problem('source', 'map-attribute-twice', { column: key, name: wish.name }));
    const mark = decimalMarkOf(samples.map((row) => row.cells[index]!))?.mark;
    found.push({ index, name: wish.name, unit: wish.unit, money: wish.money, ...(mark === undefined ? {} : { mark }) });
  }
  return passed(found);
}

/**
 * For each column that is nothing yet, what its values or its header say that it could be kept as: a
 * quantity or money. Offered, never done by itself.
 */
export function suggestAttributes(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  attributes: readonly AttributeColumn[],
): (AttributeWish | null)[] {
  return columns.map(({ column, field }, index) => {
    if (field !== null || attributes.some((each) => each.index === index)) return null;
    const values = samples.map((row) => row.cells[index]!.trim()).filter((value) => value !== '');
    if (values.length === 0) return null;
    const name = nameOf(column);
    if (isMostly(values, saysCurrency)) return { name, money: 'column' };
    if (isMostly(values, (value) => readNumber(value) === null && readQuantity(value, null) !== null))
      return { name, unit: commonUnit(values) };
    if (!isMostly(values, (value) => readNumber(value) !== null)) return null;
    const [unit, money] = [quantityUnitOfHeader(column), currencyOfHeader(column)];
    return money !== null ? { name, money } : unit !== null ? { name, unit } : null;
  });
}

function isMostly(values: readonly string[], holds: (value: string) => boolean): boolean {
  return values.filter(holds).length >= 0.8 * values.length;
}

/** "Weight (lb)" → weight. */
function nameOf(column: string): string {
  const plain = column
    .normalize('NFKC')
    .replace(/[([].*$/, '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .toLowerCase();
  return (plain === '' ? column : plain).slice(0, 100);
}

/** The unit that most values write last. */
function commonUnit(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    const unit = /([^\d\s.,+\-−]+)\.?\s*$/.exec(value.normalize('NFKC'))?.[1];
    if (unit !== undefined && isUnit(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'kg';
}
