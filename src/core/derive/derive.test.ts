import { describe, expect, test } from 'vitest';
import { recordIdOf, scopeIdOf, threadKeyOf } from '../basics/ids.ts';
import type { CallOutcome } from '../basics/call-outcome.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import { refOf } from '../thread/by-hand.ts';
import { asks, clock, facts, MINUTE, replies, room, says, someone } from '../testing/interactions.ts';
import { derive, hasSameDerived } from './derive.ts';

const how = { chatSilence: 60 * MINUTE, openers: new Map() };
const told = (...history: InteractionFacts[]) => derive(history, how).map((each) => ({ ...each, ...each.derived }));

describe('a chat', () => {
  test('the customer waits from the oldest unanswered line to the reply, which is told beside it', () => {
    const reply = replies('09:30', 'ann');
    const [first, second] = told(asks('09:00', 'eva'), asks('09:20', 'eva'), reply);
    expect(first).toMatchObject({
      opensWait: true,
      isFirstWait: true,
      answeredAt: clock('09:30'),
      answeredBy: someone('ann'),
      answer: { recordId: reply.recordId, part: 0 },
    });
    expect(second).toMatchObject({ opensWait: false, isFirstWait: false, answeredAt: null, answer: null });
  });

  test('what was resolved nobody waits for, answered or not; what is open again is waited for', () => {
    const status = (time: string, more: object) =>
      says(time, 'ann', {
        kind: 'system',
        statedDirection: 'outbound',
        statedResolution: { state: null, resolvedAt: null, reopenedAt: null, reopens: null, ...more },
      });
    const waits = (...lines: InteractionFacts[]) => told(...lines).map((line) => [line.opensWait, line.isFirstWait]);
    const solved = status('09:50', { resolvedAt: clock('09:50') });
    expect(waits(asks('09:00', 'eva'), solved)[0]).toEqual([false, false]);
    expect(waits(asks('09:00', 'eva'), replies('09:10', 'ann'), asks('09:20', 'eva'), solved)).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
    expect(waits(asks('09:00', 'eva'), status('09:50', { state: 'open' }))[0]).toEqual([true, true]);
    const again = waits(asks('09:00', 'eva'), replies('09:10', 'ann'), solved, asks('09:55', 'eva'));
    expect(again.map(([opens]) => opens)).toEqual([true, false, false, true]);
  });

  test('silence cuts it: a first response is not once for life', () => {
    const lines = told(says('09:00', 'eva'), says('09:10', 'ann'), says('12:00', 'eva'), says('12:05', 'ann'));
    expect(lines.map((line) => line.isFirstWait)).toEqual([true, false, true, false]);
    expect(lines.map((line) => line.opensConversation)).toEqual([true, false, true, false]);
    expect(new Set(lines.map((line) => line.conversationId))).toEqual(
      new Set([lines[0]!.recordId, lines[2]!.recordId]),
    );
  });

  test('who opened the whole chat stays the customer in every part of it', () => {
    const window = [says('12:00', 'ann'), says('12:05', 'eva')];
    const lines = derive(window, { ...how, openers: new Map([[room('lobby'), someone('eva')]]) });
    expect(lines.map((line) => line.derived.direction)).toEqual(['outbound', 'inbound']);
    expect(new Set(lines.map((line) => line.derived.contactPointId))).toEqual(new Set([someone('eva')]));
    expect(lines[1]!.derived).toMatchObject({ opensWait: true, isFirstWait: false });
  });

  test('an agent who is known elsewhere in the chat is one here too', () => {
    const agents = new Map([[room('lobby'), new Set([someone('ann')])]]);
    const [line] = derive([says('12:00', 'eva')], { ...how, agents });
    expect(line!.derived).toMatchObject({ direction: 'inbound', directionRule: 'fill-direction-from-known-agents' });
  });

  test('of several customers each has their own lines; the replies are in the history of the first', () => {
    const lines = told(asks('09:00', 'eva'), asks('09:01', 'max'), replies('09:02', 'ann'));
    expect(lines.map((line) => line.contactPointId)).toEqual([someone('eva'), someone('max'), someone('eva')]);
  });

  test('a reply is in the history of the one it went to, where the source says so', () => {
    const reply = replies('09:02', 'ann', { recipientPointId: someone('max') });
    expect(told(asks('09:00', 'eva'), reply)[1]!.contactPointId).toBe(someone('max'));
  });

  test('a lone author stands for the customer', () => {
    expect(told(replies('09:00', 'ann'))[0]).toMatchObject({ contactPointId: someone('ann'), direction: 'outbound' });
  });

  test('a bot neither ends a wait nor opens one', () => {
    const bot = replies('09:01', 'bot', { isAutomation: true });
    const outOfOffice = asks('09:11', 'eva', { isAutomation: true });
    const lines = told(asks('09:00', 'eva'), bot, replies('09:10', 'ann'), outOfOffice);
    expect(lines[0]).toMatchObject({ answeredAt: clock('09:10'), answeredBy: someone('ann') });
    expect(lines.map((line) => line.opensWait)).toEqual([true, false, false, false]);
    expect(lines[1]!.authorKind).toBe('automation');
  });

  test('a note among agents is no reply', () => {
    const note = says('09:01', 'ann', { statedDirection: 'internal' });
    expect(told(asks('09:00', 'eva'), note)[0]).toMatchObject({ opensWait: true, answeredAt: null });
  });

  test('a line that a program wrote is no turn and opens no conversation', () => {
    const joined = says('08:59', 'eva', { kind: 'system', statedDirection: 'internal' });
    const lines = told(joined, says('09:00', 'eva'), says('09:01', 'ann'));
    expect(lines.map((line) => line.opensConversation)).toEqual([false, true, false]);
    expect(lines[1]).toMatchObject({ direction: 'inbound', isFirstWait: true });
    expect(new Set(lines.map((line) => line.conversationId)).size).toBe(1);
  });

  test('a missed call among the lines waits until somebody writes or calls back', () => {
    const missed = asks('09:00', 'eva', { kind: 'call', statedOutcome: 'missed' });
    const tried = replies('09:05', 'ann', { kind: 'call', statedOutcome: 'unreached' });
    const back = replies('09:20', 'ann', { kind: 'call', statedOutcome: 'answered', statedAnsweredAt: clock('09:21') });
    expect(told(missed, tried)[0]).toMatchObject({ opensWait: true, answeredAt: null });
    expect(told(missed, tried, back)[0]).toMatchObject({ answeredAt: clock('09:21'), answeredBy: someone('ann') });
  });

  test('a call that was taken, nobody knows when, ends a wait and opens none', () => {
    const taken = asks('09:20', 'eva', { kind: 'call', statedOutcome: 'answered', recipientPointId: someone('ann') });
    const lines = told(asks('09:00', 'eva'), taken);
    expect(lines[0]).toMatchObject({ answeredAt: clock('09:20'), answeredBy: someone('ann') });
    expect(lines[1]).toMatchObject({ opensWait: false });
  });
});

