import type { PersonName } from './person-name.ts';
import { PUBLIC_DOMAINS } from './public-domains.ts';

/** What is known of one customer (or agent), for telling who might be the same person. */
export interface CustomerProfile {
  readonly id: string;
  readonly side: 'customer' | 'agent';
  /** As they are compared, each once; where nobody is named, what a mail address spells out. */
  readonly names: readonly PersonName[];
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
  /** In the form in which they are compared ({@link companyKey}). */
  readonly companies: readonly string[];
  /** Shared contact points that records name beside this customer's, with how many others they are named by. */
  readonly shared: readonly { readonly id: string; readonly value: string; readonly neighbours: number }[];
  /** UTC milliseconds of the first and the last interaction; null: none of their own. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

const LEGAL =
  /(?:有限责任公司|股份有限公司|有限公司|集团|公司)$|\b(?:gmbh|ag|kg|ltd|limited|llc|inc|incorporated|corp|corporation|co|company|plc|sa|sarl|srl|bv|pty|oy|ab)\b/giu;

/** A company as it is compared: without its legal form, case, accents and punctuation; null where nothing is left. */
export function companyKey(written: string): string | null {
  const key = written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(LEGAL, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return key === '' ? null : key;
}

/** The domain of a company's address; null for a public mailbox. */
export function companyDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return PUBLIC_DOMAINS.has(domain) ? null : domain;
}

/**
 * What a company's name and its domain have in common when they are one: `Schulz Logistics` and
 * `mail.schulz-logistics.example` are both `schulzlogistics`. Of a domain its longest label before the last counts.
 */
export function companyStem(companyOrDomain: string): string {
  const labels = companyOrDomain.split('.');
  const own = labels.length === 1 ? labels : labels.slice(0, -1);
  return own.reduce((best, label) => (label.length >= best.length ? label : best)).replace(/[^\p{L}\p{N}]/gu, '');
}

export function localPart(email: string): string {
  return email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '');
}
