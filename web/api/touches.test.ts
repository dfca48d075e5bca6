import { describe, expect, it } from 'vitest';
import { questionParams } from './question-params.ts';
import { spanOf, touches } from './touches.ts';

const at = (from: string | null, to: string | null) => ({ from, to });

describe('what a commit touches', () => {
  const march = { from: '2026-03-01', to: '2026-04-01' };
  it('an answer whose range it lies in', () => {
    expect(touches(march, spanOf([at('2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z')]))).toBe(true);
  });
  it('not one that ended long before', () => {
    expect(touches(march, spanOf([at('2026-06-10T00:00:00Z', '2026-06-10T01:00:00Z')]))).toBe(false);
  });
  it('an answer without bounds, always', () => {
    expect(touches({}, spanOf([at('1999-01-01T00:00:00Z', '1999-01-01T00:00:00Z')]))).toBe(true);
  });
  it('the edge of the day in any zone', () => {
    expect(touches(march, spanOf([at('2026-04-01T10:00:00Z', '2026-04-01T10:00:00Z')]))).toBe(true);
  });
  it('a notice that does not say its span touches everything', () => {
    expect(touches(march, spanOf([at(null, null)]))).toBe(true);
  });
  it('several commits together', () => {
    expect(
      spanOf([at('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'), at('2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z')]),
    ).toEqual({
      from: Date.UTC(2026, 2, 1),
      to: Date.UTC(2026, 2, 3),
    });
  });
});

describe('a question as an address', () => {
  it('repeats filters, joins splits, and sends the week only where it counts', () => {
    const params = questionParams({
      metric: 'volume',
      by: ['channel', 'agent'],
      where: [
        { dimension: 'channel', value: 'email' },
        { dimension: 'agent', value: 'u-1' },
      ],
      weekStart: 7,
    });
    expect(params).toEqual([
      ['metric', 'volume'],
      ['by', 'channel,agent'],
      ['where', 'channel:email'],
      ['where', 'agent:u-1'],
    ]);
  });
});
