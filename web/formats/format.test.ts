import { describe, expect, it } from 'vitest';
import { formatFreshness } from './ago.ts';
import { dateIn, formatBucket, formatBucketTick } from './date.ts';
import { formatDuration, formatTickDuration } from './duration.ts';
import { preferredLocale, readerTag, weekStartOf } from './locale.ts';
import { formatBytes, formatPercent, formatValue } from './number.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('durations', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [5.273, '5.3 s', '5.3 秒'],
    [59.4, '59 s', '59 秒'],
    [59.6, '1 min', '1 分'],
    [125, '2 min 05 s', '2 分 5 秒'],
    [7_500, '2 h 05 min', '2 小时 5 分'],
    [86_399, '1 d', '1 天'],
    [93_600, '1 d 2 h', '1 天 2 小时'],
    [8_640_000, '100 d', '100 天'],
    [765_417_600, '24.3 y', '24.3 年'],
  ])('%d seconds read as people say them', (seconds, en, zh) => {
    expect(plain(formatDuration(seconds, 'en'))).toBe(en);
    expect(plain(formatDuration(seconds, 'zh-CN'))).toBe(zh);
  });
  it('an axis has one unit', () => {
    expect(plain(formatTickDuration(5_400, 'en'))).toBe('1.5 h');
  });
});

describe('numbers', () => {
  it('a share has a sensible precision', () => {
    expect(plain(formatPercent(0.8741, 'en'))).toBe('87.4 %');
    expect(formatPercent(0.8741, 'zh-CN')).toBe('87.4%');
  });
  it('unknown is a dash, never a zero', () => expect(formatValue(null, 'interactions', 'en')).toBe('–'));
  it('counts have separators', () => expect(formatValue(1234, 'interactions', 'en')).toBe('1,234'));
  it('sizes', () => expect(plain(formatBytes(1_234_567, 'en'))).toBe('1.2 MB'));
});

describe('dates', () => {
  it('the civil date is the zone’s own', () => {
    expect(dateIn('Asia/Shanghai', Date.UTC(2026, 1, 28, 17))).toBe('2026-03-01');
    expect(dateIn('America/New_York', Date.UTC(2026, 2, 1, 2))).toBe('2026-02-28');
  });
  it('a bucket is named by what it spans', () => {
    const bucket = '2026-03-01T00:00:00+08:00';
    expect(formatBucket(bucket, 'month', 'Asia/Shanghai', 'zh-CN')).toBe('2026年3月');
    expect(formatBucket(bucket, 'quarter', 'Asia/Shanghai', 'en')).toBe('Q1 2026');
    expect(formatBucketTick(bucket, 'year', 'Asia/Shanghai', 'en')).toBe('2026');
  });
  it('an answer says how old it is', () => {
    const now = Date.UTC(2026, 2, 1, 10, 32, 7);
    expect(formatFreshness(new Date(now - 500).toISOString(), now, 'UTC', 'en')).toBe('just now');
    expect(formatFreshness('2026-03-01T10:31:05Z', now, 'UTC', 'en')).toBe('as of 10:31:05');
  });
});

describe('the reader', () => {
  it('Chinese is chosen when it is asked for first', () => {
    expect(preferredLocale(['zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLocale(['de', 'zh'])).toBe('en');
  });
  it('keeps the region of the language shown', () => {
    expect(readerTag('en', ['de-DE', 'en-US'])).toBe('en-US');
    expect(weekStartOf('en-US')).toBe(7);
    expect(weekStartOf('en-GB')).toBe(1);
  });
});