describe('a mail thread', () => {
  const mail = (time: string, author: string, ...keys: string[]) =>
    says(time, author, { threading: 'references', scopeId: null, threadKeys: keys.map(threadKeyOf), channel: 'email' });

  test('is named by its smallest key and is never cut, however long nobody writes', () => {
    const [question, answer] = told(mail('01:00', 'eva', 'a'), mail('23:00', 'ann', 'b', 'a'));
    const name = [threadKeyOf('a'), threadKeyOf('b')].sort()[0];
    expect(question).toMatchObject({ scopeId: name, conversationId: name, answeredAt: clock('23:00') });
    expect(answer).toMatchObject({ scopeId: name, conversationId: name, direction: 'outbound' });
    expect(answer).toMatchObject({ directionRule: 'fill-direction-from-opener', contactPointId: someone('eva') });
  });
});

describe('a matter', () => {
  test('is never cut', () => {
    const matter = { threading: 'matter', scopeId: scopeIdOf('matter', '4711') } as const;
    const lines = told(asks('01:00', 'eva', matter), replies('23:00', 'ann', matter));
    expect(lines[0]).toMatchObject({ conversationId: matter.scopeId, answeredAt: clock('23:00') });
  });
});

describe('a call', () => {
  const scope = { threading: 'call', scopeId: scopeIdOf('call', '1'), kind: 'call', channel: 'phone' } as const;
  const leg = (time: string, to: string, more: Partial<InteractionFacts>) =>
    says(time, 'eva', { ...scope, recipientPointId: someone(to), ...more });

  test('is counted once, with its earliest leg; each leg keeps the credit of its agent', () => {
    const rang = leg('09:00', 'ann', { statedOutcome: 'missed' });
    const taken = leg('09:01', 'bob', { statedOutcome: 'answered', statedAnsweredAt: clock('09:02'), talk: MINUTE });
    const passedOn = leg('09:05', 'cy', { statedOutcome: 'answered', statedAnsweredAt: clock('09:06'), talk: 5 });
    const [head, second, third] = told(passedOn, taken, rang);
    expect(head).toMatchObject({
      isLeg: false,
      callOutcome: 'answered',
      opensConversation: true,
      opensWait: true,
      isFirstWait: true,
      answeredAt: clock('09:02'),
      answeredBy: someone('bob'),
      agentPointId: someone('bob'),
      answer: { recordId: taken.recordId, part: 0 },
    });
    expect(second).toMatchObject({ isLeg: true, callOutcome: null, agentPointId: someone('bob'), talk: MINUTE });
    expect(third).toMatchObject({ isLeg: true, callOutcome: null, agentPointId: someone('cy'), opensWait: false });
  });

  test('that an agent passes on stays the call of the customer', () => {
    const taken = leg('09:00', 'ann', { statedOutcome: 'answered', statedAnsweredAt: clock('09:01') });
    const passedOn = says('09:05', 'ann', { ...scope, recipientPointId: someone('bob'), statedOutcome: 'answered' });
    const [, second] = told(taken, passedOn);
    expect(second).toMatchObject({
      direction: 'inbound',
      contactPointId: someone('eva'),
      agentPointId: someone('bob'),
    });
    expect(second!.directionRule).toBe('fill-direction-from-first-leg');
  });

  test('that we made and nobody took is neither missed nor a wait', () => {
    const ours = leg('09:00', 'max', { statedDirection: 'outbound', statedOutcome: 'missed' });
    expect(told(ours)[0]).toMatchObject({ callOutcome: 'unreached', opensWait: false, contactPointId: someone('max') });
  });
});

