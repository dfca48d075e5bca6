import { describe, expect, test } from 'vitest';
import type { StatedResolution } from '../basics/stated-resolution.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import { asks, clock, replies, says, someone } from '../testing/interactions.ts';
import { resolve } from './resolve.ts';

const told = (more: Partial<StatedResolution> = {}) => ({
  statedResolution: { state: null, resolvedAt: null, reopenedAt: null, reopens: null, ...more },
});
const status = (time: string, author: string, more: Partial<StatedResolution>) =>
  says(time, author, { kind: 'system', statedDirection: 'outbound', ...told(more) });

function resolved(...lines: InteractionFacts[]) {
  const found = resolve(
    lines.map((facts) => ({ facts, direction: facts.statedDirection, isLeg: false })),
    lines[0]!,
  );
  const spans = found && [...found.spans].map(([{ at }, { ends, until }]) => [at, until, ends]);
  return { ...found?.resolution, spans };
}

describe('a conversation that is resolved', () => {
  test('Ann resolves it an hour after Eva wrote', () => {
    expect(
      resolved(asks('09:00', 'eva'), replies('09:30', 'bob'), status('10:00', 'ann', { resolvedAt: clock('10:00') })),
    ).toEqual({
      state: 'resolved',
      firstAt: clock('10:00'),
      firstBy: someone('ann'),
      lastAt: clock('10:00'),
      lastBy: someone('ann'),
      reopens: 0,
      recontactedAt: null,
      spans: [[clock('09:00'), clock('10:00'), 'resolved']],
    });
  });

  test('nothing is said of it where no record tells', () => {
    expect(resolved(asks('09:00', 'eva'), replies('09:30', 'bob')).spans).toBeNull();
  });

  test('it is open where the source tells resolutions and none came', () => {
    expect(resolved(asks('09:00', 'eva', told()))).toMatchObject({
      state: 'open',
      spans: [[clock('09:00'), null, 'open']],
    });
  });

  test('told again while it is resolved, nothing changes: closed is no second resolution', () => {
    expect(
      resolved(
        asks('09:00', 'eva'),
        status('10:00', 'ann', { resolvedAt: clock('10:00') }),
        status('12:00', 'bob', { resolvedAt: clock('12:00') }),
      ),
    ).toMatchObject({ firstAt: clock('10:00'), lastAt: clock('10:00'), lastBy: someone('ann'), reopens: 0 });
  });

  test('a status without a moment is known and has no time', () => {
    expect(resolved(asks('09:00', 'eva', told({ state: 'resolved' })))).toMatchObject({
      state: 'resolved',
      firstAt: null,
      lastAt: null,
      spans: [[clock('09:00'), null, 'unknown']],
    });
  });

  test('a resolution before the conversation began has no time that could be counted', () => {
    expect(resolved(asks('09:00', 'eva', told({ resolvedAt: clock('08:00') })))).toMatchObject({
      state: 'resolved',
      lastAt: null,
    });
  });
});

describe('a conversation that is opened again', () => {
  const twice = [
    asks('09:00', 'eva'),
    status('10:00', 'ann', { resolvedAt: clock('10:00') }),
    asks('11:00', 'eva'),
    status('12:30', 'bob', { resolvedAt: clock('12:30') }),
  ];

  test('by the customer’s next message: first and last time differ', () => {
    expect(resolved(...twice)).toEqual({
      state: 'resolved',
      firstAt: clock('10:00'),
      firstBy: someone('ann'),
      lastAt: clock('12:30'),
      lastBy: someone('bob'),
      reopens: 1,
      recontactedAt: clock('11:00'),
      spans: [
        [clock('09:00'), clock('10:00'), 'resolved'],
        [clock('11:00'), clock('12:30'), 'resolved'],
      ],
    });
  });

  test('and not resolved again it is open: its last resolution is none', () => {
    expect(resolved(...twice.slice(0, 3))).toMatchObject({
      state: 'open',
      firstAt: clock('10:00'),
      lastAt: null,
      reopens: 1,
      spans: [
        [clock('09:00'), clock('10:00'), 'resolved'],
        [clock('11:00'), null, 'open'],
      ],
    });
  });

  test('by somebody who says so, without the customer', () => {
    const again = status('11:00', 'ann', { reopenedAt: clock('11:00') });
    expect(resolved(twice[0]!, twice[1]!, again)).toMatchObject({
      state: 'open',
      reopens: 1,
      recontactedAt: clock('11:00'),
    });
  });

  test('not where its source says that it is resolved all the same; the customer’s thanks is a contact still', () => {
    const thanks = asks('11:00', 'eva', told({ state: 'resolved' }));
    expect(resolved(twice[0]!, twice[1]!, thanks)).toMatchObject({
      state: 'resolved',
      lastAt: clock('10:00'),
      reopens: 0,
      recontactedAt: clock('11:00'),
    });
  });

  test('not where its source counts reopenings, and counts none', () => {
    const ticket = asks('09:00', 'eva', told({ resolvedAt: clock('10:00'), reopens: 0 }));
    expect(resolved(ticket, asks('11:00', 'eva'))).toMatchObject({ state: 'resolved', reopens: 0 });
  });

  test('an automatic mail and an internal note open nothing', () => {
    expect(
      resolved(
        twice[0]!,
        twice[1]!,
        asks('11:00', 'eva', { isAutomation: true }),
        says('11:10', 'bob', { statedDirection: 'internal' }),
      ),
    ).toMatchObject({ state: 'resolved', reopens: 0, recontactedAt: null });
  });

  test('more often than can be seen: what is told is the last resolution, the first is not known', () => {
    expect(resolved(asks('09:00', 'eva', told({ resolvedAt: clock('15:00'), reopens: 2 })))).toMatchObject({
      state: 'resolved',
      firstAt: null,
      lastAt: clock('15:00'),
      reopens: 2,
    });
  });

  test('open though it has a moment of resolution: opened again, nobody knows when', () => {
    expect(resolved(asks('09:00', 'eva', told({ state: 'open', resolvedAt: clock('10:00') })))).toMatchObject({
      state: 'open',
      firstAt: clock('10:00'),
      lastAt: null,
      reopens: 1,
      spans: [[clock('09:00'), clock('10:00'), 'reopened']],
    });
  });
});
