import { plainChineseDate } from './chinese-dates.ts';
import { withEnglishMonths } from './month-words.ts';
import type { DateOrder, MomentReading } from './reading.ts';
import { instantOfLocal } from './zone-offsets.ts';

export type InstantReading = { readonly at: number } | { readonly refused: InstantProblem };
export type InstantProblem = 'time-unreadable' | 'time-out-of-range' | 'date-contradicts-order';

/**
 * The instant that a text says, in UTC milliseconds.
 *
 * Read are ISO 8601, the dates of mails (RFC 5322, obsolete forms too), dates made of numbers in the
 * reading's order, month names in European languages (`01-Aug-23`, `1er mars 2026`), Chinese dates
 * (`2023年1月5日 下午3:04`, `二〇二六年三月一日`, `民国115年3月1日`), epoch seconds, milliseconds, microseconds or
 * nanoseconds, and, where `reading.serials` says so, a spreadsheet's day numbers. A date without a time is
 * its midnight. A moment that names no zone is on the clocks of `reading.zone`. Two-digit years are 1970 to 2069.
 *
 * Refused: `time-unreadable`; `time-out-of-range` (before 1970 or after 2100: a clock that was never
 * set); `date-contradicts-order` (impossible in the file's order, possible in the other).
 */
export function readInstant(text: string, reading: MomentReading): InstantReading {
  return (
    (reading.serials === undefined ? null : readSerial(text, reading)) ??
    readNumbers(text, reading.dateOrder, reading.zone) ??
    readDigits(text, reading.zone) ??
    readWords(text, reading.dateOrder, reading.zone) ??
    UNREADABLE
  );
}

/** Which order a date made of numbers proves by itself: 25/12 is day first, 12/25 month first. */
export function dateOrderEvidence(text: string): 'dmy' | 'mdy' | null {
  const found = /^[^\d]{0,3}(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(?:\d{4}|\d{2})(?!\d)/.exec(text);
  if (found === null) return null;
  const first = Number(found[1]);
  const second = Number(found[3]);
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
  if (second > 12 && second <= 31 && first >= 1 && first <= 12) return 'mdy';
  return null;
}

const UNREADABLE: InstantReading = { refused: 'time-unreadable' };
const OUT_OF_RANGE: InstantReading = { refused: 'time-out-of-range' };
const CONTRADICTION: InstantReading = { refused: 'date-contradicts-order' };

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2101, 0, 1);

/**
 * A date that begins with numbers, and a time after it if there is one. Null: not of this form.
 *
 * Walks over character codes, because a million rows hold three million of these.
 */
function readNumbers(text: string, order: DateOrder, zone: string): InstantReading | null {
  const end = text.length;
  let i = 0;
  let a = 0;
  while (i < end && isDigit(text.charCodeAt(i))) a = a * 10 + text.charCodeAt(i++) - 48;
  const aLength = i;
  if (aLength === 0 || aLength > 4 || !isDateMark(text.charCodeAt(i))) return null;
  const isYearMark = text.charCodeAt(i) === 0x5e74;
  i = skipSpaces(text, i + 1);

  const bStart = i;
  let b = 0;
  while (i < end && isDigit(text.charCodeAt(i))) b = b * 10 + text.charCodeAt(i++) - 48;
  if (i === bStart || i > bStart + 2 || !isDateMark(text.charCodeAt(i))) return null;
  i = skipSpaces(text, i + 1);

  const cStart = i;
  let c = 0;
  while (i < end && isDigit(text.charCodeAt(i))) c = c * 10 + text.charCodeAt(i++) - 48;
  const cLength = i - cStart;
  if (cLength === 0 || cLength === 3 || cLength > 4) return null;
  if (isDayMark(text.charCodeAt(i))) i++;

  let year: number, month: number, day: number;
  if (aLength >= 3 || isYearMark || (order === 'ymd' && cLength <= 2)) {
    if (cLength > 2) return null;
    [year, month, day] = [fullYear(a, aLength), b, c];
  } else {
    year = fullYear(c, cLength);
    [month, day] = order === 'mdy' ? [a, b] : [b, a];
    if (month > 12 && day >= 1 && day <= 12 && month <= 31) return CONTRADICTION;
  }
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return UNREADABLE;
  return readTime(text, i, year, month, day, zone);
}

