import { byMoment, type Candidate } from './candidate.ts';
import type { Pair } from './repeat-rule.ts';

/**
 * Pairs across systems of which each is the other's nearest, within `furthest` milliseconds: two equal
 * messages in one system meet two in another one by one, whatever is missing on either side.
 *
 * `alike` are oldest first. Of two equally near ones the earlier is taken.
 */
export function nearestPairs(
  alike: readonly Candidate[],
  furthest: number,
  mayBeSame: (a: Candidate, b: Candidate) => boolean,
): Pair[] {
  const systems = groupedBy(alike, ({ system }) => system);
  const pairs: Pair[] = [];
  for (const [place, ones] of systems.entries())
    for (const others of systems.slice(place + 1)) {
      const near = (a: Candidate, b: Candidate) => Math.abs(a.at - b.at) <= furthest && mayBeSame(a, b);
      for (const one of ones) {
        const other = nearestOf(one, others, furthest, near);
        if (other !== null && nearestOf(other, ones, furthest, near) === one) pairs.push([one, other]);
      }
    }
  return pairs;
}

function nearestOf(
  one: Candidate,
  among: readonly Candidate[],
  furthest: number,
  near: (a: Candidate, b: Candidate) => boolean,
): Candidate | null {
  let nearest: Candidate | null = null;
  for (let at = firstFrom(among, one.at - furthest); at < among.length; at++) {
    const other = among[at]!;
    const distance = other.at - one.at;
    if (distance > furthest || (nearest !== null && distance > Math.abs(nearest.at - one.at))) break;
    if (near(one, other) && (nearest === null || Math.abs(distance) < Math.abs(nearest.at - one.at))) nearest = other;
  }
  return nearest;
}

function firstFrom(among: readonly Candidate[], at: number): number {
  let [low, high] = [0, among.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (among[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that share a key, each group oldest first; what shares it with nobody is left away. */
export function alikeBy(candidates: readonly Candidate[], keyOf: (one: Candidate) => string | null): Candidate[][] {
  return groupedBy(candidates, keyOf)
    .filter((group) => group.length > 1)
    .map((group) => group.sort(byMoment));
}

function groupedBy(candidates: readonly Candidate[], keyOf: (one: Candidate) => string | null): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Where both say something, it is the same. */
export function agree<T>(a: T | null, b: T | null): boolean {
  return a === null || b === null || a === b;
}
