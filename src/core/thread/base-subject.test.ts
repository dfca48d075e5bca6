import { expect, test } from 'vitest';
import { baseSubjectOf } from './base-subject.ts';

test.each([
  ['Order 17', 'order 17', false],
  ['Re: Order 17', 'order 17', true],
  ['RE:  order   17', 'order 17', true],
  ['回复：Re[2]: [Shop] AW: Order 17', 'order 17', true],
  ['答复: 订单 17', '订单 17', true],
  ['转发: 订单 17', '订单 17', false],
  ['Fwd: Re: Order 17', 'order 17', true],
  ['SV: Antw: Order 17', 'order 17', true],
  ['Re^3: Order 17 (fwd)', 'order 17', true],
  ['Re: New lamps (was: Old lamps)', 'new lamps', true],
  ['[shop-users] Re: [shop-users] Lamps', 'lamps', true],
  ['[17]', '[17]', false],
  ['Re:', '', true],
  ['Rent: June', 'rent: june', false],
  ['Ideas: what to build', 'ideas: what to build', false],
])('%s is about %s', (subject, base, isReply) => {
  expect(baseSubjectOf(subject)).toEqual({ base, isReply });
});

test('what was stripped once is not stripped further', () => {
  for (const subject of ['Re: Fwd: [a] [b] Re: x (fwd) (fwd)', '回复: 转发: RE: R: I: lamps']) {
    const { base } = baseSubjectOf(subject);
    expect(baseSubjectOf(base)).toEqual({ base, isReply: false });
  }
});
