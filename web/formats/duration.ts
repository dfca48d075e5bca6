import type { Locale } from '../../src/contract/text.ts';

const WORDS = {
  en: { year: 'y', day: 'd', hour: 'h', minute: 'min', second: 's', pad: true },
  'zh-CN': { year: '年', day: '天', hour: '小时', minute: '分', second: '秒', pad: false },
} as const;

const SPACE = '\u00a0';

/**
 * A length of time as people say it, in its two largest units: "2 h 05 min", "2 小时 5 分".
 * Under ten seconds one decimal is kept; from 100 days on only days are said, from two years on years.
 */
export function formatDuration(seconds: number, locale: Locale): string {
  const words = WORDS[locale];
  const sign = seconds < 0 ? '−' : '';
  const length = Math.abs(seconds);
  if (length < 9.95) return sign + join([[trim(length), words.second]]);
  if (length < 59.5) return sign + join([[String(Math.round(length)), words.second]]);
  if (length < 3_599.5) return sign + pair(Math.round(length), 60, words.minute, words.second, words.pad);
  if (length < 86_370) return sign + pair(Math.round(length / 60), 60, words.hour, words.minute, words.pad);
  const hours = Math.round(length / 3_600);
  if (hours < 2_400) return sign + pair(hours, 24, words.day, words.hour, false);
  const days = Math.round(hours / 24);
  if (days < 730) return sign + join([[days.toLocaleString(locale), words.day]]);
  return sign + join([[trim(days / 365.25), words.year]]);
}

/** For axes, where room is short: one unit, no remainder ("5 min", "2 h"). */
export function formatTickDuration(seconds: number, locale: Locale): string {
  const words = WORDS[locale];
  if (seconds < 60) return join([[trim(seconds), words.second]]);
  if (seconds < 3_600) return join([[trim(seconds / 60), words.minute]]);
  if (seconds < 86_400) return join([[trim(seconds / 3_600), words.hour]]);
  return join([[trim(seconds / 86_400), words.day]]);
}

function pair(total: number, size: number, large: string, small: string, pad: boolean): string {
  const rest = total % size;
  const whole: [string, string] = [String(Math.floor(total / size)), large];
  if (rest === 0) return join([whole]);
  return join([whole, [pad ? String(rest).padStart(2, '0') : String(rest), small]]);
}

function join(parts: readonly (readonly [string, string])[]): string {
  return parts.map(([number, unit]) => number + SPACE + unit).join(SPACE);
}

function trim(value: number): string {
  return String(Math.round(value * 10) / 10);
}
