import type { SaidAttribute } from '../record/said.ts';
import { readMoney } from './money.ts';
import { readNumber } from './number.ts';
import { readQuantity } from './quantity.ts';
import type { Attribute } from './standard-record.ts';

/**
 * An attribute in standard form: a quantity in its standard unit, money with its currency (never converted),
 * a plain number, else the text. `value` is null where a quantity or an amount cannot be read.
 */
export function standardAttribute({ said, unit, money, mark }: SaidAttribute, country: string | null): Attribute {
  if (unit !== undefined) {
    const found = readQuantity(said, unit, mark ?? null);
    return { value: found?.value ?? null, unit: found?.unit ?? null, said };
  }
  if (money !== undefined) {
    const found = readMoney(said, money === 'column' ? null : money, country, mark ?? null);
    return { value: found?.value ?? null, unit: found?.currency ?? null, said };
  }
  return { value: readNumber(said, mark ?? null) ?? said, unit: null, said };
}
