import type { InteractionRef } from '../core/identify/interaction.ts';
import { decidedByHand } from '../core/repeat/by-hand.ts';
import { type Candidate, keysOf, nameOf, type Written, writtenOf } from '../core/repeat/candidate.ts';
import { type DecidedByHand, type RepeatGroup, repeatGroups } from '../core/repeat/repeat-groups.ts';
import { FURTHEST } from '../core/repeat/repeat-rule.ts';
import { SOURCES } from '../sources/index.ts';
import type { Connection } from '../store/database.ts';
import { activeDecisions } from '../store/decisions.ts';
import {
  followCalls,
  type Moment,
  ofPeople,
  type PersonMoment,
  originsOf,
  type PersonSpan,
  recordsCountedTogether,
  type RepeatRow,
  rowsOfRecords,
  rowsOfSpans,
  type StoredRepeat,
  writeRepeats,
} from '../store/repeats.ts';

/** What a decision about repeats starts from. */
export interface RepeatsToDecide {
  /** Where something came, went or became another. */
  readonly moments: readonly Moment[];
  /** Records that came, went, or of which a person decided; 'unknown': any may have gone. */
  readonly recordIds: ReadonlySet<string> | 'unknown';
  /** Calls whose legs came or went. */
  readonly callScopeIds: readonly string[];
}

/**
 * Decides anew which exchanges came several times around what a transaction touched, and writes what became
 * different. Returns the interactions that became or ceased to be repeats: their conversations must be
 * derived again.
 *
 * The result is that of deciding the whole history: what lies further from a moment than two windows cannot be
 * touched by it, and to decide within two windows it is enough to see four. A group that reaches out of there is
 * followed to its end, as are answers in the same record, and what was linked by hand.
 */
export async function decideRepeats(connection: Connection, touched: RepeatsToDecide): Promise<InteractionRef[]> {
  const hand = await readHand(connection);
  const region = new Region();
  for (const moment of await ofPeople(connection, touched.moments)) region.add(moment);
  const handRecords = new Set(recordsOfHand(hand, touched.recordIds));
  const loaded = await loadClosed(connection, region, handRecords, hand);
  const changes = differences(loaded, region);
  await writeRepeats(connection, changes);
  const calls = new Set([...touched.callScopeIds, ...callScopesIn(loaded.rows, region)]);
  const legs = await followCalls(connection, [...calls]);
  const flipped = changes.filter(({ row, repeat }) => (row.repeat === null) !== (repeat === null));
  return [...flipped.map(({ row }) => row), ...legs];
}

async function readHand(connection: Connection): Promise<DecidedByHand> {
  const cuts = await activeDecisions(connection, 'repeat-cut');
  const links = await activeDecisions(connection, 'repeat-link');
  const made = [
    ...cuts.map(({ decisionId, about }) => ({ decisionId, interaction: refOf(about.record, about.part), of: null })),
    ...links.map(({ decisionId, about }) => ({
      decisionId,
      interaction: refOf(about.record, about.part),
      of: refOf(about.of, about.ofPart),
    })),
  ];
  return decidedByHand(made.sort((a, b) => a.decisionId - b.decisionId));
}

function refOf(recordId: string, part: number): InteractionRef {
  return { recordId: recordId as InteractionRef['recordId'], part };
}

/** The records of links by hand that touch one of these. */
function recordsOfHand({ linked }: DecidedByHand, touched: ReadonlySet<string> | 'unknown'): string[] {
  const records = linked.map((names) => names.map(recordIn));
  return records.filter((two) => touched === 'unknown' || two.some((one) => touched.has(one))).flat();
}

