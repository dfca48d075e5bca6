import type { SaidParty } from '../record/said.ts';
import { furtherPhones, readPhone } from './phone.ts';
import type { Party } from './standard-record.ts';

/**
 * Someone in standard form; null where nobody is named (an empty address, a withheld number).
 * `country` is that of phone numbers which do not say theirs.
 */
export function standardParty(said: SaidParty, country: string | null): Party | null {
  const address = said.address.trim();
  const name = said.name === undefined || said.name === '' ? null : standardName(said.name);
  if (said.kind === 'email') {
    const email = standardEmail(address);
    return email === '' ? named(name) : { kind: 'email', value: email, name };
  }
  if (said.kind === 'phone') {
    const number = readPhone(address, country);
    return number === null ? named(name) : { kind: 'phone', value: number, name };
  }
  if (address === '') return named(name);
  return { kind: said.kind, value: said.kind === 'name' ? standardName(address) : address, name };
}

/** As its bearer writes it, surname where it stands; only typing is undone: full-width letters and double spaces. */
function standardName(name: string): string {
  if (!ODD_IN_NAME.test(name)) return name;
  return name.replace(FULL_WIDTH, narrow).replace(/\s+/g, ' ').trim();
}

const ODD_IN_NAME = /[\uff01-\uff5e\u3000]|\s\s/;
/** Letters, digits and the signs of names; 「（」 and its like stay as they are among Chinese characters. */
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0e\uff07\uff0d]/g;

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** In lower case, without what surrounds an address in a cell: `Eva <eva@home.example>`, `mailto:`, a comma. */
function standardEmail(address: string): string {
  const lower = address.toLowerCase();
  if (!ODD_IN_EMAIL.test(lower)) return lower;
  const inside = /<\s*([^<>\s]+@[^<>\s]+)\s*>/.exec(lower)?.[1] ?? lower;
  return EMAIL.exec(inside)?.[0] ?? lower;
}

const ODD_IN_EMAIL = /[\s<>;,:"'()]/;
const EMAIL = /(?<=^|[\s:;,"'(])[^\s@<>;,:"'()]+@[^\s@<>;,:"'()]+\.[^\s@<>;,:"'().]+/;

/** The further addresses in one cell: `eva@home.example; e.lindt@work.example`, or two phone numbers. */
function furtherIn(said: SaidParty, country: string | null): readonly Party[] {
  if (said.kind !== 'phone' && said.kind !== 'email') return NO_OTHERS;
  if (!/[;,/／、，；|\n]|或|\bor\b/i.test(said.address)) return NO_OTHERS;
  const name = said.name === undefined || said.name === '' ? null : standardName(said.name);
  if (said.kind === 'phone')
    return furtherPhones(said.address, country).map((value) => ({ kind: 'phone', value, name }));
  const all =
    said.address.toLowerCase().match(/[^\s@<>;,:"'()/、|]+@[^\s@<>;,:"'()/、|]+\.[^\s@<>;,:"'()/、|.]+/g) ?? [];
  return all.slice(1).map((value) => ({ kind: 'email', value, name }));
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
  const more = said === undefined ? NO_OTHERS : furtherIn(said, country);
  if (also === undefined && more.length === 0) return { first, also: NO_OTHERS };
  const all = first === null ? [] : [first];
  const add = (party: Party | null): void => {
    if (party !== null && !all.some(({ kind, value }) => kind === party.kind && value === party.value)) all.push(party);
  };
  more.forEach(add);
  for (const each of also ?? []) {
    add(standardParty(each, country));
    furtherIn(each, country).forEach(add);
  }
  const best = doNamesYield ? all.findIndex(({ kind }) => kind !== 'name') : 0;
  const [chosen = null] = all.splice(Math.max(0, best), 1);
  return { first: chosen, also: all };
}
