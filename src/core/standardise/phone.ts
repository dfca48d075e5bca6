import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * A phone number as E.164 (`+8613812345678`). A number that does not say its country is one of
 * `country`; one that no plan knows (short codes, desk phones, no country given) keeps its digits.
 * What follows it ("转 801", "ext. 5", a second number after a slash) is left out.
 * Null where the caller withheld the number, where there is no number in the text, and where a spreadsheet
 * has ruined it (`1.38E+10`): what is left of it is somebody else's.
 */
export function readPhone(text: string, country: string | null): string | null {
  if (isE164(text)) return text;
  const key = country === null ? text : `${country} ${text}`;
  const kept = recent.get(key);
  if (kept !== undefined) return kept;
  const number = parse(text, country);
  // Parsing takes 10 µs, and callers call again. Bounded, because a file may hold any number of them.
  if (recent.size >= 50_000) recent.clear();
  recent.set(key, number);
  return number;
}

const recent = new Map<string, string | null>();

/**
 * The further numbers in one cell: "010-62345678 / 13800138000". A second number that leaves out the area
 * code of the first has the same. Empty for most cells; a short end ("62345678/79") is no number.
 */
export function furtherPhones(text: string, country: string | null): string[] {
  if (!SEPARATOR.test(text)) return [];
  const [first, ...others] = text.normalize('NFKC').split(SEPARATORS);
  const area = /^\s*\(?(0\d{1,4})[)\s-]/.exec(first!)?.[1];
  const numbers = others.flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    if (digits.length < 7) return [];
    const isLocal = area !== undefined && digits.length <= 8 && !part.trim().startsWith('0');
    const number = readPhone(isLocal ? `${area}-${digits}` : part, country);
    return number === null ? [] : [number];
  });
  const own = readPhone(text, country);
  return [...new Set(numbers)].filter((number) => number !== own);
}

const SEPARATOR = /[/／;；,，、|\n]|\bor\b|或/i;
const SEPARATORS = /[/;,、|\n]|\bor\b|或/i;
/** What a desk phone or a waiting loop adds to a number. */
const EXTENSION = /转|轉|分机|分機|内线|\/|;|,|、|\||\n|\bor\b|或|\s(?:ext|x|durchwahl|poste)\.?\s?(?=\d)|ext\.?|#/i;

function parse(text: string, country: string | null): string | null {
  const first = (mended(text.normalize('NFKC').trim()) ?? '').split(EXTENSION)[0]!.trim();
  const digits = first.replace(/[^\d+]/g, '');
  if (!/\d/.test(digits)) return null;
  const plain = first.replace(/\(0\)/, '');
  const international = plain.startsWith('00') ? `+${plain.slice(2)}` : plain;
  const found = parsePhoneNumberFromString(international, (country ?? undefined) as CountryCode | undefined);
  return found?.isValid() ? found.number : digits;
}

/** A number that went through a spreadsheet or a program that took it for a quantity; null where digits were lost. */
function mended(text: string): string | null {
  const ruined = /^(\d)[.,](\d+)e\+?(\d{1,2})$/i.exec(text);
  if (ruined === null) return text.replace(/^(\+?\d{7,15})\.0+$/, '$1').replace(/^['="]+|["]+$/g, '');
  const [, first, rest, exponent] = ruined;
  return rest!.length >= Number(exponent) ? `${first}${rest!.slice(0, Number(exponent))}` : null;
}

function isE164(text: string): boolean {
  if (text.charCodeAt(0) !== 0x2b || text.length < 9 || text.length > 16 || text.charCodeAt(1) === 48) return false;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
