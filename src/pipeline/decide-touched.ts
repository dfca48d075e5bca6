import type { InteractionFacts } from '../core/identify/interaction.ts';
import { FURTHEST } from '../core/repeat/repeat-rule.ts';
import type { Connection } from '../store/database.ts';
import { factsOf } from '../store/facts.ts';
import type { Removed } from '../store/interactions.ts';
import { areRepeatsDue, momentsNearSomething, momentsWithNeighbours } from '../store/repeats.ts';
import { decideRepeats } from './decide-repeats.ts';
import { deriveTouched } from './derive-touched.ts';
import type { TouchedSpan } from './touched-span.ts';

/** What a transaction brought and took away. */
export interface CameAndWent {
  readonly added: readonly InteractionFacts[];
  readonly removed: Pick<Removed, 'scopeIds' | 'moments' | 'calls' | 'recordIds'>;
}

/**
 * Decides anew all that interactions decide together, around what came and went: conversations and waits;
 * then, with everybody's side known, what came twice; then again the conversations in which that changed.
 * Who an interaction is from and to does not depend on repeats, so that is the end of it.
 *
 * While a bulk import is under way repeats wait for its end. `span` gets what became different.
 */
export async function decideTouched(
  connection: Connection,
  { added, removed }: CameAndWent,
  span: TouchedSpan,
): Promise<void> {
  const scoped = added.filter(({ threading }) => threading !== 'own');
  const isAlone = scoped.length === 0 && removed.scopeIds.length === 0;
  const { changed, moved } = isAlone
    ? { changed: [], moved: [] }
    : await deriveTouched(connection, { added: scoped, scopeIds: removed.scopeIds, calls: removed.calls });
  span.includeFacts(changed);
  span.includeMoments(moved);
  if (await areRepeatsDue(connection)) return;
  const today = new Map([...added, ...changed].map((facts) => [`${facts.recordId}/${facts.part}`, facts]));
  const moments = [
    ...(await momentsWithNeighbours(connection, [...today.values()], FURTHEST)),
    ...(await momentsNearSomething(connection, [...removed.moments, ...moved], FURTHEST)),
  ];
  const records = [...added.map(({ recordId }) => recordId), ...(removed.recordIds ?? [])];
  const flipped = await decideRepeats(connection, {
    moments,
    recordIds: removed.recordIds === null ? 'unknown' : new Set(records),
    callScopeIds: [...today.values()].flatMap(({ threading, scopeId }) =>
      threading === 'call' ? (scopeId ?? []) : [],
    ),
  });
  span.includeFacts(await deriveAgain(connection, flipped));
}

/** The conversations of interactions that became or ceased to be repeats. */
export async function deriveAgain(
  connection: Connection,
  flipped: Parameters<typeof factsOf>[1],
): Promise<InteractionFacts[]> {
  const facts = await factsOf(connection, flipped);
  const scoped = facts.filter(({ threading }) => threading !== 'own');
  if (scoped.length === 0) return facts;
  const { changed } = await deriveTouched(connection, { added: scoped, scopeIds: [], calls: [] });
  return [...facts, ...changed];
}
