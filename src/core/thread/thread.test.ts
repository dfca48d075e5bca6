import { describe, expect, test } from 'vitest';
import { threadKeyOf } from '../basics/ids.ts';
import { asks, clock, facts, replies, says, someone } from '../testing/interactions.ts';
import { castRoles, haveSameRoles, rolesOf } from './cast-roles.ts';
import { foldLegs } from './calls.ts';
import { threadsOf } from './references.ts';
import { sessionsOf } from './sessions.ts';

const mail = (id: string, ...references: string[]) =>
  facts({ threading: 'references', scopeId: null, threadKeys: [id, ...references].map(threadKeyOf) });
const sizes = (...mails: ReturnType<typeof mail>[]) =>
  [...threadsOf(mails).scopes.values()].map((each) => each.length).sort();

describe('mails', () => {
  test('a reply and what it replies to are one thread, whichever came first', () => {
    expect(sizes(mail('a'), mail('b', 'a'), mail('c'))).toEqual([1, 2]);
    expect(sizes(mail('b', 'a'), mail('c'), mail('a'))).toEqual([1, 2]);
  });

  test('two replies to a mail that nobody has are one thread', () => {
    expect(sizes(mail('b', 'ghost'), mail('c', 'ghost'))).toEqual([2]);
  });

  test('mails that refer to each other in a loop are one thread', () => {
    expect(sizes(mail('a', 'c'), mail('b', 'a'), mail('c', 'b'), mail('self', 'self'))).toEqual([1, 3]);
  });

  test('a mail that names several parents joins their threads', () => {
    expect(sizes(mail('a'), mail('b'), mail('c', 'a', 'b'))).toEqual([3]);
  });

  test('mails without any id are threads of their own', () => {
    const lone = (at: number) => facts({ at, threading: 'references', scopeId: null, threadKeys: [] });
    expect(sizes(lone(1), lone(2))).toEqual([1, 1]);
  });

  test('the thread is named by its smallest key', () => {
    const keys = ['a', 'b', 'c', 'd'].map(threadKeyOf).sort();
    const [thread] = threadsOf([mail('d', 'c'), mail('b', 'a'), mail('c', 'b')]).scopes.keys();
    expect(thread).toBe(keys[0]);
  });
});

describe('a mail that refers to nothing that is there', () => {
  const DAY = 86_400_000;
  const about = (subject: string, day: number, ...references: string[]) => ({
    ...mail(`${subject} ${day} ${references.join()}`, ...references),
    at: day * DAY,
    subjectKeys: [threadKeyOf(subject.replace('Re: ', ''))],
    saysReply: subject.startsWith('Re: '),
  });
  const joined = (...mails: ReturnType<typeof about>[]) => threadsOf(mails, 3 * DAY).bySubject.size;

  test('joins the newest mail before it with the same subject and customer, and says by which rule', () => {
    const [first, second, reply] = [about('order', 1), about('order', 2), about('Re: order', 3)];
    const { scopes, bySubject } = threadsOf([reply, first, second], 3 * DAY);
    expect([...scopes.values()].map((thread) => new Set(thread))).toContainEqual(new Set([second, reply]));
    expect([...bySubject]).toEqual([reply]);
  });

  test('stays alone where that is too long ago, comes later, or has another subject', () => {
    expect(joined(about('order', 1), about('Re: order', 5))).toBe(0);
    expect(joined(about('order', 3), about('Re: order', 2))).toBe(0);
    expect(joined(about('bill', 1), about('Re: order', 2))).toBe(0);
    expect(threadsOf([about('order', 1), about('Re: order', 2)]).bySubject.size).toBe(0);
  });

  test('does not join where it says no "Re:", or where what it refers to is there', () => {
    expect(joined(about('order', 1), about('order', 2))).toBe(0);
    expect(joined(about('order', 1), about('order', 2, 'x'), about('Re: order', 3, 'x'))).toBe(0);
  });

  test('takes those along that refer to what it refers to', () => {
    const replies = [about('Re: order', 2, 'ghost'), about('Re: order', 3, 'ghost')];
    expect(threadsOf([about('order', 1), ...replies], 3 * DAY).scopes.size).toBe(1);
  });
});

