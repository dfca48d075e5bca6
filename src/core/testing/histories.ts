import fc from 'fast-check';
import { CALL_OUTCOMES } from '../basics/call-outcome.ts';
import { DIRECTIONS } from '../basics/direction.ts';
import { recordIdOf, scopeIdOf, threadKeyOf } from '../basics/ids.ts';
import { INTERACTION_KINDS } from '../basics/interaction-kind.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import { type ByHand, refOf } from '../thread/by-hand.ts';
import { clock, facts, MINUTE, room, someone } from './interactions.ts';

/** Half an hour; the random histories leave gaps of up to a hundred minutes. */
export const SILENCE = 30 * MINUTE;
/** Within which one mail of a random history may answer another by its subject. */
export const SUBJECT_SPAN = 40 * MINUTE;
/** Within which one call of a random history may follow another that nobody took. */
export const CALL_BACK_SPAN = 25 * MINUTE;

const moment = fc.integer({ min: 0, max: 200 }).map((minute) => clock('00:00') + minute * MINUTE);
const person = fc.option(fc.constantFrom('eva', 'max', 'ann', 'bob').map(someone), { freq: 6 });
const threading = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('lobby', 'bar').map((name) => ({ threading: 'session' as const, scopeId: room(name) })),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g').map(threadKeyOf), { minLength: 1, maxLength: 3 })
      .chain((threadKeys) =>
        fc.record({
          threading: fc.constant('references' as const),
          scopeId: fc.constant(null),
          threadKeys: fc.constant(threadKeys),
          subjectKeys: fc.option(
            fc.uniqueArray(
              fc.constantFrom('eva', 'max').map((who) => threadKeyOf(`order ${who}`)),
              { minLength: 1 },
            ),
          ),
          saysReply: fc.boolean(),
        }),
      ),
  },
  { weight: 2, arbitrary: fc.constant({ threading: 'matter' as const, scopeId: scopeIdOf('matter', '4711') }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1', '2').map((id) => ({ threading: 'call' as const, scopeId: scopeIdOf('call', id) })),
  },
  { weight: 1, arbitrary: fc.constant({ threading: 'own' as const, scopeId: null }) },
);

/** Moments in minutes from the record that tells them; often that record's own. */
const statedResolution = fc.record({
  state: fc.constantFrom('resolved' as const, 'open' as const, null, null),
  resolvedAt: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -20, max: 60 })), { freq: 1 }),
  reopenedAt: fc.option(fc.constant(0), { freq: 1 }),
  reopens: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 1 }),
});

const interaction = fc
  .record({
    where: threading,
    at: moment,
    kind: fc.oneof(
      { weight: 5, arbitrary: fc.constant('message' as const) },
      { weight: 5, arbitrary: fc.constantFrom(...INTERACTION_KINDS) },
    ),
    isAutomation: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    statedDirection: fc.option(fc.constantFrom(...DIRECTIONS), { freq: 1 }),
    authorPointId: person,
    recipientPointId: person,
    statedOutcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { freq: 3 }),
    answeredAfter: fc.option(fc.integer({ min: -3, max: 40 }), { freq: 1 }),
    resolution: fc.option(statedResolution, { freq: 1 }),
  })
  .map(({ where, answeredAfter, resolution, ...said }) => ({
    ...said,
    statedResolution: resolution && {
      ...resolution,
      resolvedAt: resolution.resolvedAt === null ? null : said.at + resolution.resolvedAt * MINUTE,
      reopenedAt: resolution.reopenedAt === null ? null : said.at + resolution.reopenedAt * MINUTE,
    },
    ...where,
    kind: where.threading === 'call' && said.kind === 'message' ? ('call' as const) : said.kind,
    statedOutcome: where.threading === 'call' || said.kind === 'call' ? said.statedOutcome : null,
    statedAnsweredAt: answeredAfter === null ? null : said.at + answeredAfter * MINUTE,
  }));

/** A call between one of two customers and one of us, told in full; few ids, so that some are legs of one call. */
const phoneCall = fc
  .record({
    id: fc.integer({ min: 1, max: 16 }),
    at: fc.integer({ min: 0, max: 120 }).map((minute) => clock('00:00') + minute * MINUTE),
    isInbound: fc.boolean(),
    customer: fc.constantFrom('eva', 'max'),
    agent: fc.constantFrom('ann', 'bob'),
    outcome: fc.constantFrom(
      'missed' as const,
      'missed' as const,
      'abandoned' as const,
      'answered' as const,
      'failed' as const,
    ),
    isAnswerTimed: fc.boolean(),
  })
  .map(({ id, at, isInbound, customer, agent, outcome, isAnswerTimed }) => ({
    threading: 'call' as const,
    scopeId: scopeIdOf('call', String(id)),
    kind: 'call' as const,
    at,
    statedDirection: isInbound ? ('inbound' as const) : ('outbound' as const),
    authorPointId: someone(isInbound ? customer : agent),
    recipientPointId: someone(isInbound ? agent : customer),
    statedOutcome: outcome,
    statedAnsweredAt: outcome === 'answered' && isAnswerTimed ? at + MINUTE : null,
  }));

/** What people may decide about a random history: to cut it, to join pieces of it; some of it is not there. */
export const byHand: fc.Arbitrary<ByHand> = (() => {
  const ref = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1))
    .map(([place, part]) => refOf({ recordId: recordIdOf('random', String(place)), part }));
  return fc.record({
    cuts: fc.array(ref, { maxLength: 5 }).map((refs) => new Set(refs)),
    joins: fc.array(fc.tuple(ref, ref), { maxLength: 3 }),
  });
})();

/** Calls of a telephone system alone, some of them with legs. */
export const phoneHistory: fc.Arbitrary<InteractionFacts[]> = fc
  .array(
    fc.tuple(
      phoneCall,
      fc.integer({ min: 0, max: 7 }).map((roll) => roll === 0),
    ),
    { minLength: 4, maxLength: 16, size: 'max' },
  )
  .map((all) =>
    all.map(([said, isRepeat], place) =>
      facts({ ...said, isRepeat, recordId: recordIdOf('random', String(place >> 1)), part: place % 2 }),
    ),
  );

/** Anything that can happen, in no order: few people, few rooms, few ids, so that much collides. */
export const history: fc.Arbitrary<InteractionFacts[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: interaction }, { weight: 2, arbitrary: phoneCall }), { maxLength: 24 })
  .map((all) =>
    all.map((said, place) => facts({ ...said, recordId: recordIdOf('random', String(place >> 1)), part: place % 2 })),
  );
