import type { SaidParty } from '../record/said.ts';
import { readPhone } from './phone.ts';
import type { Party } from './standard-record.ts';

/**
 * Someone in standard form; null where nobody is named (an empty address, a withheld number).
 * `country` is that of phone numbers which do not say theirs.
 */
export function standardParty(said: SaidParty, country: string | null): Party | null {
  const address = said.address.trim();
  const name = said.name === undefined || said.name === '' ? null : said.name;
  if (said.kind === 'email')
    return address === '' ? named(name) : { kind: 'email', value: address.toLowerCase(), name };
  if (said.kind === 'phone') {
    const number = readPhone(address, country);
    return number === null ? named(name) : { kind: 'phone', value: number, name };
  }
  return address === '' ? named(name) : { kind: said.kind, value: address, name };
}

function named(name: string | null): Party | null {
  return name === null ? null : { kind: 'name', value: name, name };
}

/** One person in standard form: the address that decides whose history it is, and the others. */
export interface SamePerson {
  readonly first: Party | null;
  readonly also: readonly Party[];
}

const NO_OTHERS: readonly Party[] = [];

/**
 * All addresses of one person, each once. Where the first one says nothing (a number that was only
 * "N/A"), the next takes its place; `doNamesYield`: also where it is but a name.
 */
export function samePersonOf(
  said: SaidParty | undefined,
  also: readonly SaidParty[] | undefined,
  country: string | null,
  doNamesYield: boolean,
): SamePerson {
  const first = said === undefined ? null : standardParty(said, country);
  if (also === undefined) return { first, also: NO_OTHERS };
  const all = first === null ? [] : [first];
  for (const each of also) {
    const party = standardParty(each, country);
    if (party !== null && !all.some(({ kind, value }) => kind === party.kind && value === party.value)) all.push(party);
  }
  const best = doNamesYield ? all.findIndex(({ kind }) => kind !== 'name') : 0;
  const [chosen = null] = all.splice(Math.max(0, best), 1);
  return { first: chosen, also: all };
}
