import type { Direction } from '../basics/direction.ts';
import type { ContactPointId } from '../basics/ids.ts';
import { DIRECTION_FROM_OPENER } from '../identify/identify.ts';
import type { InteractionFacts } from '../identify/interaction.ts';

/** Who is who in one scope: what its interactions share, however silence cuts them. */
export interface ScopeRoles {
  /** Those who speak for the business, as far as sources or the list of agents say so. */
  readonly agents: ReadonlySet<ContactPointId>;
  /** Who spoke first and is no known agent: the customer, where nothing better is known. */
  readonly opener: ContactPointId | null;
}

/** An interaction with its direction decided. */
export interface Spoken {
  readonly facts: InteractionFacts;
  /** Null where the author is unknown. */
  readonly direction: Direction | null;
  /** Which rule decided; null where it was stated, or could not be decided. */
  readonly rule: string | null;
}

/** Somebody in this scope is known to be ours, so everybody else is not. */
export const DIRECTION_FROM_KNOWN_AGENTS = 'fill-direction-from-known-agents';

/**
 * Who is known to be ours in a scope, and who opened it: `scope` is the whole of it, oldest first.
 *
 * Agents are the authors of stated outbound and internal interactions and the recipients of stated
 * inbound and internal ones; lines that a program wrote say nothing about people. The opener is the
 * author of the earliest interaction (such lines apart) who is none of them; null without any.
 * `knownElsewhere` are agents found in parts of the scope that are not given.
 */
export function rolesOf(scope: Iterable<InteractionFacts>, knownElsewhere: Iterable<ContactPointId> = []): ScopeRoles {
  const spoken = [...scope].filter((facts) => facts.kind !== 'system');
  const agents = new Set<ContactPointId>(knownElsewhere);
  for (const { statedDirection, authorPointId, recipientPointId } of spoken) {
    const isOurAuthor = statedDirection === 'outbound' || statedDirection === 'internal';
    const isOurRecipient = statedDirection === 'inbound' || statedDirection === 'internal';
    if (isOurAuthor && authorPointId) agents.add(authorPointId);
    if (isOurRecipient && recipientPointId) agents.add(recipientPointId);
  }
  const opening = spoken.find(({ authorPointId }) => authorPointId !== null && !agents.has(authorPointId));
  return { agents, opener: opening?.authorPointId ?? null };
}

export function haveSameRoles(a: ScopeRoles, b: ScopeRoles): boolean {
  const hasSameAgents = a.agents.size === b.agents.size && [...a.agents].every((agent) => b.agents.has(agent));
  return a.opener === b.opener && hasSameAgents;
}

/**
 * Gives a direction to every interaction of a scope that does not state one.
 *
 * Where some agents are known, they speak for the business and everybody else is a customer; a
 * message among agents is internal. Where none is, whoever opened the scope is the customer and all
 * others speak for the business: a mailing list, a chat export say no more than that, and the rule
 * that filled the direction is kept beside it. An unknown author keeps an unknown direction.
 */
export function castRoles(scope: readonly InteractionFacts[], roles: ScopeRoles): Spoken[] {
  return scope.map((facts) => {
    const { statedDirection, authorPointId } = facts;
    if (statedDirection !== null) return { facts, direction: statedDirection, rule: null };
    if (authorPointId === null) return { facts, direction: null, rule: null };
    if (roles.agents.size > 0) {
      return { facts, direction: directionAmong(roles.agents, facts), rule: DIRECTION_FROM_KNOWN_AGENTS };
    }
    return { facts, direction: authorPointId === roles.opener ? 'inbound' : 'outbound', rule: DIRECTION_FROM_OPENER };
  });
}

function directionAmong(agents: ReadonlySet<ContactPointId>, facts: InteractionFacts): Direction {
  const { authorPointId, recipientPointId } = facts;
  if (!agents.has(authorPointId!)) return 'inbound';
  return recipientPointId !== null && agents.has(recipientPointId) ? 'internal' : 'outbound';
}
