import { scopeIdOf } from '../core/basics/ids.ts';
import type { Interaction, InteractionFacts, InteractionRef } from '../core/identify/interaction.ts';
import { type ByHand, refOf } from '../core/thread/by-hand.ts';
import { activeDecisions } from '../store/decisions.ts';
import type { Connection } from '../store/database.ts';
import { absentAmong, factsOfScopes, scopesOfRefs } from '../store/facts.ts';

/** What people decided about conversations, and still holds. */
export async function byHandNow(connection: Connection): Promise<ByHand> {
  const cuts = await activeDecisions(connection, 'conversation-cut');
  const joins = await activeDecisions(connection, 'conversation-join');
  return {
    cuts: new Set(cuts.map(({ about }) => nameOf(about.record, about.part))),
    joins: joins.map(({ about }) => [nameOf(about.record, about.part), nameOf(about.with, about.withPart)]),
  };
}

function nameOf(recordId: string, part: number): string {
  return refOf({ recordId: recordId as InteractionRef['recordId'], part });
}

/**
 * What is joined to something is no matter of its own any more: it has a scope, so that it can be decided
 * together with what it was joined to. All others come back as they are.
 */
export function released<T extends readonly Interaction[]>(interactions: T, { joins }: ByHand): readonly Interaction[] {
  if (joins.length === 0) return interactions;
  const joined = new Set(joins.flat().map(recordIn));
  return interactions.map((one) =>
    one.facts.threading === 'own' && joined.has(one.facts.recordId)
      ? { ...one, facts: { ...one.facts, threading: 'matter', scopeId: scopeIdOf('own', one.facts.recordId) } }
      : one,
  );
}

/** Everything that is joined to these interactions, however far, in whole scopes; they themselves are left out. */
export async function joinedTo(
  connection: Connection,
  facts: readonly InteractionFacts[],
  { joins }: ByHand,
): Promise<InteractionFacts[]> {
  const found: InteractionFacts[] = [];
  if (joins.length === 0) return found;
  const present = new Set(facts.map(refOf));
  for (;;) {
    const away = joins.flatMap(([one, other]) => {
      if (present.has(one) === present.has(other)) return [];
      return [present.has(one) ? other : one];
    });
    const scopes = await scopesOfRefs(connection, away.map(partsOf));
    const more = await factsOfScopes(connection, scopes, []);
    for (const each of more) present.add(refOf(each));
    found.push(...more);
    if (more.length === 0) return found;
  }
}

/** The scopes of what is joined to something that has left the history: it stands for itself again. */
export async function scopesLeftAlone(connection: Connection, { joins }: ByHand): Promise<string[]> {
  const gone = await absentAmong(connection, [...new Set(joins.flat())].map(partsOf));
  const absent = new Set(gone.map(({ recordId, part }) => nameOf(recordId, part)));
  const left = joins.flatMap(([one, other]) => {
    if (absent.has(one) === absent.has(other)) return [];
    return [absent.has(one) ? other : one];
  });
  return await scopesOfRefs(connection, left.map(partsOf));
}

export function isJoined(facts: readonly InteractionFacts[], { joins }: ByHand): boolean {
  if (joins.length === 0) return false;
  const joined = new Set(joins.flat());
  return facts.some((each) => joined.has(refOf(each)));
}

function partsOf(ref: string): { recordId: string; part: number } {
  return { recordId: recordIn(ref), part: Number(ref.slice(UUID_LENGTH + 1)) };
}

function recordIn(ref: string): string {
  return ref.slice(0, UUID_LENGTH);
}

const UUID_LENGTH = 36;