/** What follows a date: nothing, or a time, perhaps with its half of the day and its offset. */
function readTime(
  text: string,
  start: number,
  year: number,
  month: number,
  day: number,
  zone: string,
): InstantReading | null {
  const end = text.length;
  let i = start;
  let hour = 0;
  let minute = 0;
  let second = 0;
  let millisecond = 0;
  let offset: number | null = null;

  if (i < end) {
    i = skipBetween(text, i);
    let half = halfBefore(text, i);
    if (half !== '') i = skipSpaces(text, i + 2);
    const hourStart = i;
    while (i < end && i < hourStart + 2 && isDigit(text.charCodeAt(i))) hour = hour * 10 + text.charCodeAt(i++) - 48;
    if (i > hourStart) {
      let mark = text.charCodeAt(i);
      if (!isHourMark(mark)) return null;
      i++;
      const minuteStart = i;
      while (i < end && i < minuteStart + 2 && isDigit(text.charCodeAt(i)))
        minute = minute * 10 + text.charCodeAt(i++) - 48;
      if (i === minuteStart) {
        if (mark === 0x3a || mark === 0x2e) return null;
        // 三点半, 三点整
        if (text.charCodeAt(i) === 0x534a) minute = 30;
        if (text.charCodeAt(i) === 0x534a || text.charCodeAt(i) === 0x6574) i++;
      }
      mark = text.charCodeAt(i);
      if (mark === 0x3a || mark === 0x2e || mark === 0x5206) {
        i++;
        const secondStart = i;
        while (i < end && i < secondStart + 2 && isDigit(text.charCodeAt(i)))
          second = second * 10 + text.charCodeAt(i++) - 48;
        if (i === secondStart && mark !== 0x5206) return null;
        mark = text.charCodeAt(i);
        if (mark === 0x2e || mark === 0x2c) {
          i++;
          let scale = 100;
          while (i < end && isDigit(text.charCodeAt(i))) {
            millisecond += (text.charCodeAt(i++) - 48) * scale;
            scale = scale > 1 ? scale / 10 : 0;
          }
        } else if (mark === 0x79d2) i++;
      }
      i = skipSpaces(text, i);
      if (i < end) {
        const after = halfAfter(text, i);
        if (after > 0) {
          if (half !== '') return null;
          half = (text.charCodeAt(i) | 0x20) === 0x61 ? 'am' : 'pm';
          i = skipSpaces(text, i + after);
        }
      }
      if (half !== '') {
        hour = hourIn(half, hour);
        if (hour < 0) return UNREADABLE;
      }
      if (i < end) {
        const zoned = readOffset(text, i);
        if (zoned === null) return null;
        offset = zoned;
        i = end;
      }
    }
    if (i < end) return null;
  }

  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return UNREADABLE;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  if (!(local > EARLIEST - 2 * 86_400_000 && local < LATEST + 2 * 86_400_000)) return OUT_OF_RANGE;
  return inRange(offset === null ? instantOfLocal(local, zone) : local - offset);
}

function inRange(at: number): InstantReading {
  return at >= EARLIEST && at < LATEST ? { at } : OUT_OF_RANGE;
}

