import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InteractionFacts } from '../identify/interaction.ts';
import { callsAround, type KnownCall, momentsOfCalls } from '../thread/calls-around.ts';
import { haveSameRoles, rolesOf } from '../thread/cast-roles.ts';
import type { ByHand } from '../thread/by-hand.ts';
import { byMoment } from '../thread/by-moment.ts';
import { sessionWindows } from '../thread/session-windows.ts';
import { derivePlainly } from '../testing/derive-plainly.ts';
import { byHand, CALL_BACK_SPAN, history, phoneHistory, SILENCE, SUBJECT_SPAN } from '../testing/histories.ts';
import { clock, facts, MINUTE, room } from '../testing/interactions.ts';
import { derive, hasSameDerived } from './derive.ts';

const how = { chatSilence: SILENCE, subjectSpan: SUBJECT_SPAN, callBackSpan: CALL_BACK_SPAN, openers: new Map() };
const runs = { numRuns: 400 };
const refOf = ({ recordId, part }: { recordId: string; part: number }) => `${recordId} ${part}`;
const plainly = (told: readonly InteractionFacts[], hand: ByHand) =>
  derivePlainly(told, SILENCE, SUBJECT_SPAN, CALL_BACK_SPAN, hand);
const withoutOwn = (all: readonly InteractionFacts[]) => all.filter(({ threading }) => threading !== 'own');

describe('whatever happened', () => {
  test('the plain, slow reference says the same', () => {
    fc.assert(
      fc.property(history, byHand, (told, hand) => {
        const derived = new Map(derive(told, { ...how, byHand: hand }).map((each) => [refOf(each), each.derived]));
        const members = (id: string) =>
          withoutOwn(told).filter((each) => derived.get(refOf(each))!.conversationId === id);
        for (const [each, { conversation, ...plain }] of plainly(told, hand)) {
          const ours = derived.get(refOf(each))!;
          expect(ours).toMatchObject(plain);
          expect(new Set(members(ours.conversationId))).toEqual(conversation);
        }
      }),
      runs,
    );
  });

  test('the order of arrival changes nothing', () => {
    const shuffled = history.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length })),
    );
    fc.assert(
      fc.property(shuffled, byHand, ([told, another], hand) => {
        const [cuts, joins] = [[...hand.cuts].reverse(), hand.joins.map(([a, b]) => [b, a] as const).reverse()];
        const decided = derive(told, { ...how, byHand: hand });
        expect(derive(another, { ...how, byHand: { cuts: new Set(cuts), joins } })).toEqual(decided);
      }),
      runs,
    );
  });

  test('deriving twice changes nothing, and what was derived before is not read', () => {
    fc.assert(
      fc.property(history, history, (told, more) => {
        const once = derive(told, how);
        expect(derive(once, how)).toEqual(once);
        const known = new Set(once.map(refOf));
        const others = more.map((each) => ({ ...each, recordId: `${each.recordId}-more` as never }));
        const together = derive([...once, ...others], how);
        const alone = derive(
          withoutOwn(together).filter((each) => known.has(refOf(each))),
          how,
        );
        expect(alone).toEqual(withoutOwn(once));
        expect(alone.every((each, place) => hasSameDerived(each, withoutOwn(once)[place]!))).toBe(true);
      }),
      runs,
    );
  });

  test('several scopes at once are what each is alone', () => {
    fc.assert(
      fc.property(history, (told) => {
        const together = derive(told, how);
        const placeOf = ({ threading, scopeId }: InteractionFacts) => (threading === 'call' ? 'all calls' : scopeId);
        const places = new Set(together.map(placeOf));
        const alone = [...places].flatMap((place) =>
          derive(
            together.filter((each) => placeOf(each) === place),
            how,
          ),
        );
        expect(alone.sort(byMoment)).toEqual(together);
      }),
      runs,
    );
  });

  test('the same ones come back; one given twice is refused', () => {
    fc.assert(
      fc.property(history, (told) => {
        expect(new Set(derive(told, how).map(refOf))).toEqual(new Set(told.map(refOf)));
        if (told.length > 0) expect(() => derive([...told, told[0]!], how)).toThrow('INTERACTION_TWICE');
      }),
      runs,
    );
  });

  test('a wait is never negative, ends in its own conversation, and at most one of a conversation is open', () => {
    fc.assert(
      fc.property(history, (told) => {
        const derived = withoutOwn(derive(told, how));
        const byRef = new Map(derived.map((each) => [refOf(each), each]));
        const open = new Map<string, InteractionFacts>();
        for (const each of derived) {
          const { opensWait, isFirstWait, answeredAt, answeredBy, answer, conversationId } = each.derived;
          if (!opensWait) expect([isFirstWait, answer]).toEqual([false, null]);
          const isTaken = each.derived.callOutcome === 'answered' && each.derived.direction === 'inbound';
          if (!opensWait && !isTaken) expect([answeredAt, answeredBy]).toEqual([null, null]);
          if (opensWait) expect(answeredAt === null).toBe(answer === null);
          if (answer !== null) {
            const reply = byRef.get(refOf(answer))!;
            expect(answeredAt).toBeGreaterThanOrEqual(each.at);
            expect(answeredAt).toBeGreaterThanOrEqual(reply.at);
            expect(reply.derived.conversationId).toBe(conversationId);
            expect(reply.isAutomation || reply.derived.direction === 'internal').toBe(false);
            expect(
              reply.derived.direction === 'outbound' || reply.statedAnsweredAt !== null || reply.kind === 'call',
            ).toBe(true);
          } else if (opensWait) {
            expect(open.has(conversationId)).toBe(false);
            open.set(conversationId, each);
          }
        }
      }),
      runs,
    );
  });

  test('the waits of a conversation do not overlap, so together they last no longer than it does', () => {
    fc.assert(
      fc.property(history, (told) => {
        const endOf = new Map<string, number>();
        for (const { at, derived } of withoutOwn(derive(told, how))) {
          if (!derived.opensWait) continue;
          expect(at).toBeGreaterThanOrEqual(endOf.get(derived.conversationId) ?? -Infinity);
          endOf.set(derived.conversationId, derived.answeredAt ?? Infinity);
        }
      }),
      runs,
    );
  });

  test('every conversation is opened once, unless nobody wrote or called in it', () => {
    fc.assert(
      fc.property(history, (told) => {
        const derived = withoutOwn(derive(told, how));
        for (const id of new Set(derived.map((each) => each.derived.conversationId))) {
          const lines = derived.filter((each) => each.derived.conversationId === id);
          const isSpoken = lines.some(({ kind }) => kind === 'message' || kind === 'call');
          expect(lines.filter((each) => each.derived.opensConversation).length).toBe(isSpoken ? 1 : 0);
          const scopes = new Set(lines.map(({ scopeId }) => scopeId));
          if (lines.every(({ threading }) => threading !== 'call')) expect(scopes.size).toBe(1);
        }
      }),
      runs,
    );
  });

  test('what was decided and taken back leaves nothing behind', () => {
    fc.assert(
      fc.property(history, byHand, (told, hand) => {
        expect(derive(derive(told, { ...how, byHand: hand }), how)).toEqual(derive(told, how));
      }),
      runs,
    );
  });

  test('cut and joined, everything is still told once: the same turns, waits that do not overlap', () => {
    fc.assert(
      fc.property(history, byHand, (told, hand) => {
        const derived = withoutOwn(derive(told, { ...how, byHand: hand }));
        expect(new Set(derived.map(refOf))).toEqual(new Set(withoutOwn(told).map(refOf)));
        const endOf = new Map<string, number>();
        for (const { at, derived: one } of derived) {
          if (!one.opensWait) continue;
          expect(at).toBeGreaterThanOrEqual(endOf.get(one.conversationId) ?? -Infinity);
          endOf.set(one.conversationId, one.answeredAt ?? Infinity);
        }
      }),
      runs,
    );
  });

  test('a direction that the source did not give names the rule that did', () => {
    fc.assert(
      fc.property(history, (told) => {
        for (const { statedDirection, derived } of withoutOwn(derive(told, how))) {
          expect(derived.directionRule !== null).toBe(statedDirection === null && derived.direction !== null);
        }
      }),
      runs,
    );
  });
});

