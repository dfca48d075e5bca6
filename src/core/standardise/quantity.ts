import { type DecimalMark, readNumber } from './number.ts';

/** The units in which quantities are kept; what they measure in the same order. */
export const STANDARD_UNITS = ['kg', 'm', 'L', '°C', 'm²'] as const;
export type StandardUnit = (typeof STANDARD_UNITS)[number];

export interface Quantity {
  readonly value: number;
  readonly unit: StandardUnit;
}

/**
 * A physical quantity in its standard unit: `180 lb` and 90公斤 in kg, `5 ft 11 in` in m, `72°F` in °C.
 * A bare number is in `unit`. Null where the text is no quantity, or mixes what cannot be added (kg and m).
 *
 * 斤 and 两 are those of the mainland (500 g, 50 g); Taiwan's are 台斤 and 台兩. Gallons, pints and fluid ounces
 * are those of the United States; Britain's gallon is `imp gal`. Source: NIST Special Publication 811, appendix B.
 */
export function readQuantity(text: string, unit: string | null, mark: DecimalMark | null = null): Quantity | null {
  if (text.length > 100) return null;
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<![a-z])(m|ft)\^?2(?!\d)/gi, 'sq $1')
    .replace(/(?<![a-z])m\^?3(?!\d)/gi, 'cubic meter');
  const bare = readNumber(plain, mark);
  if (bare !== null) {
    const own = unit === null ? undefined : unitOf(unit);
    return own === undefined ? null : quantity(bare, own);
  }
  let total: Quantity | null = null;
  PART.lastIndex = 0;
  for (let end = 0; end < plain.length; end = PART.lastIndex) {
    PART.lastIndex = end;
    const found = PART.exec(plain);
    const part = found === null ? null : partOf(found[1]!, found[2]!, mark);
    if (part === null || (total !== null && (total.unit !== part.unit || part.unit === '°C'))) return null;
    total = total === null ? part : { value: rounded(total.value + part.value), unit: total.unit };
  }
  return total;
}

/** Whether a mapping may name this unit. */
export function isUnit(name: string): boolean {
  return unitOf(name) !== undefined;
}

/** The unit that a header names, as it writes it: "Weight (lb)", 体重（斤）, `distance_km`; null: none. */
export function quantityUnitOfHeader(header: string): string | null {
  const text = header.normalize('NFKC').trim();
  const found = /[([]\s*([^)\]]{1,12})\s*[)\]]\s*$/.exec(text)?.[1] ?? /(?:_|\bin |\/)([a-z°²]{1,6})$/i.exec(text)?.[1];
  return found !== undefined && isUnit(found) && !/^(?:m|c|f|l|g|t|in)$/i.test(found) ? found.trim() : null;
}

const PART = /([+\-−]?\d[\d.,'’\s]*?|[+\-−]?[.,]\d+)\s*([^\d\s.,+\-−][^\d+\-−]*?)(?:\s*(?:,|and)\s*)?\s*(?=[\d]|$)/giy;

function partOf(digits: string, name: string, mark: DecimalMark | null): Quantity | null {
  const value = readNumber(digits.trim(), mark);
  const unit = unitOf(name);
  return value === null || unit === undefined ? null : quantity(value, unit);
}

interface Unit {
  readonly standard: StandardUnit;
  readonly factor: number;
  /** Added before the factor: where the scale of a temperature begins elsewhere. */
  readonly offset: number;
}

function quantity(value: number, { standard, factor, offset }: Unit): Quantity {
  return { value: rounded((value + offset) * factor), unit: standard };
}

/** Twelve digits: more are an artefact of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function unitOf(name: string): Unit | undefined {
  const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  return UNITS.get(plain) ?? UNITS.get(plain.toLowerCase());
}

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...all('kg', 1, 'kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|公斤|千克'),
  ...all('kg', 0.001, 'g|gr|gram|grams|gramme|grammes|克|公克'),
  ...all('kg', 0.000001, 'mg|milligram|milligrams|毫克'),
  ...all('kg', 1_000, 't|tonne|tonnes|metric ton|吨|噸|公吨'),
  ...all('kg', 0.45359237, 'lb|lbs|pound|pounds|磅'),
  ...all('kg', 0.028349523125, 'oz|ounce|ounces|盎司|安士'),
  ...all('kg', 6.35029318, 'st|stone|stones|英石'),
  ...all('kg', 0.5, '斤|市斤|jin'),
  ...all('kg', 0.05, '两|兩|市两'),
  ...all('kg', 0.6, '台斤'),
  ...all('kg', 0.0375, '台兩|台两'),
  ...all('m', 1, 'm|meter|meters|metre|metres|米|公尺'),
  ...all('m', 1_000, 'km|kms|kilometer|kilometers|kilometre|kilometres|公里|千米'),
  ...all('m', 0.01, 'cm|centimeter|centimeters|centimetre|centimetres|厘米|公分'),
  ...all('m', 0.001, 'mm|millimeter|millimeters|millimetre|millimetres|毫米|公厘'),
  ...all('m', 1_609.344, 'mi|mile|miles|英里'),
  ...all('m', 1_852, 'nmi|nautical mile|nautical miles|海里'),
  ...all('m', 500, '里|华里|市里'),
  ...all('m', 0.9144, 'yd|yds|yard|yards|码'),
  ...all('m', 0.3048, `ft|foot|feet|'|′|英尺`),
  ...all('m', 0.0254, `in|inch|inches|"|″|英寸|吋`),
  ...all('L', 1, 'l|L|liter|liters|litre|litres|升|公升'),
  ...all('L', 0.001, 'ml|milliliter|milliliters|millilitre|millilitres|毫升|cc'),
  ...all('L', 0.01, 'cl'),
  ...all('L', 1_000, 'm3|m^3|cubic meter|cubic metre|立方米'),
  ...all('L', 3.785411784, 'gal|gallon|gallons|us gal|加仑'),
  ...all('L', 4.54609, 'imp gal|imperial gallon|imperial gallons|uk gal|英制加仑'),
  ...all('L', 0.946352946, 'qt|quart|quarts|夸脱'),
  ...all('L', 0.473176473, 'pt|pint|pints|品脱'),
  ...all('L', 0.0295735295625, 'fl oz|fluid ounce|fluid ounces|液量盎司'),
  ...all('°C', 1, '°c|°C|c|C|celsius|degc|℃|摄氏度|攝氏度|度'),
  ...all('°C', 5 / 9, '°f|°F|f|F|fahrenheit|degf|℉|华氏度|華氏度', -32),
  ...all('°C', 1, 'k|K|kelvin|开尔文', -273.15),
  ...all('m²', 1, 'm2|m²|m^2|sqm|sq m|square meter|square meters|square metre|square metres|平方米|平米|平方公尺'),
  ...all('m²', 0.09290304, 'ft2|ft²|sqft|sq ft|square foot|square feet|平方英尺'),
  ...all('m²', 10_000, 'ha|hectare|hectares|公顷'),
  ...all('m²', 4_046.8564224, 'acre|acres|英亩'),
  ...all('m²', 2_000 / 3, '亩|畝'),
  ...all('m²', 3.305785, '坪'),
]);

function all(standard: StandardUnit, factor: number, names: string, offset = 0): [string, Unit][] {
  return names.split('|').map((name) => [name.normalize('NFKC'), { standard, factor, offset }]);
}
