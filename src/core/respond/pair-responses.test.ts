import { expect, test } from 'vitest';
import { asks, clock, replies, someone } from '../testing/interactions.ts';
import { pairResponses } from './pair-responses.ts';
import type { Turn } from './turns.ts';

function customer(time: string): Turn {
  return { side: 'customer', at: clock(time), interaction: asks(time, 'eva'), agentId: null };
}

function agent(time: string, name: string): Turn {
  return { side: 'agent', at: clock(time), interaction: replies(time, name), agentId: someone(name) };
}

test('a second message from the customer does not restart the wait', () => {
  const pairing = pairResponses([customer('09:00'), customer('09:20'), agent('09:30', 'ann'), customer('11:00')]);
  expect(pairing.responses).toMatchObject([
    { askedAt: clock('09:00'), answeredAt: clock('09:30'), agentId: someone('ann'), isFirst: true },
  ]);
  expect(pairing.waitingSince).toBe(clock('11:00'));
  expect(pairing.waiting).toMatchObject({ isFirst: false });
});

test('only the first wait is the first, and the sender of each reply gets the credit', () => {
  const turns = [customer('09:00'), agent('09:10', 'ann'), customer('10:00'), agent('10:30', 'bob')];
  expect(pairResponses(turns).responses.map(({ isFirst, agentId }) => [isFirst, agentId])).toEqual([
    [true, someone('ann')],
    [false, someone('bob')],
  ]);
});

test('what an agent opened has no first response', () => {
  const { responses, waiting } = pairResponses([
    agent('08:00', 'ann'),
    customer('09:00'),
    agent('09:10', 'ann'),
    customer('09:30'),
  ]);
  expect(responses).toMatchObject([{ isFirst: false }]);
  expect(waiting).toMatchObject({ isFirst: false });
});

test('an agent who writes with nobody waiting responds to nobody', () => {
  const { responses } = pairResponses([customer('09:00'), agent('09:10', 'ann'), agent('09:20', 'ann')]);
  expect(responses.length).toBe(1);
});

test('in an empty conversation nobody waits', () => {
  expect(pairResponses([])).toEqual({ responses: [], waiting: null, waitingSince: null });
});

test('turns must come in order; equal times are fine', () => {
  expect(() => pairResponses([customer('09:01'), agent('09:00', 'ann')])).toThrow('TURNS_OUT_OF_ORDER');
  expect(pairResponses([customer('09:00'), agent('09:00', 'ann')]).responses).toMatchObject([
    { askedAt: clock('09:00') },
  ]);
});
