import { describe, expect, it } from 'vitest';
import { questionParams } from './question-params.ts';

describe('a question as an address', () => {
  it('repeats filters, joins splits, and sends the week only where it counts', () => {
    const params = questionParams({
      metric: 'volume',
      by: ['channel', 'agent'],
      where: [
        { dimension: 'channel', value: 'email' },
        { dimension: 'agent', value: 'u-1' },
      ],
      windowDays: 14,
      weekStart: 7,
    });
    expect(params).toEqual([
      ['metric', 'volume'],
      ['by', 'channel,agent'],
      ['where', 'channel:email'],
      ['where', 'agent:u-1'],
      ['windowDays', '14'],
    ]);
  });
});
