import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * A phone number as E.164 (`+8613812345678`). A number that does not say its country is one of
 * `country`; one that no plan knows (short codes, desk phones, no country given) keeps its digits.
 * What follows it ("转 801", "ext. 5", a second number after a slash) is left out.
 * Null where the caller withheld the number, or where there is no number in the text.
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

function parse(text: string, country: string | null): string | null {
  const first = text
    .normalize('NFKC')
    .split(/转|轉|分机|分機|\/|;|,|、|\s(?:ext|x)\.?\s?(?=\d)|ext\.?/i)[0]!
    .trim();
  const digits = first.replace(/[^\d+]/g, '');
  if (!/\d/.test(digits)) return null;
  const international = first.startsWith('00') ? `+${first.slice(2)}` : first;
  const found = parsePhoneNumberFromString(international, (country ?? undefined) as CountryCode | undefined);
  return found?.isValid() ? found.number : digits;
}

function isE164(text: string): boolean {
  if (text.charCodeAt(0) !== 0x2b || text.length < 9 || text.length > 16 || text.charCodeAt(1) === 48) return false;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
