/** The start of a message: when, in the fields as they stand (their order is decided from the whole file). */
export interface Header {
  /** How it is written; all headers of one export are written alike, so that other lines are no headers. */
  readonly shape: string;
  /** The three numbers of the date, in the order in which they stand. */
  readonly date: readonly [number, number, number];
  readonly yearAt: YearAt;
  readonly hour: number;
  readonly minute: number;
  /** Null where the export has minutes only (Android). */
  readonly second: number | null;
  /** Date and time as written. */
  readonly written: string;
  /** Who and what; the rest of the line. */
  readonly rest: string;
}

/** Where the year stands: four digits say it themselves, two do not. */
export const YEAR_AT = ['first', 'last', 'short'] as const;
export type YearAt = (typeof YEAR_AT)[number];

/** Marks of writing direction and a byte order mark: they stand around names, dates and notices. */
const INVISIBLE = '\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff';

const BEFORE_TIME = [
  '上午',
  '下午',
  '凌晨',
  '清晨',
  '早上',
  '中午',
  '晚上',
  '午前',
  '午後',
  '오전',
  '오후',
  'ÖÖ',
  'ÖS',
  'de\\.',
  'du\\.',
];
const AFTER_TIME = [
  '[AaPp]\\.?\\s?[Mm]\\.?',
  ...BEFORE_TIME.slice(0, 11),
  ...['ص', 'م', 'π\\.?μ\\.?', 'μ\\.?μ\\.?', 'SA', 'CH', 'pg', 'ptg', 'पूर्वाह्न', 'अपराह्न'],
];
const AFTERNOON = /^(p|下午|晚上|午後|오후|öS|م|μ|ch|du|ptg|अप)/iu;
const MORNING = /^(a|上午|凌晨|清晨|早上|午前|오전|öö|ص|π|sa|de|pg|पू)/iu;

/** "klo" (Finnish), "kl." (Swedish), "um", "à", "alle" … between date and time. */
const AT_WORDS = 'klo|kl|um|à|às|at|alle|ob|om|u|في|a las';

const HEADER = new RegExp(
  `^[${INVISIBLE}\\s]*(\\[?)[${INVISIBLE}\\s]*` +
    `((\\d{1,4})\\s?([./-]|年|년)\\s?(\\d{1,2})\\s?(?:\\4|月|월)\\s?(\\d{1,4})(?:\\.(?=[\\s,])|日|일)?` +
    `,?[\\s${INVISIBLE}]*(?:(?:${AT_WORDS})\\.?\\s+)?` +
    `(${BEFORE_TIME.join('|')})?\\s?(\\d{1,2})([:.])(\\d{2})(?:[:.](\\d{2}))?(?:\\s?(${AFTER_TIME.join('|')}))?)` +
    `(?:(?<=^[${INVISIBLE}\\s]*\\[.*)\\]\\s?(?:[-–—]\\s)?|\\s*[-–—](?:\\s|$)|:\\s)`,
  'u',
);

/** The header that a line starts with; null: the line continues a message (or is none). */
export function headerOf(line: string): Header | null {
  if (!mayBeHeader(line)) return null;
  const found = HEADER.exec(line);
  if (!found) return null;
  const [whole, bracket, written, a, separator, b, c, before, hours, colon, minutes, seconds, after] = found;
  const yearAt = yearAtOf(a!, c!);
  const halfDay = before ?? after;
  const hour = hourOf(Number(hours), halfDay);
  const minute = Number(minutes);
  const second = seconds === undefined ? null : Number(seconds);
  if (yearAt === null || hour > 23 || minute > 59 || (second ?? 0) > 59) return null;
  return {
    shape: [bracket, separator, yearAt, colon, seconds === undefined ? 'm' : 's', halfDay === undefined ? 24 : 12].join(
      ' ',
    ),
    date: [Number(a), Number(b), Number(c)],
    yearAt,
    hour,
    minute,
    second,
    written: written!,
    rest: line.slice(whole.length),
  };
}

/** Most lines that continue a message are told by their first character, without the expression. */
function mayBeHeader(line: string): boolean {
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (code === 0x5b || (code >= 0x30 && code <= 0x39)) return true;
    const isSkipped = code === 0x20 || code === 0xa0 || code === 0xfeff || (code >= 0x200e && code <= 0x2069);
    if (!isSkipped) return false;
  }
  return false;
}

function yearAtOf(first: string, last: string): YearAt | null {
  if (first.length === 4 && last.length <= 2) return 'first';
  if (first.length <= 2 && last.length === 4) return 'last';
  return first.length <= 2 && last.length <= 2 ? 'short' : null;
}

/** 24 hours, or 12 with half of the day; "00:08 a. m." and "13:05 pm" are both written by phones. */
function hourOf(hour: number, halfDay: string | undefined): number {
  if (halfDay === undefined) return hour;
  if (halfDay === '中午') return hour < 11 ? hour + 12 : hour;
  if (AFTERNOON.test(halfDay)) return hour < 12 ? hour + 12 : hour;
  return MORNING.test(halfDay) && hour === 12 ? 0 : hour;
}

/** Without the marks of writing direction. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

const MARKS = new RegExp(`[${INVISIBLE}]`, 'gu');
