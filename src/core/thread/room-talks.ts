import type { InteractionFacts } from '../identify/interaction.ts';
import { castRoles, type ScopeRoles } from './cast-roles.ts';
import { replyLinks, type RoomLine, talksOf } from './reply-links.ts';
import { sessionsOf } from './sessions.ts';

/**
 * The talks of a session, each oldest first: all of it, but where one of ours is known and two or more customers
 * speak. There each talk is what reply links connect, cut by silence once more: a customer who comes back
 * after days into a room that never sleeps begins anew.
 *
 * Where nobody is known to be ours, whoever opened the room is its one customer, and there is nothing to part.
 * Lines that a program wrote stay with the line before them.
 */
export function talksIn(
  session: readonly InteractionFacts[],
  silence: number,
  roles: ScopeRoles,
): (readonly InteractionFacts[])[] {
  if (roles.agents.size === 0 || !hasSeveralCustomers(session, roles)) return [session];
  const links = replyLinks(session.map(lineOf));
  for (const [index, line] of session.entries()) if (isSilent(line) && index > 0) links[index] = index - 1;
  return talksOf(session, links).flatMap((talk) => sessionsOf(talk, silence));
}

function hasSeveralCustomers(session: readonly InteractionFacts[], roles: ScopeRoles): boolean {
  let first: string | null = null;
  for (const { direction, facts } of castRoles(session, roles)) {
    if (direction !== 'inbound' || isSilent(facts)) continue;
    if (first !== null && first !== facts.authorPointId) return true;
    first = facts.authorPointId;
  }
  return false;
}

function lineOf(facts: InteractionFacts): RoomLine {
  return { at: facts.at, author: isSilent(facts) ? null : facts.authorPointId, to: facts.recipientPointId };
}

function isSilent({ kind, authorPointId }: InteractionFacts): boolean {
  return kind === 'system' || authorPointId === null;
}
