import { companyDomain, companyStem, type CustomerProfile, localPart } from './customer-profile.ts';
import type { PersonName } from './person-name.ts';
import { isRoleAddress } from './shared-point.ts';

/** Keys with more customers than this tell nothing: their pairs are not looked at (the others still are). */
export const MOST_IN_BLOCK = 120;
const SHORTEST_LOCAL = 4;

/**
 * What two customers must have in common to be compared at all, so that 20,000 of them are some hundred thousand
 * pairs and not two hundred million. Each kind of slip leaves one key untouched: a mistyped word leaves the other word
 * and its initial, a mistyped telephone number two thirds of its digits.
 */
export function blockingKeys(profile: CustomerProfile): Set<string> {
  const keys = new Set<string>();
  for (const name of profile.names) addNameKeys(keys, name, profile);
  for (const email of profile.emails) addEmailKeys(keys, email);
  for (const phone of profile.phones) addPhoneKeys(keys, phone);
  for (const { id, neighbours } of profile.shared) if (neighbours <= MOST_IN_BLOCK) keys.add(`s ${id}`);
  return new Set([...keys].map((key) => `${profile.side} ${key}`));
}

function addNameKeys(keys: Set<string>, name: PersonName, { companies, emails }: CustomerProfile): void {
  const words = wordsOf(name);
  keys.add(`n ${words.join(' ')}`);
  if (words.length < 2) return;
  for (const word of words) {
    if (word.length < 2) continue;
    for (const other of words) if (other !== word) keys.add(`w ${word} ${other[0]}`);
  }
  const initials = words.map((word) => word[0]).join('');
  for (const company of companies) keys.add(`c ${companyStem(company)} ${initials}`);
  for (const email of emails) {
    const domain = companyDomain(email);
    if (domain !== null) keys.add(`c ${companyStem(domain)} ${initials}`);
  }
}

/** A Chinese name by how it sounds, so that it meets its pinyin; else as it stands. */
export function wordsOf({ words, han, sound }: PersonName): readonly string[] {
  if (han === null) return words;
  if (sound === null) return [han];
  return sound.given === '' ? [sound.surname] : [sound.surname, sound.given].sort();
}

function addEmailKeys(keys: Set<string>, email: string): void {
  if (isRoleAddress('email', email)) return;
  const local = localPart(email);
  const plain = local.replace(/[^\p{L}\p{N}]/gu, '');
  if (plain.length < SHORTEST_LOCAL) return;
  keys.add(`l ${plain}`);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  keys.add(`f ${plain.slice(0, 5)}@${domain}`);
  keys.add(`e ${plain.slice(-5)}@${domain}`);
}

function addPhoneKeys(keys: Set<string>, phone: string): void {
  const digits = phone.slice(-9);
  if (digits.length < 9) return;
  const thirds = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  for (const gap of [0, 1, 2]) keys.add(`p${gap} ${thirds.filter((_, at) => at !== gap).join('')}`);
}
