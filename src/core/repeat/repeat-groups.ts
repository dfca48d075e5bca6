import type { InteractionRef } from '../identify/interaction.ts';
import { byMoment, type Candidate, nameOf } from './candidate.ts';
import { BY_HAND, REPEAT_RULES } from './repeat-rules.ts';

/** What people decided: never mind the rules. Interactions by their names ({@link nameOf}). */
export interface DecidedByHand {
  /** These are no repeats, nor is anything a repeat of them by rule. */
  readonly cut: ReadonlySet<string>;
  /** These two are the same. */
  readonly linked: readonly (readonly [string, string])[];
}

/** One exchange that was seen more than once: the one that counts, and the others with the rule that told. */
export interface RepeatGroup {
  readonly head: Candidate;
  readonly repeats: readonly Repeat[];
}

export interface Repeat {
  readonly candidate: Candidate;
  readonly rule: string;
  /** The head has no survey; this one's counts. Of at most one in a group. */
  readonly keepsRating: boolean;
}

/**
 * Which of these are one exchange that came several times; those that came once are left out.
 *
 * Depends on nothing but the candidates and what was decided by hand: in any order they give the same
 * groups. Links are made within one customer, by hand across any two.
 *
 * The head is, in this order: a call as the telephone system has it, with its legs; whoever knows an answer that no other tells (else the customer would wait for
 * ever), whoever stands in a talk (so that its other turns stay with it), whoever knows more of the
 * exchange, the earliest. A record of question and answer gives way only as a whole: where both were seen on their
 * own elsewhere.
 */
export function repeatGroups(candidates: readonly Candidate[], hand: DecidedByHand): RepeatGroup[] {
  const links = linksOf(candidates, hand);
  const groups = groupsOf(candidates, links);
  const groupOf = new Map(groups.flatMap((group) => group.map((one) => [nameOf(one), group])));
  const rank = (one: Candidate) =>
    one.threading === 'call' ? 0 : keepsAnswer(one, groupOf) ? 1 : one.threading === 'own' ? 3 : 2;
  return groups.map((group) => {
    const [head, ...others] = group.toSorted((a, b) => rank(a) - rank(b) || known(b) - known(a) || byMoment(a, b));
    const rated = head!.isRated ? undefined : others.find(({ isRated }) => isRated);
    const rules = rulesFrom(head!, links);
    return {
      head: head!,
      repeats: others.map((one) => ({
        candidate: one,
        rule: rules.get(nameOf(one)) ?? BY_HAND,
        keepsRating: one === rated,
      })),
    };
  });
}

/** By name, from either end: the other end, and the rule. */
type Links = Map<string, { readonly other: string; readonly rule: string }[]>;

function linksOf(candidates: readonly Candidate[], { cut, linked }: DecidedByHand): Links {
  const links: Links = new Map();
  const names = new Set(candidates.map(nameOf));
  const add = (one: string, other: string, rule: string): void => {
    links.set(one, [...(links.get(one) ?? []), { other, rule }]);
    links.set(other, [...(links.get(other) ?? []), { other: one, rule }]);
  };
  const free = candidates.filter((one) => !isCut(one, cut)).sort(byMoment);
  for (const ofOne of byPerson(free))
    for (const { id, pairs } of REPEAT_RULES) for (const [a, b] of pairs(ofOne)) add(nameOf(a), nameOf(b), id);
  for (const [one, other] of linked) if (names.has(one) && names.has(other)) add(one, other, BY_HAND);
  return links;
}

/** An answer in the record of its question is cut with it. */
function isCut({ recordId, part }: InteractionRef, cut: ReadonlySet<string>): boolean {
  return cut.has(nameOf({ recordId, part })) || cut.has(nameOf({ recordId, part: 0 }));
}

function byPerson(candidates: readonly Candidate[]): Candidate[][] {
  const people = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const person = people.get(one.personId);
    if (person) person.push(one);
    else people.set(one.personId, [one]);
  }
  return [...people.values()].filter((all) => all.length > 1);
}

function groupsOf(candidates: readonly Candidate[], links: Links): Candidate[][] {
  const byName = new Map(candidates.map((one) => [nameOf(one), one]));
  const seen = new Set<string>();
  const groups: Candidate[][] = [];
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (let at = 0; at < group.length; at++)
      for (const { other } of links.get(group[at]!)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    groups.push(group.map((name) => byName.get(name)!));
  }
  return groups;
}

/** How each was found, from the head on: by the rule that leads to it in the fewest steps. */
function rulesFrom(head: Candidate, links: Links): Map<string, string> {
  const rules = new Map<string, string>([[nameOf(head), '']]);
  for (const name of rules.keys())
    for (const { other, rule } of (links.get(name) ?? []).toSorted(byOther))
      if (!rules.has(other)) rules.set(other, rule);
  return rules;
}

function byOther(a: { other: string; rule: string }, b: { other: string; rule: string }): number {
  return a.other < b.other ? -1 : a.other > b.other ? 1 : RULE_ORDER.indexOf(a.rule) - RULE_ORDER.indexOf(b.rule);
}

const RULE_ORDER = [BY_HAND, ...REPEAT_RULES.map(({ id }) => id)];

/** It states when it was answered; or its record holds the answer, which is not seen elsewhere as a message of its own. */
function keepsAnswer(one: Candidate, groupOf: ReadonlyMap<string, readonly Candidate[]>): boolean {
  if (!one.isPair) return one.statedAnsweredAt !== null;
  return ![0, 1].every((part) => {
    const group = groupOf.get(nameOf({ recordId: one.recordId, part })) ?? [];
    return group.some((other) => !other.isPair);
  });
}

/** How much it tells of the exchange. */
function known(one: Candidate): number {
  const told = [one.direction, one.agentPointId, one.outcome, one.talk, one.hold, one.wrapUp, one.subject || null];
  return told.filter((each) => each !== null).length + Math.min(1, one.attachments.filter(Boolean).length);
}
