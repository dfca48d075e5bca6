import type { InteractionDetail } from '../../src/contract/history.ts';

type Attribute = InteractionDetail['attributes'][string];

/**
 * An attribute as its reader writes it: `81.65 kg`, `US$1,234.50`, `Large`; null where it could not be read. An
 * amount of an unknown currency is its number alone.
 */
export function formatAttribute({ value, unit }: Attribute, locale: string): string | null {
  if (value === null || typeof value === 'string') return value;
  if (unit !== null && /^[A-Z]{3}$/.test(unit)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: unit }).format(value);
  }
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(value);
  return unit === null ? number : `${number} ${unit}`;
}