describe('an endless chat', () => {
  const at = (...moments: number[]) => moments.map((each) => ({ at: each }));

  test('is cut where nobody says anything for longer than the silence', () => {
    expect(sessionsOf(at(0, 10, 20, 31, 41), 10)).toEqual([at(0, 10, 20), at(31, 41)]);
  });

  test('has no conversation where nobody ever said anything', () => {
    expect(sessionsOf([], 10)).toEqual([]);
  });

  test('must come in order', () => {
    expect(() => sessionsOf(at(1, 0), 10)).toThrow('TALK_OUT_OF_ORDER');
  });
});

describe('who is who', () => {
  const cast = (...scope: ReturnType<typeof says>[]) => castRoles(scope, rolesOf(scope)).map((each) => each.direction);

  test('where nobody is known, who opened is the customer and all others speak for the business', () => {
    const scope = [says('09:00', 'eva'), says('09:01', 'ann'), says('09:02', 'bob'), says('09:03', 'eva')];
    expect(cast(...scope)).toEqual(['inbound', 'outbound', 'outbound', 'inbound']);
    expect(castRoles(scope, rolesOf(scope))[0]!.rule).toBe('fill-direction-from-opener');
  });

  test('a line that a program wrote opens nothing', () => {
    const joined = says('08:59', 'ann', { kind: 'system', statedDirection: 'internal' });
    expect(cast(joined, says('09:00', 'eva'), says('09:01', 'ann'))).toEqual(['internal', 'inbound', 'outbound']);
  });

  test('where an agent is known, everybody else is a customer, even where the agent spoke first', () => {
    const scope = [replies('08:00', 'ann'), says('09:00', 'eva'), says('09:01', 'max'), says('09:02', 'ann')];
    expect(cast(...scope)).toEqual(['outbound', 'inbound', 'inbound', 'outbound']);
    expect(rolesOf(scope)).toEqual({ agents: new Set([someone('ann')]), opener: someone('eva') });
  });

  test('to whom a customer is said to write is ours', () => {
    const asked = asks('09:00', 'eva', { recipientPointId: someone('ann') });
    expect(cast(asked, says('09:01', 'ann'))).toEqual(['inbound', 'outbound']);
    expect(cast(asked, says('09:01', 'ann', { recipientPointId: someone('ann') }))).toEqual(['inbound', 'internal']);
  });

  test('an unknown author stays unknown', () => {
    expect(cast(facts(), says('09:01', 'eva'))).toEqual([null, 'inbound']);
  });

  test('roles are the same or not', () => {
    const roles = (agents: string[], opener: string) => ({
      agents: new Set(agents.map(someone)),
      opener: someone(opener),
    });
    expect(haveSameRoles(roles(['ann'], 'eva'), roles(['ann'], 'eva'))).toBe(true);
    expect(haveSameRoles(roles(['ann'], 'eva'), roles(['bob'], 'eva'))).toBe(false);
    expect(haveSameRoles(roles(['ann'], 'eva'), roles(['ann'], 'max'))).toBe(false);
  });
});

describe('a call', () => {
  const leg = (time: string, to: string, outcome: 'answered' | 'missed' | 'abandoned', pickUp?: string) => ({
    facts: asks(time, 'eva', {
      kind: 'call',
      recipientPointId: someone(to),
      statedOutcome: outcome,
      statedAnsweredAt: pickUp ? clock(pickUp) : null,
    }),
    direction: 'inbound' as const,
    rule: null,
  });

  test('that rang two desks and was taken at the second is answered, from the pick-up there', () => {
    const second = leg('09:01', 'bob', 'answered', '09:02');
    const call = foldLegs(leg('09:00', 'ann', 'missed'), [second, leg('09:05', 'cy', 'answered', '09:06')]);
    expect(call).toMatchObject({ outcome: 'answered', pickUp: { leg: second, at: clock('09:02') } });
  });

  test('that nobody took is missed where it rang an agent on any leg', () => {
    expect(foldLegs(leg('09:00', 'queue', 'abandoned'), [leg('09:00', 'ann', 'missed')]).outcome).toBe('missed');
  });

  test('a pick-up before its own ring is not believed', () => {
    expect(foldLegs(leg('09:00', 'ann', 'answered', '08:00'), []).pickUp).toBe(null);
  });
});
