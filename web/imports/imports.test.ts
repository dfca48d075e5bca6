import { describe, expect, it } from 'vitest';
import { en } from '../locales/en/index.ts';
import { zhCN } from '../locales/zh-CN/index.ts';
import { sayOutcome } from './outcome.ts';
import { speedOf } from './speed.ts';

describe('the outcome of an import', () => {
  it('reads like a sentence', () => {
    const counts = { seen: 700, stored: 694, duplicates: 4, quarantined: 2 };
    expect(sayOutcome(counts, en, 'en')).toBe('700 seen: 694 stored, 4 already here, 2 need you');
    expect(sayOutcome(counts, zhCN, 'zh-CN')).toBe('共 700 条：694 条已入库，4 条已存在，2 条需要您处理');
  });
  it('leaves out what did not happen', () => {
    expect(sayOutcome({ seen: 1, stored: 1, duplicates: 0, quarantined: 0 }, en, 'en')).toBe('1 seen: 1 stored');
    expect(sayOutcome({ seen: 1, stored: 0, duplicates: 0, quarantined: 1 }, en, 'en')).toBe(
      '1 seen: 0 stored, 1 needs you',
    );
  });
});

describe('speed', () => {
  it('is rows a second and the time left by bytes', () => {
    const first = { at: 0, seen: 0, bytes: 0, totalBytes: 1_000 };
    expect(speedOf(first, { at: 2_000, seen: 500, bytes: 250, totalBytes: 1_000 })).toEqual({
      perSecond: 250,
      secondsLeft: 6,
    });
  });
  it('is not known at once', () => {
    const look = { at: 0, seen: 0, bytes: 0, totalBytes: 10 };
    expect(speedOf(look, look).perSecond).toBeNull();
  });
});