describe('a call that nobody took', () => {
  const HOUR = 60 * MINUTE;
  let calls = 0;
  const call = (at: number, from: string | null, to: string, more: Partial<InteractionFacts>) => {
    const id = String(++calls);
    const scope = { threading: 'call', scopeId: scopeIdOf('call', id), kind: 'call', channel: 'phone' } as const;
    const who = { authorPointId: from === null ? null : someone(from), recipientPointId: someone(to) };
    return facts({ recordId: recordIdOf('phone', id), at: at * HOUR, ...scope, ...who, ...more });
  };
  const rings = (at: number, customer: string | null, statedOutcome: CallOutcome = 'missed') =>
    call(at, customer, 'desk', { statedDirection: 'inbound', statedOutcome });
  const takes = (at: number, customer: string, agent: string) =>
    call(at, customer, agent, {
      statedDirection: 'inbound',
      statedOutcome: 'answered',
      statedAnsweredAt: at * HOUR + MINUTE,
    });
  const callsBack = (at: number, agent: string, customer: string, isReached = true) =>
    call(at, agent, customer, {
      statedDirection: 'outbound',
      statedOutcome: isReached ? 'answered' : 'missed',
      statedAnsweredAt: isReached ? at * HOUR + MINUTE : null,
    });
  const within = (span: number, ...lines: InteractionFacts[]) =>
    derive(lines, { ...how, callBackSpan: span * HOUR }).map(({ derived }) => derived);
  const decided = (...lines: InteractionFacts[]) => within(72, ...lines);
  const groupsOf = (all: readonly InteractionFacts['derived'][]) => {
    const ids = [...new Set(all.map(({ conversationId }) => conversationId))];
    return all.map(({ conversationId }) => ids.indexOf(conversationId));
  };

  test('is answered by the call-back, to whoever made it', () => {
    const [missed, back] = decided(rings(9, 'eva'), callsBack(10, 'ann', 'eva'));
    expect(missed).toMatchObject({ opensWait: true, isFirstWait: true, answeredAt: 10 * HOUR + MINUTE });
    expect(missed).toMatchObject({ answeredBy: someone('ann'), threadingRule: null, opensConversation: true });
    expect(back).toMatchObject({
      conversationId: missed!.conversationId,
      threadingRule: 'call-back',
      opensWait: false,
    });
    expect(back).toMatchObject({ opensConversation: false, callOutcome: 'answered', isLeg: false });
  });

  test('missed twice is one wait, from the first ring; what comes after they spoke begins anew', () => {
    const all = decided(rings(9, 'eva'), rings(11, 'eva', 'abandoned'), callsBack(12, 'ann', 'eva'), rings(13, 'eva'));
    expect(groupsOf(all)).toEqual([0, 0, 0, 1]);
    expect(all.map(({ opensWait }) => opensWait)).toEqual([true, false, false, true]);
    expect(all.map(({ answeredAt }) => answeredAt)).toEqual([12 * HOUR + MINUTE, null, null, null]);
  });

  test('is one wait with the next one before anybody calls back, too', () => {
    const all = decided(rings(9, 'eva'), rings(80, 'eva'), rings(150, 'eva'));
    expect(all.map(({ opensWait }) => opensWait)).toEqual([true, false, false]);
  });

  test('and that the customer repeats with success is answered by who took it', () => {
    const [missed, taken] = decided(rings(9, 'eva'), takes(10, 'eva', 'bob'));
    expect(missed).toMatchObject({ answeredAt: 10 * HOUR + MINUTE, answeredBy: someone('bob') });
    expect(taken).toMatchObject({
      opensWait: false,
      answer: null,
      threadingRule: 'call-back',
      agentPointId: someone('bob'),
    });
  });

  test('leaves to the call that was taken when it was taken, on whichever leg', () => {
    const rang = rings(10, 'eva');
    const leg = { ...takes(10.1, 'eva', 'bob'), scopeId: rang.scopeId };
    const [missed, taken] = decided(rings(9, 'eva'), rang, leg);
    const pickUp = { answeredAt: leg.statedAnsweredAt, answeredBy: someone('bob') };
    expect(missed).toMatchObject({ opensWait: true, ...pickUp, answer: { recordId: leg.recordId, part: 0 } });
    expect(taken).toMatchObject({ opensWait: false, isFirstWait: false, answer: null, ...pickUp });
  });

  test('waits on where our call reached nobody, and that call belongs to it', () => {
    const all = decided(rings(9, 'eva'), callsBack(10, 'ann', 'eva', false), callsBack(11, 'ann', 'eva'));
    expect(groupsOf(all)).toEqual([0, 0, 0]);
    expect(all[0]).toMatchObject({ answeredAt: 11 * HOUR + MINUTE });
    expect(decided(callsBack(8, 'ann', 'eva', false), rings(9, 'eva')).map((one) => one.threadingRule)).toEqual([
      null,
      null,
    ]);
  });

  test('of another customer, of nobody known, too long before, or where the span is nought stays alone', () => {
    const alone = [0, 1];
    expect(groupsOf(decided(rings(9, 'eva'), callsBack(10, 'ann', 'max')))).toEqual(alone);
    expect(groupsOf(decided(rings(9, null), rings(10, null)))).toEqual(alone);
    expect(groupsOf(decided(rings(9, 'eva'), callsBack(9 + 72.01, 'ann', 'eva')))).toEqual(alone);
    expect(groupsOf(decided(rings(9, 'eva'), callsBack(9 + 72, 'ann', 'eva')))).toEqual([0, 0]);
    expect(groupsOf(within(0, rings(9, 'eva'), rings(9, 'eva')))).toEqual(alone);
    expect(groupsOf(derive([rings(9, 'eva'), rings(9, 'eva')], how).map(({ derived }) => derived))).toEqual(alone);
  });

  test('stays alone where people say that what follows is another matter; its own legs are never parted', () => {
    const [missed, again, back] = [rings(9, 'eva'), rings(10, 'eva'), callsBack(11, 'ann', 'eva')];
    const leg = facts({ ...again, recordId: recordIdOf('phone', 'leg'), at: again.at + 1 });
    const cut = (ref: InteractionFacts) =>
      derive([missed, again, leg, back], {
        ...how,
        callBackSpan: 72 * HOUR,
        byHand: { cuts: new Set([refOf(ref)]), joins: [] },
      });
    for (const which of [again, leg]) {
      const all = cut(which).map(({ derived }) => derived);
      expect(groupsOf(all)).toEqual([0, 1, 1, 1]);
      expect(all.map((one) => one.threadingRule)).toEqual([null, 'cut-by-hand', null, 'call-back']);
      expect(all.map((one) => one.answeredAt)).toEqual([null, 11 * HOUR + MINUTE, null, null]);
    }
  });

  test('is counted with the one that it repeats, and joins nothing', () => {
    const [missed, twice, back] = [rings(9, 'eva'), rings(9.001, 'eva'), callsBack(11, 'ann', 'eva')];
    expect(groupsOf(decided(missed, { ...twice, isRepeat: true }, back))).toEqual([0, 1, 0]);
  });
});

describe('what comes in and what comes back', () => {
  test('nobody wrote: nothing is decided', () => {
    expect(derive([], how)).toEqual([]);
  });

  test('a matter of its own comes back as it is', () => {
    const own = facts({ threading: 'own', scopeId: null });
    expect(derive([own], how)[0]).toBe(own);
  });

  test('an interaction given twice is a fault of ours', () => {
    const line = says('09:00', 'eva');
    expect(() => derive([line, { ...line }], how)).toThrow('INTERACTION_TWICE');
  });

  test('a reply that silence parts from its question opens a conversation of its own', () => {
    const recordId = recordIdOf('test', 'both');
    const lines = told(asks('09:00', 'eva', { recordId }), replies('12:00', 'ann', { recordId, part: 1 }));
    expect(lines[1]!.conversationId).not.toBe(lines[0]!.conversationId);
  });

  test('what deriving did not change need not be written', () => {
    const [line] = derive([says('09:00', 'eva')], how);
    expect(hasSameDerived(line!, derive([line!], how)[0]!)).toBe(true);
    expect(hasSameDerived(line!, derive([line!, says('09:01', 'ann')], how)[0]!)).toBe(false);
  });
});
