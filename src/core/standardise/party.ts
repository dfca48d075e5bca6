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