/** Milliseconds ahead of UTC: `Z`, `+08:00`, `-0500`, `+8`, `UTC`, `GMT+8`; null: something else. */
function readOffset(text: string, start: number): number | null {
  const first = text.charCodeAt(start);
  const end = text.length;
  if ((first === 0x5a || first === 0x7a) && start + 1 === end) return 0;
  let i = start;
  if ((first | 0x20) === 0x75 || (first | 0x20) === 0x67) {
    const name = text.slice(start, start + 3).toLowerCase();
    if (name !== 'utc' && name !== 'gmt') return null;
    i = skipSpaces(text, start + 3);
    if (i === end) return 0;
  }
  const sign = text.charCodeAt(i);
  if (sign !== 0x2b && sign !== 0x2d && sign !== 0x2212) return null;
  const rest = /^(\d{1,2})(?::?(\d{2}))?(?:\[[^\]]*\])?$/.exec(text.slice(i + 1));
  if (rest === null) return null;
  const minutes = Number(rest[1]) * 60 + Number(rest[2] ?? 0);
  if (minutes > 24 * 60) return null;
  return (sign === 0x2b ? minutes : -minutes) * 60_000;
}

/** Epoch seconds, milliseconds, microseconds, nanoseconds, or a date written as one number (`20230105`). */
function readDigits(text: string, zone: string): InstantReading | null {
  const found = /^(\d{8,19})(?:\.(\d{1,9}))?$/.exec(text);
  if (found === null) return readBasicForm(text, zone);
  const digits = found[1]!;
  const value = Number(digits);
  const length = digits.length;
  if (length === 9 || length === 10) return inRange(value * 1000 + Math.trunc(Number(`0.${found[2] ?? 0}`) * 1000));
  if (found[2] !== undefined) return null;
  if (length === 13 && digits < '4') return inRange(value);
  if (length === 16 && digits < '4') return inRange(Math.floor(value / 1000));
  if (length === 19 && digits < '4') return inRange(Number(digits.slice(0, 13)));
  if (length !== 8 && length !== 12 && length !== 14 && length !== 17) return null;
  const time = length > 8 ? ` ${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14) || '00'}` : '';
  return readNumbers(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}${time}`, 'ymd', zone);
}

/**
 * Days since a spreadsheet's first, with their fraction: `46082.375` is 2026-03-01 09:00 in Excel's usual
 * system, which counts a 29 February 1900 that never was, so that its day 25569 is 1970-01-01; the one of
 * 1904 is 1,462 days behind. With its time beside it: `46082 0.375`, `46082 09:00`. Null: none of these.
 */
function readSerial(text: string, { serials, zone }: MomentReading): InstantReading | null {
  const found = /^(\d{5})(?:[.,](\d{1,15}))?(?:\s+(?:0?[.,](\d{1,15})|(\d{1,2}:\d{2}.*)))?$/.exec(text.trim());
  if (found === null) return null;
  const [, days, own, beside, clock] = found;
  const midnight = (Number(days) + (serials === '1904' ? 1_462 : 0) - 25_569) * DAY;
  if (clock !== undefined) {
    return readNumbers(`${new Date(midnight).toISOString().slice(0, 10)} ${clock}`, 'ymd', zone) ?? UNREADABLE;
  }
  const part = own ?? beside ?? '0';
  const exact = Number(`0.${part}`) * DAY;
  // Six decimals are a tenth of a second: what was meant is a whole one.
  const time = part.length <= 6 ? Math.round(exact / 1000) * 1000 : Math.round(exact);
  return inRange(instantOfLocal(midnight + time, zone));
}

const DAY = 86_400_000;

/** ISO 8601 without its marks: `20260301T090501Z`. */
function readBasicForm(text: string, zone: string): InstantReading | null {
  const found = /^(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})?(.*)$/i.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', rest] = found;
  return readNumbers(`${year}-${month}-${day}T${hour}:${minute}:${second}${rest}`, 'ymd', zone);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\.?(?![a-z])';
const DAY_MONTH_YEAR = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-\\s./]*(?:of )?${MONTH},?[-\\s./]*'?(\\d{2,4})\\b,?\\s*(.*)$`,
);
const MONTH_DAY_YEAR = new RegExp(
  `^${MONTH}[-\\s./]*(\\d{1,2})(?:st|nd|rd|th)?,?[-\\s./]+'?(\\d{4}|\\d{2}(?![\\d:]))\\b,?\\s*(.*)$`,
);
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})[-\\s./]*${MONTH}[-\\s./]*(\\d{1,2})\\b,?\\s*(.*)$`);
/** As C's `ctime` and many logs write it: `Aug 1 12:34:56 2023`. */
const MONTH_DAY_TIME_YEAR = new RegExp(
  `^${MONTH}\\s+(\\d{1,2}),?\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*(.*?)\\s*(\\d{4})$`,
);

const WEEKDAY = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?[,\s]*|(?:星期|周|週|礼拜)[一二三四五六日天][,\s]*)/;
const WEEKDAY_INSIDE = /[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?/g;
const JOINING_WORD = /(\d)[,\s]+(?:at|um|klo|kl\.|à|le|om|alle|a las|às)\s+(\d)/;

/** Offsets of the names in RFC 5322, section 4.3, and of a few others that mails show. */
const NAMED_OFFSETS: Readonly<Record<string, string>> = {
  ut: '+0000',
  wet: '+0000',
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
  bst: '+0100',
  cet: '+0100',
  met: '+0100',
  mez: '+0100',
  cest: '+0200',
  mest: '+0200',
  mesz: '+0200',
  eet: '+0200',
  eest: '+0300',
  msk: '+0300',
  ist: '+0530',
  jst: '+0900',
  kst: '+0900',
  hkt: '+0800',
  sgt: '+0800',
};

/** Everything with words in it; slower, so tried last. */
function readWords(text: string, order: DateOrder, zone: string): InstantReading | null {
  if (text.length > 200) return null;
  const plain = withEnglishMonths(plainForm(text));
  if (plain !== text) {
    const numeric = readNumbers(plain, order, zone) ?? readDigits(plain, zone);
    if (numeric !== null) return numeric;
  }
  let found = DAY_MONTH_YEAR.exec(plain);
  if (found !== null) return fromParts(found[3]!, found[2]!, found[1]!, found[4]!, zone);
  found = YEAR_MONTH_DAY.exec(plain);
  if (found !== null) return fromParts(found[1]!, found[2]!, found[3]!, found[4]!, zone);
  found = MONTH_DAY_TIME_YEAR.exec(plain);
  if (found !== null) return fromParts(found[5]!, found[1]!, found[2]!, `${found[3]} ${found[4]}`, zone);
  found = MONTH_DAY_YEAR.exec(plain);
  if (found !== null) return fromParts(found[3]!, found[1]!, found[2]!, found[4]!, zone);
  return null;
}

function fromParts(year: string, month: string, day: string, time: string, zone: string): InstantReading | null {
  const number = MONTHS.indexOf(month) + 1;
  const whole = year.length === 3 ? 1900 + Number(year) : fullYear(Number(year), year.length);
  return readNumbers(`${String(whole).padStart(4, '0')}-${number}-${day} ${time}`.trim(), 'ymd', zone);
}

/** Lower case, plain digits and spaces, without comments, weekdays, joining words and zone names. */
function plainForm(text: string): string {
  let plain = plainChineseDate(text.normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(WEEKDAY_INSIDE, ' ')
    .toLowerCase();
  for (let depth = 0; depth < 5 && plain.includes('('); depth++) plain = plain.replace(/\([^()]*\)/g, ' ');
  plain = plain
    .replace(/\s+/g, ' ')
    .replace(/^[[\s]+|[\]\s]+$/g, '')
    .replace(WEEKDAY, '');
  plain = plain.replace(JOINING_WORD, '$1 $2').replace(/\s*:\s*/g, ':');
  // What stands after a numeric offset is only its name: "-0800 PST".
  plain = plain.replace(/([+-]\d{4}) "?[a-z]{1,5}"?$/, '$1');
  return plain.replace(/(?<=\d ?)\b([a-z]{1,4})$/, nameToOffset);
}

function nameToOffset(name: string): string {
  if (name === 'am' || name === 'pm' || name === 'a' || name === 'p' || name === 'z') return name;
  // One letter is a military zone; RFC 5322 tells to take those as UTC, many got the sign wrong.
  return name.length === 1 ? '+0000' : (NAMED_OFFSETS[name] ?? name);
}

function fullYear(year: number, length: number): number {
  if (length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `-`, `/`, `.`, `年`, `月`. */
function isDateMark(code: number): boolean {
  return code === 0x2d || code === 0x2f || code === 0x2e || code === 0x5e74 || code === 0x6708;
}

/** `日`, `号`, `號`. */
function isDayMark(code: number): boolean {
  return code === 0x65e5 || code === 0x53f7 || code === 0x865f;
}

/** `:`, `.`, `时`, `時`, `点`, `點`. */
function isHourMark(code: number): boolean {
  return code === 0x3a || code === 0x2e || code === 0x65f6 || code === 0x6642 || code === 0x70b9 || code === 0x9ede;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x3000 || code === 0x2009 || code === 0x09;
}

function skipSpaces(text: string, start: number): number {
  let i = start;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Between a date and its time: spaces, a comma, `T`, and the point of `12. 3. 2020.`. */
function skipBetween(text: string, start: number): number {
  let i = start;
  if (i < text.length && (text.charCodeAt(i) | 0x20) === 0x74) return i + 1;
  if (text.charCodeAt(i) === 0x2e || text.charCodeAt(i) === 0x3a) i++;
  i = skipSpaces(text, i);
  const code = text.charCodeAt(i);
  if (code === 0x2c || code === 0xff0c || code === 0x3001) i = skipSpaces(text, i + 1);
  return i;
}

type Half = '' | 'am' | 'pm' | 'noon' | 'evening' | 'night';

/** 上午, 凌晨 and 下午, 晚上, 中午, 半夜 stand before their time; AM and PM sometimes do. All are two characters. */
function halfBefore(text: string, at: number): Half {
  if (isDigit(text.charCodeAt(at))) return '';
  return HALVES[text.slice(at, at + 2)] ?? '';
}

const HALVES: Readonly<Record<string, Half>> = {
  ...{ 上午: 'am', 凌晨: 'am', 早上: 'am', 清晨: 'am', 早晨: 'am', 清早: 'am', AM: 'am', am: 'am' },
  ...{ 下午: 'pm', 午后: 'pm', 午後: 'pm', PM: 'pm', pm: 'pm' },
  ...{ 中午: 'noon', 正午: 'noon' },
  ...{ 晚上: 'evening', 晚间: 'evening', 晚間: 'evening', 傍晚: 'evening' },
  ...{ 夜里: 'night', 夜裡: 'night', 半夜: 'night', 深夜: 'night', 夜间: 'night', 夜間: 'night', 午夜: 'night' },
};

/**
 * The hour of the day; -1 where the words do not tell: 晚上12点 may be the midnight before or after, and
 * 晚上2点 belongs to a date that nobody knows. 中午11:30 is before noon, 中午1点 after it.
 */
function hourIn(half: Half, hour: number): number {
  switch (half) {
    case 'am':
      return hour > 12 ? -1 : hour % 12;
    case 'pm':
      return hour < 12 ? hour + 12 : hour;
    case 'noon':
      return hour >= 10 && hour <= 15 ? hour : hour >= 1 && hour <= 3 ? hour + 12 : -1;
    case 'evening':
      return hour >= 17 || hour === 0 ? hour : hour >= 5 && hour <= 11 ? hour + 12 : -1;
    case 'night':
      return hour <= 5 || hour >= 20 ? hour : hour >= 8 && hour <= 11 ? hour + 12 : -1;
    default:
      return hour;
  }
}

/** Length of `am`, `PM`, `a.m.`, `p. m.` at a place; 0 where there is none. */
function halfAfter(text: string, at: number): number {
  const first = text.charCodeAt(at) | 0x20;
  if (first !== 0x61 && first !== 0x70) return 0;
  let i = at + 1;
  if (text.charCodeAt(i) === 0x2e) i++;
  i = skipSpaces(text, i);
  if ((text.charCodeAt(i) | 0x20) !== 0x6d) return 0;
  i++;
  return (text.charCodeAt(i) === 0x2e ? i + 1 : i) - at;
}
