import type { Unit } from './question.ts';
import type { Locale } from './text.ts';

const LENGTHS: Readonly<Record<Locale, Readonly<Record<'d' | 'h' | 'min' | 's', string>>>> = {
  en: { d: 'd', h: 'h', min: 'min', s: 's' },
  'zh-CN': { d: '天', h: '小时', min: '分', s: '秒' },
};

/** The value of a statistic in its unit, as commands and messages write it; null is a gap. */
export function measured(value: number | null, unit: Unit, locale: Locale): string {
  if (value === null) return '–';
  if (unit === 's') return duration(value, locale);
  if (unit === 'ratio') return `${decimals(value * 100, 1, locale)} %`;
  // Less than one is told by its digits that say something: a hundredth of a call is not none.
  if (Math.abs(value) < 1) return new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(value);
  return decimals(value, Number.isInteger(value) ? 0 : 2, locale);
}

/** "2 h 05 min", "2 小时 5 分": the two largest units that matter. */
export function duration(seconds: number, locale: Locale): string {
  const unit = LENGTHS[locale];
  if (seconds < 60) return `${decimals(seconds, seconds < 10 ? 1 : 0, locale)} ${unit.s}`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return pair(Math.floor(whole / 60), unit.min, whole % 60, unit.s, locale);
  const minutes = Math.round(whole / 60);
  if (minutes < 1_440) return pair(Math.floor(minutes / 60), unit.h, minutes % 60, unit.min, locale);
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), unit.d, hours % 24, unit.h, locale);
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string, locale: Locale): string {
  const filled = locale === 'en' ? String(small).padStart(2, '0') : String(small);
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${filled} ${smallUnit}`;
}

function decimals(value: number, digits: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}
