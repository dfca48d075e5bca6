import type { Party } from '../standardise/standard-record.ts';
import type { AuthorRole, AuthorRoles } from '../basics/author-role.ts';
import { contactPointOf } from './contact-point.ts';

/** Tells our people from everybody else. */
export interface AgentDirectory {
  /** True where nobody is listed: then only the conversation can tell who is who. */
  readonly isEmpty: boolean;
  has(party: Party): boolean;
  /** What somebody decided about this one; null: nobody did. */
  roleOf(party: Party): AuthorRole | null;
}

/**
 * The people who speak for the business, from a list of patterns: addresses (`ann@shop.example`),
 * domains with their subdomains (`@shop.example`), phone numbers, extensions, names.
 *
 * Upper and lower case, full-width forms and the spaces around are the same. A name counts for a
 * party that is known by name or handle only, never for an address: a customer may share a name
 * with one of ours, and nothing is decided on a name where something better is known.
 */
export function agentDirectory(patterns: readonly string[]): AgentDirectory {
  const domains = new Set<string>();
  const listed = new Set<string>();
  for (const pattern of patterns) {
    const plain = plainly(pattern);
    if (plain.startsWith('@')) domains.add(plain.slice(1));
    else if (plain !== '') listed.add(plain).add(digitsOf(plain));
  }
  domains.delete('');
  listed.delete('');
  return {
    isEmpty: domains.size === 0 && listed.size === 0,
    roleOf: () => null,
    has: (party) => {
      if (listed.has(plainly(party.value))) return true;
      if (party.kind === 'email') return isWithin(domains, plainly(party.value));
      if (party.kind === 'phone') return listed.has(digitsOf(party.value));
      return party.name !== null && listed.has(plainly(party.name));
    },
  };
}

/** The same under what was decided by hand; `namespace` tells whose account numbers and handles are meant. */
export function decidedDirectory(listed: AgentDirectory, roles: AuthorRoles, namespace: string): AgentDirectory {
  if (roles.size === 0) return listed;
  const roleOf = (party: Party) => roles.get(contactPointOf(party, namespace)) ?? null;
  return {
    isEmpty: listed.isEmpty && ![...roles.values()].includes('agent'),
    roleOf,
    has: (party) => {
      const role = roleOf(party);
      return role === null ? listed.has(party) : role === 'agent';
    },
  };
}

function plainly(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** A phone number however it is spaced; empty for what is no phone number. */
function digitsOf(text: string): string {
  const close = text.replace(/[\s().\-/]/g, '');
  return /^\+?\d+$/.test(close) ? close : '';
}

function isWithin(domains: ReadonlySet<string>, address: string): boolean {
  if (domains.size === 0) return false;
  let domain = address.slice(address.lastIndexOf('@') + 1);
  while (domain !== '') {
    if (domains.has(domain)) return true;
    const dot = domain.indexOf('.');
    domain = dot < 0 ? '' : domain.slice(dot + 1);
  }
  return false;
}