function recordIn(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

interface Loaded {
  readonly rows: ReadonlyMap<string, RepeatRow>;
  readonly groups: readonly RepeatGroup[];
}

/** Loads until no group that was touched reaches out of what is surely decided. */
async function loadClosed(
  connection: Connection,
  region: Region,
  handRecords: Set<string>,
  hand: DecidedByHand,
): Promise<Loaded> {
  for (;;) {
    const byHand = await rowsOfRecords(connection, [...handRecords]);
    for (const row of byHand) region.add(row);
    const near = await rowsOfSpans(connection, region.spans(SEEN));
    const rows = new Map([...near, ...byHand].map((row) => [nameOf(row), row]));
    const candidates = await candidatesAmong(connection, rows, hand);
    const groups = repeatGroups(candidates, hand);
    const sure = groups.filter((group) => membersOf(group).some((one) => region.holds(one)));
    const more = await reachingOut(connection, sure, rows, region, handRecords, hand);
    if (!more) return { rows, groups: sure };
  }
}

/**
 * Widens the region by what touched groups hang on to, those that were and those that are: their members, the
 * other halves of records of question and answer, what was linked by hand. False where there is nothing.
 */
async function reachingOut(
  connection: Connection,
  groups: readonly RepeatGroup[],
  rows: ReadonlyMap<string, RepeatRow>,
  region: Region,
  handRecords: Set<string>,
  hand: DecidedByHand,
): Promise<boolean> {
  const members = groups.flatMap(membersOf);
  const held = [...rows.values()].filter((row) => region.holds(row));
  const before = await recordsCountedTogether(
    connection,
    held.flatMap(({ recordId, repeat }) => [recordId, ...(repeat === null ? [] : [repeat.of.recordId])]),
  );
  const records = new Set([...members.flatMap(({ isPair, recordId }) => (isPair ? recordId : [])), ...before]);
  const outside = [...members, ...(await rowsOfRecords(connection, [...records]))].filter((one) => !region.holds(one));
  for (const one of outside) region.add(one);
  const linked = recordsOfHand(hand, new Set([...members, ...held].map(({ recordId }) => recordId)));
  const unseen = linked.filter((record) => !handRecords.has(record));
  for (const record of unseen) handRecords.add(record);
  return outside.length > 0 || unseen.length > 0;
}

function membersOf({ head, repeats }: RepeatGroup): Candidate[] {
  return [head, ...repeats.map(({ candidate }) => candidate)];
}

/** Those that look like another one, or were linked by hand, with where they came from. */
async function candidatesAmong(
  connection: Connection,
  rows: ReadonlyMap<string, RepeatRow>,
  { linked }: DecidedByHand,
): Promise<Candidate[]> {
  const named = new Set(linked.flat());
  const seen = new Map<string, number>();
  const asked: { row: RepeatRow; written: Written; keys: string[] }[] = [];
  for (const row of rows.values()) {
    if (row.isLeg) continue;
    const written = writtenOf(row);
    const keys = keysOf(row, written);
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    asked.push({ row, written, keys });
  }
  const alike = asked.filter(({ row, keys }) => keys.some((key) => seen.get(key)! > 1) || named.has(nameOf(row)));
  if (alike.length === 0) return [];
  const origins = await originsOf(connection, [...new Set(alike.map(({ row }) => row.recordId))]);
  return alike.flatMap(({ row, written }) => {
    const origin = origins.get(row.recordId);
    if (!origin) return [];
    return [{ ...row, ...origin, files: KEYED_BY_CONTENT.has(row.source) ? origin.files : null, written }];
  });
}

const KEYED_BY_CONTENT = new Set(SOURCES.filter((source) => source.isKeyedByContent).map(({ id }) => id));

type Change = { readonly row: RepeatRow; readonly repeat: StoredRepeat | null };

/** What is decided otherwise than it is stored, of what is surely decided. */
function differences({ rows, groups }: Loaded, region: Region): Change[] {
  const decided = new Map<string, StoredRepeat>();
  for (const { head, repeats } of groups)
    for (const { candidate, rule, keepsRating } of repeats)
      decided.set(nameOf(candidate), { of: refOf(head.recordId, head.part), rule, keepsRating });
  const changes: Change[] = [];
  for (const [name, row] of rows) {
    if (row.isLeg || !region.holds(row)) continue;
    const repeat = decided.get(name) ?? null;
    if (!isSame(row.repeat, repeat)) changes.push({ row, repeat });
  }
  return changes;
}

function isSame(a: StoredRepeat | null, b: StoredRepeat | null): boolean {
  if (a === null || b === null) return a === b;
  return nameOf(a.of) === nameOf(b.of) && a.rule === b.rule && a.keepsRating === b.keepsRating;
}

function callScopesIn(rows: ReadonlyMap<string, RepeatRow>, region: Region): string[] {
  const calls = [...rows.values()].filter((row) => row.threading === 'call' && region.holds(row));
  return calls.flatMap(({ scopeId }) => scopeId ?? []);
}

/** So far from a moment may a link change; so far must be seen to decide that. */
const TOUCHED = 2 * FURTHEST;
const SEEN = 4 * FURTHEST;

/** The parts of customers' histories in which links may have changed. */
class Region {
  readonly #moments = new Map<string, Set<number>>();
  #held: Map<string, PersonSpan[]> | null = null;

  add({ personId, at }: PersonMoment): void {
    const moments = this.#moments.get(personId);
    if (moments) moments.add(at);
    else this.#moments.set(personId, new Set([at]));
    this.#held = null;
  }

  holds({ personId, at }: PersonMoment): boolean {
    this.#held ??= this.#around(TOUCHED);
    const spans = this.#held.get(personId);
    return spans !== undefined && spans.some(({ from, to }) => at >= from && at <= to);
  }

  /** Disjoint spans that reach so far (milliseconds) around every moment. */
  spans(reach: number): PersonSpan[] {
    return [...this.#around(reach).values()].flat();
  }

  #around(reach: number): Map<string, PersonSpan[]> {
    return new Map([...this.#moments].map(([person, moments]) => [person, spansAround(person, moments, reach)]));
  }
}

function spansAround(personId: string, moments: Iterable<number>, reach: number): PersonSpan[] {
  const spans: { personId: string; from: number; to: number }[] = [];
  for (const at of Float64Array.from(moments).sort()) {
    const last = spans.at(-1);
    if (last && at - reach <= last.to) last.to = at + reach;
    else spans.push({ personId, from: at - reach, to: at + reach });
  }
  return spans;
}