describe('calls that follow missed ones', () => {
  test('the plain, slow reference says the same, and call-backs are many', () => {
    let joined = 0;
    fc.assert(
      fc.property(phoneHistory, byHand, (told, hand) => {
        const derived = new Map(derive(told, { ...how, byHand: hand }).map((each) => [refOf(each), each.derived]));
        joined += [...derived.values()].filter(({ threadingRule }) => threadingRule === 'call-back').length;
        for (const [each, { conversation, ...plain }] of plainly(told, hand)) {
          const ours = derived.get(refOf(each))!;
          expect(ours).toMatchObject(plain);
          const members = told.filter((other) => derived.get(refOf(other))!.conversationId === ours.conversationId);
          expect(new Set(members)).toEqual(conversation);
        }
      }),
      runs,
    );
    expect(joined).toBeGreaterThan(runs.numRuns / 2);
  });

  test('deriving the calls around what came, went and changed is as good as deriving all', () => {
    fc.assert(
      fc.property(
        phoneHistory,
        fc.array(fc.constantFrom('stays', 'stays', 'stays', 'comes', 'goes', 'turns'), {
          minLength: 16,
          maxLength: 16,
        }),
        (told, fates) => {
          const fateOf = new Map(told.map((each, place) => [refOf(each), fates[place]!]));
          const hasFate = (each: InteractionFacts, fate: string) => fateOf.get(refOf(each)) === fate;
          const fresh = told.map(identified);
          const before = derive(
            fresh.filter((each) => !hasFate(each, 'comes')),
            how,
          );
          const stored = new Map(before.map((each) => [refOf(each), each]));
          const after = fresh
            .filter((each) => !hasFate(each, 'goes'))
            .map((each) => stored.get(refOf(each)) ?? each)
            .map((each) => (hasFate(each, 'turns') ? { ...each, isRepeat: !each.isRepeat } : each));

          const scopes = new Set(fresh.filter((each) => !hasFate(each, 'stays')).map(({ scopeId }) => scopeId));
          const touched = [
            ...momentsOfCalls(after.filter(({ scopeId }) => scopes.has(scopeId))),
            ...before.filter((each) => hasFate(each, 'goes') && !each.derived.isLeg).map(knownCall),
          ];
          for (const call of callsAround(
            touched,
            after.filter(({ derived }) => !derived.isLeg).map(knownCall),
            CALL_BACK_SPAN,
          ))
            scopes.add(call.scopeId);

          const isInside = ({ scopeId }: InteractionFacts) => scopes.has(scopeId);
          const whole = derive(after, how);
          expect(derive(after.filter(isInside), how)).toEqual(whole.filter(isInside));
          expect(before.filter((each) => !isInside(each))).toEqual(whole.filter((each) => !isInside(each)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  /** As a record says by itself, before it was derived. */
  function identified(each: InteractionFacts): InteractionFacts {
    const { statedDirection: direction, authorPointId, recipientPointId, statedOutcome: callOutcome } = each;
    const contactPointId = (direction === 'inbound' ? authorPointId : recipientPointId)!;
    return { ...each, derived: { ...each.derived, contactPointId, direction, callOutcome } };
  }

  /** As the history knows it. */
  function knownCall({ recordId, part, at, scopeId, isRepeat, derived }: InteractionFacts): KnownCall {
    const isSpoken = derived.callOutcome === 'answered' && !isRepeat;
    return { pointId: derived.contactPointId, at, scopeId: scopeId!, recordId, part, isSpoken };
  }
});

describe('windows of an endless chat', () => {
  const oneRoom = history.map((told) => {
    const lines = told.filter(({ threading }) => threading === 'session');
    return lines.map((line) => ({ ...line, scopeId: room('lobby') }));
  });

  test('deriving the windows around what came and went is as good as deriving the whole chat', () => {
    fc.assert(
      fc.property(
        oneRoom,
        fc.array(fc.constantFrom('stays', 'stays', 'stays', 'comes', 'goes'), { minLength: 24 }),
        (told, fates) => {
          const before = told.filter((_, place) => fates[place] !== 'comes');
          const after = told.filter((_, place) => fates[place] !== 'goes');
          const touched = told.filter((_, place) => fates[place] !== 'stays').map(({ at }) => at);
          const roles = rolesOf(after.toSorted(byMoment));
          const { agents, opener } = roles;
          const openers = opener === null ? new Map() : new Map([[room('lobby'), opener]]);
          const known = { ...how, openers, agents: new Map([[room('lobby'), agents]]) };
          const stored = before.map(({ at }) => at);
          const windows = sessionWindows(touched, stored, SILENCE);
          const isInside = ({ at }: { at: number }) => windows.some(({ from, to }) => at >= from && at <= to);

          const whole = derive(after, how);
          const inside = windows.flatMap(({ from, to }) =>
            derive(
              after.filter(({ at }) => at >= from && at <= to),
              known,
            ),
          );
          expect(inside).toEqual(whole.filter(isInside));
          if (!haveSameRoles(roles, rolesOf(before.toSorted(byMoment)))) return;
          const untouched = derive(before, how).filter((line) => !isInside(line));
          expect(untouched).toEqual(whole.filter((line) => !isInside(line)));
        },
      ),
      runs,
    );
  });

  test('nothing touched: no windows; a line among old ones: the talk around it, up to the silences', () => {
    const at = (...minutes: number[]) => minutes.map((minute) => clock('00:00') + minute * MINUTE);
    const [from, touched, to] = at(60, 75, 90);
    expect(sessionWindows([], at(0, 10), SILENCE)).toEqual([]);
    expect(sessionWindows([touched!], at(0, 60, 90, 130), SILENCE)).toEqual([{ from, to }]);
    expect(sessionWindows(at(0, 100), at(50), SILENCE).length).toBe(2);
  });

  test('one line that joins two talks makes one window of both', () => {
    const told = [0, 20, 40].map((minute) => facts({ at: clock('00:00') + minute * MINUTE }));
    expect(sessionWindows([told[1]!.at], [told[0]!.at, told[2]!.at], 20 * MINUTE)).toEqual([
      { from: told[0]!.at, to: told[2]!.at },
    ]);
  });
});
