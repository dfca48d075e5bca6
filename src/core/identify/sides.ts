import type { Direction } from '../basics/direction.ts';
import type { Party, StandardRecord } from '../standardise/standard-record.ts';
import type { AgentDirectory } from './agent-directory.ts';
import { unknownCustomer } from './contact-point.ts';

/** Who speaks to whom, as far as one record can tell. */
export interface Sides {
  /** Null where only the conversation can tell. */
  readonly direction: Direction | null;
  /** Which rule filled the direction; null where the source said it, or nobody could. */
  readonly rule: DirectionRule | null;
  readonly author: Party | null;
  readonly recipient: Party | null;
}

/** `roles`: the source names customer or agent. `agents`: the list of our people does. `by-hand`: somebody said who the author is. */
export type DirectionRule = 'fill-direction-from-roles' | 'fill-direction-from-agents' | 'role-by-hand';

/**
 * Who speaks to whom: as the source says; else by the roles it names; else by the list of agents.
 *
 * A record that names its customer or agent but no sender is the customer's contact: such a row
 * says "this customer, handled by this agent". From one of ours to ours only is internal. A sender
 * who is not ours, to nobody who is ours, stays undecided: then the conversation decides.
 *
 * A caller who withholds the number, and a row that names no customer, speak as the system's
 * unknown customer; a message without any sender has no author.
 */
export function sidesOf(record: StandardRecord, agents: AgentDirectory, namespace: string): Sides {
  if (record.kind === 'system') return systemLine(record, namespace);
  const byHand = directionByHand(record, agents);
  if (byHand !== null && byHand !== record.direction) return sides(byHand, 'role-by-hand', record, agents, namespace);
  const { direction } = record;
  if (direction !== null) return sides(direction, null, record, agents, namespace);
  if (record.from === null && (record.customer !== null || record.agent !== null)) {
    return sides('inbound', 'fill-direction-from-roles', record, agents, namespace);
  }
  const byRoles = directionByRoles(record);
  if (byRoles !== null) return sides(byRoles, 'fill-direction-from-roles', record, agents, namespace);
  const byAgents = agents.isEmpty ? null : directionByAgents(record, agents);
  if (byAgents !== null) return sides(byAgents, 'fill-direction-from-agents', record, agents, namespace);
  return undecided(record, namespace);
}

function sides(
  direction: Direction,
  rule: DirectionRule | null,
  record: StandardRecord,
  agents: AgentDirectory,
  namespace: string,
): Sides {
  const { from, to, customer, agent } = record;
  if (direction === 'inbound') {
    const author = customer ?? from ?? unknownCustomer(namespace);
    return { direction, rule, author, recipient: agent ?? to.find((party) => agents.has(party)) ?? to[0] ?? null };
  }
  const author = agent ?? from;
  const outside = customer ?? to.find((party) => !agents.has(party)) ?? to[0] ?? null;
  const isNamed = outside !== null || (author !== null && record.threading.kind !== 'own');
  return { direction, rule, author, recipient: isNamed ? outside : unknownCustomer(namespace) };
}

/**
 * Who was decided to be ours is no customer, whatever the source calls them, and whom they wrote to is one of ours
 * too; who was decided to be a customer is no agent, unless the source names another customer.
 */
export function recast(record: StandardRecord, agents: AgentDirectory): StandardRecord {
  const { customer, agent, from, to } = record;
  if (customer !== null && agents.roleOf(customer) === 'agent') {
    return {
      ...record,
      customer: null,
      agent: customer,
      from: from ?? customer,
      to: agent === null ? to : [agent, ...to],
    };
  }
  if (agent !== null && customer === null && agents.roleOf(agent) === 'customer') {
    return { ...record, customer: agent, agent: null };
  }
  return record;
}

/** The direction that follows from what was decided about its author; null where nothing was. */
function directionByHand(record: StandardRecord, agents: AgentDirectory): Direction | null {
  const author = record.from ?? (record.direction === 'outbound' ? record.agent : (record.customer ?? record.agent));
  const role = author && agents.roleOf(author);
  if (author === null || role === null || role === 'automation') return null;
  if (role === 'customer') return 'inbound';
  const others = [record.customer, ...record.to].filter((party) => party !== null && !isSame(party, author));
  const outside = others.filter((party) => !agents.has(party!));
  if (others.length === 0)
    return record.direction === 'inbound' || record.threading.kind === 'own' ? 'internal' : 'outbound';
  // What a source called a message of the customer had somebody of ours as its first reader.
  return outside.length === 0 || (record.direction === 'inbound' && outside.length === 1 && outside[0] === record.to[0])
    ? 'internal'
    : 'outbound';
}

function directionByRoles({ from, to, customer, agent }: StandardRecord): Direction | null {
  if (from === null) return null;
  if (customer !== null && isSame(from, customer)) return 'inbound';
  if (agent !== null && isSame(from, agent)) return 'outbound';
  return customer !== null && to.some((party) => isSame(party, customer)) ? 'outbound' : null;
}

function directionByAgents({ from, to }: StandardRecord, agents: AgentDirectory): Direction | null {
  const isFromUs = from !== null && agents.has(from);
  if (!isFromUs) return to.some((party) => agents.has(party)) ? 'inbound' : null;
  return to.length > 0 && to.every((party) => agents.has(party)) ? 'internal' : 'outbound';
}

function undecided(record: StandardRecord, namespace: string): Sides {
  const { from, to, customer, agent } = record;
  const isCustomersOwn = record.kind === 'call' || record.threading.kind === 'own';
  const author = from ?? (isCustomersOwn ? unknownCustomer(namespace) : null);
  const recipient = to[0] ?? agent ?? customer ?? (author === null ? unknownCustomer(namespace) : null);
  return { direction: null, rule: null, author, recipient };
}

/** A line that a program wrote: nobody's turn, seen by our people only. */
function systemLine(record: StandardRecord, namespace: string): Sides {
  const author = record.from ?? record.agent;
  const recipient = record.customer ?? record.to[0] ?? unknownCustomer(namespace);
  return { direction: 'internal', rule: null, author, recipient };
}

function isSame(a: Party, b: Party): boolean {
  return a.kind === b.kind && a.value === b.value;
}
