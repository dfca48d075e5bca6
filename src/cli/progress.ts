import type { Locale } from '../contract/text.ts';
import { count } from './forms.ts';
import { duration } from '../contract/measured.ts';

/** What is known of it so far. */
export interface Progress {
  readonly seen: number;
  readonly bytes?: number;
  readonly totalBytes?: number;
}

const EVERY = { terminal: 200, log: 10_000 };

/**
 * How far it is, on standard error: one line that is written over on a terminal, a line every ten
 * seconds in a log. Call `done` before anything else is printed.
 */
export function progressLine(locale: Locale): { show(progress: Progress): void; done(): void } {
  const isTerminal = process.stderr.isTTY === true;
  const started = Date.now();
  let shown = started;
  return {
    show(progress) {
      if (Date.now() - shown < (isTerminal ? EVERY.terminal : EVERY.log)) return;
      shown = Date.now();
      const line = lineOf(progress, (shown - started) / 1000, locale);
      process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    done() {
      if (isTerminal && shown !== started) process.stderr.write('\r\u001b[K');
    },
  };
}

export function lineOf({ bytes = 0, totalBytes = 0, seen }: Progress, seconds: number, locale: Locale): string {
  const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null;
  const speed = seconds > 0 ? Math.round(seen / seconds) : 0;
  const left = share ? duration((seconds / share) * (1 - share), locale) : null;
  const rows = count(seen, locale);
  const parts =
    locale === 'en'
      ? [`${rows} records`, `${count(speed, locale)}/s`, left && `${left} left`]
      : [`${rows} 条记录`, `${count(speed, locale)} 条/秒`, left && `剩余 ${left}`];
  return [share === null ? null : `${Math.floor(share * 100)} %`, ...parts].filter(Boolean).join('  ');
}
