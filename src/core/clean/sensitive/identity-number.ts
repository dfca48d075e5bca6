/** GB/T 2260: the first two digits of a Chinese identity number. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const IDENTITY_WORD = /(?:身份证|身份證|证件|證件|identity|\bid\b)[^\d]{0,12}$/iu;

/**
 * Whether a number, as it is written in a text, is a Chinese identity number (GB 11643): a province, a
 * date of birth, and a check character (ISO 7064, MOD 11-2). The old form of 15 digits has no check
 * character: it is one only where the words before say so.
 */
export function identityNumberIn(written: string, before: string): boolean {
  const text = written.replace(/ /g, '').toUpperCase();
  if (!PROVINCES.has(text.slice(0, 2))) return false;
  if (/^\d{17}[\dX]$/.test(text)) return isDate(text.slice(6, 14)) && checkOf(text) === text[17];
  return /^\d{15}$/.test(text) && isDate(`19${text.slice(6, 12)}`) && IDENTITY_WORD.test(before);
}

const OLDEST = 1900;
const YOUNGEST = 2099;

function isDate(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  if (year < OLDEST || year > YOUNGEST || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO 7064, MOD 11-2: the weight of a place is a power of two, modulo 11. */
function checkOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'[sum % 11]!;
}
