/** What separates the whole from its parts in a column of numbers. */
export type DecimalMark = '.' | ',';

/**
 * The number that a text says, however it is grouped: `1,234.56`, `1.234,56`, `1 234,56`, `1'234.56`,
 * `1,23,456.78`, full-width digits, `1.2万`, `3亿`, `(12.50)` and `12.50-` for what is negative.
 * Null where it is no number, or grouped as nobody groups.
 *
 * One mark before exactly three digits may mean either (`1,234`). Then `mark` decides, the column's
 * (see {@link decimalMarkOf}); without one a comma groups and a point does not.
 */
export function readNumber(text: string, mark: DecimalMark | null = null): number | null {
  if (PLAIN.test(text) && mark !== ',') return Number(text);
  if (text.length > 60) return null;
  const found = SHAPE.exec(text.normalize('NFKC').trim());
  if (found === null) return null;
  const [, open, before, digits, unit, after, close] = found;
  if ((open === undefined) !== (close === undefined)) return null;
  const value = readGrouped(digits!.replace(/[\s'’]/g, GROUP), mark);
  if (value === null) return null;
  const isNegative = open !== undefined || /[-−]/.test(before ?? '') || after !== undefined;
  // In decimal places, so that 1.2万 is 12000 and not 11999.999….
  return Number(`${isNegative ? '-' : ''}${value}e${MYRIADS[unit ?? ''] ?? 0}`);
}

/**
 * The decimal mark that the values of a column prove, with the first value that does; null where
 * none does (`1,234` alone proves nothing). Where values contradict each other the more frequent mark counts.
 */
export function decimalMarkOf(values: Iterable<string>): { readonly mark: DecimalMark; readonly proof: string } | null {
  const votes: Record<DecimalMark, number> = { '.': 0, ',': 0 };
  const proofs: Partial<Record<DecimalMark, string>> = {};
  for (const value of values) {
    const mark = provenMark(value.normalize('NFKC'));
    if (mark === null) continue;
    votes[mark]++;
    proofs[mark] ??= value;
  }
  if (votes['.'] === votes[',']) return null;
  const mark = votes['.'] > votes[','] ? '.' : ',';
  return { mark, proof: proofs[mark]! };
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SHAPE = /^(\()?\s*([+\-−])?\s*(\d[\d.,'’\s]*|[.,]\d+)\s*(千|万|萬|亿|億|k)?\s*([-−])?(\))?$/i;
const GROUP = '_';
const MYRIADS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8, k: 3, K: 3 };

/** Digits with points, commas and `_` for signs that only group; as a text that Number reads. */
function readGrouped(digits: string, mark: DecimalMark | null): string | null {
  const text = digits.replace(/_+$/, '');
  const decimal = decimalIn(text, mark);
  const [whole = '', ...parts] = decimal === null ? [text] : text.split(decimal);
  if (parts.length > 1 || (parts[0] !== undefined && /\D/.test(parts[0]))) return null;
  const plain = ungrouped(whole);
  return plain === null
    ? null
    : `${plain === '' ? '0' : plain}.${parts[0] === undefined || parts[0] === '' ? '0' : parts[0]}`;
}

/** The mark that separates the decimals of this very text; null: it has none. */
function decimalIn(text: string, mark: DecimalMark | null): DecimalMark | null {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return null;
  const own = text[last] as DecimalMark;
  const other: DecimalMark = own === '.' ? ',' : '.';
  if (text.includes(other)) return own;
  if (text.indexOf(own) !== last) return null;
  if (text.includes(GROUP) || text.length - last - 1 !== 3 || last === 0 || last > 3 || text[0] === '0') return own;
  if (mark !== null) return own === mark ? own : null;
  return own === '.' ? '.' : null;
}

/** Without its group signs; null where groups are not of three digits (or, in India, of two before the last). */
function ungrouped(whole: string): string | null {
  const signs = whole.replace(/\d/g, '');
  if (signs === '') return whole;
  if (new Set(signs).size > 1) return null;
  const groups = whole.split(signs[0]!);
  const [first, ...others] = groups;
  const last = others.pop()!;
  const isUsual = first!.length <= 3 && others.every((group) => group.length === 3);
  const isIndian = signs[0] === ',' && first!.length <= 2 && others.every((group) => group.length === 2);
  return first !== '' && last.length === 3 && (isUsual || isIndian) ? groups.join('') : null;
}

function provenMark(value: string): DecimalMark | null {
  const text = value.replace(/[^\d.,]/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return null;
  const own = text[last] as DecimalMark;
  const other: DecimalMark = own === '.' ? ',' : '.';
  // Two groups, or both marks, or decimals of another length than a group.
  if (text.indexOf(own) !== last) return text.includes(other) ? null : other;
  if (text.includes(other)) return own;
  return text.length - last - 1 === 3 ? null : own;
}
