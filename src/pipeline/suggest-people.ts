import { setTimeout as pause } from 'node:timers/promises';
import { blockingKeys, MOST_IN_BLOCK, wordsOf } from '../core/identify/people/blocking-keys.ts';
import { companyDomain, type CustomerProfile, localPart } from '../core/identify/people/customer-profile.ts';
import { type Frequencies, likenessOf, SUGGESTED_FROM } from '../core/identify/people/likeness.ts';
import { gatherPeople, nextPeople, profilesOf } from '../store/customer-profiles.ts';
import type { Connection } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import {
  addKeys,
  BEFORE_ALL_PAIRS,
  beginKeys,
  type FoundPair,
  historyVersion,
  nextPairs,
  pairUp,
  replaceSuggestions,
} from '../store/suggestions.ts';

export interface SuggestReport {
  readonly people: number;
  /** Pairs that had something in common and were compared. */
  readonly compared: number;
  readonly suggested: number;
}

const PEOPLE_AT_ONCE = 1_000;
const PAIRS_AT_ONCE = 5_000;
/** Profiles that are kept from page to page of pairs. */
const MOST_PROFILES = 50_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Looks for customers who may be one person, and agents alike, and puts what it finds in the place of what was
 * suggested before. Null where another process is at it. Nothing of the history changes: a suggestion
 * joins nobody.
 */
export async function suggestPeople(store: Store, signal?: AbortSignal): Promise<SuggestReport | null> {
  const connection = await store.database.connect();
  try {
    const { rows } = await connection.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('rapport.suggest')) as mine",
    );
    if (!rows[0]!.mine) return null;
    return await suggest(connection, signal);
  } finally {
    // Ends the lock and the temporary tables, whatever went wrong.
    connection.release(true);
  }
}

async function suggest(connection: Connection, signal?: AbortSignal): Promise<SuggestReport> {
  const version = await historyVersion(connection);
  const people = await gatherPeople(connection);
  const counts = new Counts(people);
  await beginKeys(connection);
  for (let after = BEFORE_ALL; ;) {
    const page = await nextPeople(connection, after, PEOPLE_AT_ONCE);
    if (page.length === 0) break;
    for (const profile of page) counts.add(profile);
    await addKeys(
      connection,
      page.flatMap((profile) => [...blockingKeys(profile)].map((key) => ({ customer: profile.id, key }))),
    );
    after = page.at(-1)!.id;
    await breathe(signal);
  }
  const compared = await pairUp(connection, MOST_IN_BLOCK);
  const found = await compare(connection, counts, signal);
  await connection.query('begin');
  await replaceSuggestions(connection, found, version);
  await connection.query('commit');
  return { people, compared, suggested: found.length };
}

async function compare(connection: Connection, counts: Counts, signal?: AbortSignal): Promise<FoundPair[]> {
  const found: FoundPair[] = [];
  let profiles = new Map<string, CustomerProfile>();
  for (let after = BEFORE_ALL_PAIRS; ;) {
    const pairs = await nextPairs(connection, after, PAIRS_AT_ONCE);
    if (pairs.length === 0) return found;
    if (profiles.size > MOST_PROFILES) profiles = new Map();
    const missing = [...new Set(pairs.flat())].filter((id) => !profiles.has(id));
    for (const profile of await profilesOf(connection, missing)) profiles.set(profile.id, profile);
    for (const [a, b] of pairs) {
      const likeness = likenessOf(profiles.get(a)!, profiles.get(b)!, counts);
      if (likeness !== null && likeness.score >= SUGGESTED_FROM) found.push({ a, b, ...likeness });
    }
    after = pairs.at(-1)!;
    await breathe(signal);
  }
}

/** Pages are answered in between. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await pause(0);
}

/** How many customers have a word in their name, a company, a local part, a domain. */
class Counts implements Frequencies {
  private readonly counts = new Map<string, number>();

  constructor(readonly customers: number) {}

  add({ names, companies, emails }: CustomerProfile): void {
    const its = new Set<string>();
    for (const name of names) for (const word of wordsOf(name)) its.add(`word ${word}`);
    for (const company of companies) its.add(`company ${company}`);
    for (const email of emails) {
      its.add(`local ${localPart(email).replace(/[^\p{L}\p{N}]/gu, '')}`);
      const domain = companyDomain(email);
      if (domain !== null) its.add(`domain ${domain}`);
    }
    for (const one of its) this.counts.set(one, (this.counts.get(one) ?? 0) + 1);
  }

  countOf(kind: string, value: string): number {
    return this.counts.get(`${kind} ${value}`) ?? 0;
  }
}

const LOOK_EVERY = 5_000;
/** Nothing was written for so long: an import is through, a rush of pushes is over. */
const QUIET = 10_000;
/** The search may take one part in so many of the time. */
const SHARE = 50;

/** Keeps the suggestions up in the background until `signal`; never rejects. */
export async function runSuggestions(
  store: Store,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let seen = -1;
  let rest = 0;
  for (let quietSince = Date.now(); !signal.aborted;) {
    try {
      const version = await historyVersion(store.database);
      if (version !== seen) quietSince = Date.now();
      seen = version;
      if (Date.now() - quietSince >= Math.max(QUIET, rest) && (await isOutdated(store))) {
        const began = Date.now();
        await suggestPeople(store, signal);
        rest = (Date.now() - began) * SHARE;
      }
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
    await pause(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
}

/** Decisions are heeded when suggestions are read; only what comes and goes makes new ones. */
async function isOutdated(store: Store): Promise<boolean> {
  const { rows } = await store.database.query<{ is_outdated: boolean }>(
    `select exists (select 1 from history.version v
       where v.version > coalesce((select max(version) from history.suggestion_state), 0)
         and v.cause not in ('decision', 'undo-decision')) as is_outdated`,
  );
  return rows[0]!.is_outdated;
}
