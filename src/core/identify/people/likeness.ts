import type { EvidenceField } from '../../basics/evidence-field.ts';
import type { NameLikeness } from '../../basics/name-likeness.ts';
import { companyDomain, companyStem, type CustomerProfile, localPart } from './customer-profile.ts';
import { wordsOf } from './blocking-keys.ts';
import { nameLikeness, type PersonName, slipsBetween } from './person-name.ts';
import { isRoleAddress } from './shared-point.ts';

export interface Evidence {
  readonly field: EvidenceField;
  /** How the two agree (a {@link NameLikeness}, `equal`, `typo`, `before`) or `different`. */
  readonly how: NameLikeness | 'different' | 'before';
  readonly a: string;
  readonly b: string;
  /** Bits for (positive) or against it. */
  readonly weight: number;
}

export interface Likeness {
  /** The probability that both are one person, from 0 to 1, under the model below. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** How often things occur among all customers: what is rare says more. */
export interface Frequencies {
  readonly customers: number;
  /** Of these, how many have the word in a name, the company, the local part, the domain. */
  countOf(kind: 'word' | 'company' | 'local' | 'domain', value: string): number;
}

/** Below this a pair is not suggested. */
export const SUGGESTED_FROM = 0.5;

/** What one slip of the pen takes from what a name, an address or a number says, in bits. */
const TYPO = 4;
const MOST_NAME_BITS = 24;
const MOST_BITS = 14;
/** Of one who came twice, one in five is known by two companies: who changes jobs, and who writes it otherwise. */
const OTHER_COMPANY = -2;
/** Two who write in turns say little; one who begins when the other ends may have changed the number. */
const AFTER_ANOTHER = 0.5;
/** One digit otherwise: some eighty numbers of a hundred million are that near, and one in a hundred is mistyped. */
const PHONE_TYPO = 10;
/** Most people keep their number: two that differ speak against it, a little. */
const OTHER_PHONE = -3;

/**
 * How probable it is that two customers are one person (Fellegi and Sunter, "A Theory for Record Linkage", 1969): the
 * bits of all that agrees, each as rare as it is among all customers, less the bits of what does not, less the
 * log2 of the number of customers, since any of them could be the other.
 *
 * Null where their names contradict each other: a mistyped number does not make two people one. Names are
 * compared by the words they share, so a common surname says little and a rare one much.
 */
export function likenessOf(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Likeness | null {
  if (a.side !== b.side) return null;
  const name = nameEvidence(a, b, frequencies);
  if (name === null && a.names.length > 0 && b.names.length > 0) return null;
  const evidence = [
    name,
    companyEvidence(a, b, frequencies),
    emailEvidence(a, b, frequencies),
    domainEvidence(a, b, frequencies),
    phoneEvidence(a, b),
    sharedEvidence(a, b, frequencies),
    timingEvidence(a, b),
  ].filter((one) => one !== null);
  const bits = evidence.reduce((sum, { weight }) => sum + weight, -Math.log2(frequencies.customers + 1));
  return { score: 1 / (1 + 2 ** -bits), evidence };
}

function rarity(frequencies: Frequencies, kind: Parameters<Frequencies['countOf']>[0], value: string): number {
  return Math.log2((frequencies.customers + 1) / Math.max(1, frequencies.countOf(kind, value)));
}

function nameEvidence(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Evidence | null {
  let best: Evidence | null = null;
  for (const one of a.names) {
    for (const other of b.names) {
      const how = nameLikeness(one, other, 2);
      if (how === null) continue;
      const weight = nameWeight(one, other, how, frequencies);
      if (best === null || weight > best.weight) best = { field: 'name', how, a: one.key, b: other.key, weight };
    }
  }
  return best;
}

function nameWeight(one: PersonName, other: PersonName, how: NameLikeness, frequencies: Frequencies): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  let bits = 0;
  for (const word of words) {
    if (others.includes(word)) bits += Math.min(12, rarity(frequencies, 'word', word));
    else if (others.some((candidate) => word.length > 1 && slipsBetween(word, candidate, 2) !== null)) bits += TYPO;
    else if (others.some((candidate) => candidate[0] === word[0])) bits += 3;
  }
  if (how === 'sound' && one.han !== null && other.han !== null) bits -= 3;
  if (how === 'typo') bits -= 1;
  return Math.min(MOST_NAME_BITS, Math.max(0, bits));
}

function companyEvidence(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Evidence | null {
  if (a.companies.length === 0 || b.companies.length === 0)
    return companyOfDomain(a, b, frequencies) ?? companyOfDomain(b, a, frequencies);
  const same = a.companies.find((company) => b.companies.includes(company));
  if (same !== undefined) return agreed('company', 'equal', same, same, rarity(frequencies, 'company', same) - 1);
  const [one, other] = [a.companies[0]!, b.companies[0]!];
  if (slipsBetween(one, other, 2) !== null)
    return agreed('company', 'typo', one, other, rarity(frequencies, 'company', one) - TYPO);
  return { field: 'company', how: 'different', a: one, b: other, weight: OTHER_COMPANY };
}

/** The one is known by the company, the other writes from its domain. */
function companyOfDomain(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Evidence | null {
  for (const email of b.emails) {
    const domain = companyDomain(email);
    const company =
      domain && a.companies.find((one) => isStem(companyStem(one)) && companyStem(one) === companyStem(domain));
    if (!domain || !company) continue;
    const rarest = Math.min(rarity(frequencies, 'company', company), rarity(frequencies, 'domain', domain));
    return agreed('company', 'equal', company, domain, rarest - 1);
  }
  return null;
}

/** "ag" or "it" is in many domains by chance. */
function isStem(stem: string): boolean {
  return [...stem].length >= 4;
}

function emailEvidence(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Evidence | null {
  let best: Evidence | null = null;
  for (const one of a.emails) {
    for (const other of b.emails) {
      const found = compareEmails(one, other, frequencies);
      if (found !== null && (best === null || found.weight > best.weight)) best = found;
    }
  }
  return best;
}

function compareEmails(a: string, b: string, frequencies: Frequencies): Evidence | null {
  if (isRoleAddress('email', a) || isRoleAddress('email', b)) return null;
  const [one, other] = [localPart(a), localPart(b)];
  const plain = (local: string): string => local.replace(/[^\p{L}\p{N}]/gu, '');
  const isSameDomain = a.slice(a.lastIndexOf('@')) === b.slice(b.lastIndexOf('@'));
  if (plain(one) === plain(other) && plain(one).length >= 4)
    // The words of a name are counted with the name already: half of it is news.
    return agreed('email', 'equal', a, b, rarity(frequencies, 'local', plain(one)) / (isSameDomain ? 1 : 2));
  if (isSameDomain && one.length >= 6 && slipsBetween(one, other, 1) !== null && digitsOf(one) === digitsOf(other))
    return agreed('email', 'typo', a, b, 8);
  return null;
}

/** eva81@ and eva82@ are two people who came one after the other. */
function digitsOf(local: string): string {
  return local.replace(/\D/g, '');
}

function domainEvidence(a: CustomerProfile, b: CustomerProfile, frequencies: Frequencies): Evidence | null {
  if (a.companies.some((company) => b.companies.includes(company))) return null;
  const domains = new Set(a.emails.map(companyDomain));
  const same = b.emails.map(companyDomain).find((domain) => domain !== null && domains.has(domain));
  return same == null ? null : agreed('domain', 'equal', same, same, rarity(frequencies, 'domain', same) - 1);
}

function phoneEvidence(a: CustomerProfile, b: CustomerProfile): Evidence | null {
  for (const one of a.phones)
    for (const other of b.phones)
      if (one.length === other.length && slipsBetween(one, other, 1) === 1)
        return agreed('phone', 'typo', one, other, PHONE_TYPO);
  const [one, other] = [a.phones[0], b.phones[0]];
  return one && other ? { field: 'phone', how: 'different', a: one, b: other, weight: OTHER_PHONE } : null;
}

function sharedEvidence(a: CustomerProfile, b: CustomerProfile, { customers }: Frequencies): Evidence | null {
  const its = new Map(a.shared.map((point) => [point.id, point]));
  let best: Evidence | null = null;
  for (const { id, value, neighbours } of b.shared) {
    if (!its.has(id)) continue;
    const weight = Math.min(MOST_BITS, Math.log2((customers + 1) / Math.max(2, neighbours)) - 1);
    if (best === null || weight > best.weight) best = agreed('shared', 'equal', value, value, weight);
  }
  return best;
}

function timingEvidence(a: CustomerProfile, b: CustomerProfile): Evidence | null {
  if (a.firstAt === null || a.lastAt === null || b.firstAt === null || b.lastAt === null) return null;
  const [early, late] = a.lastAt < b.firstAt ? [a, b] : b.lastAt < a.firstAt ? [b, a] : [null, null];
  if (early === null || early.firstAt === early.lastAt || late.firstAt === late.lastAt) return null;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { field: 'timing', how: 'before', a: day(early.lastAt!), b: day(late.firstAt!), weight: AFTER_ANOTHER };
}

function agreed(field: EvidenceField, how: Evidence['how'], a: string, b: string, weight: number): Evidence {
  return { field, how, a, b, weight: Math.min(MOST_BITS, Math.max(0, weight)) };
}
