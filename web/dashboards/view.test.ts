import { describe, expect, it } from 'vitest';
import { changeOf } from './change.ts';
import { addMonths, periodBefore, rangeOf } from '../../src/contract/range.ts';
import { filtersOf, readView, writeView } from './url-state.ts';

const now = Date.UTC(2026, 2, 31, 20);

describe('ranges', () => {
  it('today counts, in the zone of the reader', () => {
    expect(rangeOf({ name: '7d' }, 'UTC', now)).toEqual({ from: '2026-03-25', to: '2026-04-01' });
    expect(rangeOf({ name: '7d' }, 'Asia/Shanghai', now)).toEqual({ from: '2026-03-26', to: '2026-04-02' });
  });
  it('a chosen last day is included', () => {
    expect(rangeOf({ name: 'custom', from: '2026-01-01', to: '2026-01-31' }, 'UTC', now)).toEqual({
      from: '2026-01-01',
      to: '2026-02-01',
    });
  });
  it('all time has no bounds and nothing before it', () => {
    expect(rangeOf({ name: 'all' }, 'UTC', now)).toEqual({});
    expect(periodBefore({ name: 'all' }, {})).toBeNull();
  });
  it('the period before is as long, or the same days of the month before', () => {
    expect(periodBefore({ name: '7d' }, { from: '2026-03-25', to: '2026-04-01' })).toEqual({
      from: '2026-03-18',
      to: '2026-03-25',
    });
    expect(periodBefore({ name: 'last-month' }, rangeOf({ name: 'last-month' }, 'UTC', now))).toEqual({
      from: '2026-01-01',
      to: '2026-02-01',
    });
    expect(periodBefore({ name: 'this-month' }, { from: '2026-03-01', to: '2026-03-11' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-11',
    });
  });
  it('the 31st of a shorter month is its last day', () => expect(addMonths('2026-03-31', -1)).toBe('2026-02-28'));
});

describe('the address', () => {
  const address =
    'range=custom&from=2026-01-01&to=2026-01-31&zone=Asia%2FShanghai&every=week&channel=email&channel=chat&agent=u-1';
  it('holds the whole view and gives it back', () => {
    const view = readView(new URLSearchParams(address));
    expect(writeView(view, new URLSearchParams()).toString()).toBe(address);
    expect(filtersOf(view)).toHaveLength(3);
  });
  it('leaves alone what is not its own', () => {
    expect(writeView(readView(new URLSearchParams()), new URLSearchParams('metric=volume&range=7d')).toString()).toBe(
      'metric=volume',
    );
  });
  it('what cannot be meant is not read', () => {
    const view = readView(
      new URLSearchParams('range=custom&from=2026-02-01&to=2026-01-01&zone=Mars/Olympus&every=decade'),
    );
    expect(view).toEqual({ range: null, zone: null, every: null, channels: [], agents: [] });
  });
});

describe('change against the period before', () => {
  it('a share changes by points, all else by its part', () => {
    expect(changeOf(0.9, 0.85, 'ratio')).toMatchObject({ kind: 'points', isUp: true });
    expect(changeOf(50, 100, 's')).toEqual({ kind: 'part', by: 0.5, isUp: false });
  });
  it('nothing to compare with is no change of zero', () => {
    expect(changeOf(5, null, 'calls').kind).toBe('none');
    expect(changeOf(5, 0, 'calls').kind).toBe('none');
    expect(changeOf(5, 5, 'calls').kind).toBe('same');
  });
});
