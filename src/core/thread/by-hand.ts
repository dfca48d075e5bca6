import type { InteractionFacts, InteractionRef } from '../identify/interaction.ts';
import { byMoment } from './by-moment.ts';

/** What people decided about conversations; interactions are named by {@link refOf}. */
export interface ByHand {
  /** A new conversation begins with each of these. */
  readonly cuts: ReadonlySet<string>;
  /** The conversation of the one continues that of the other. */
  readonly joins: readonly (readonly [string, string])[];
}

export const NOTHING_BY_HAND: ByHand = { cuts: new Set(), joins: [] };

export function refOf({ recordId, part }: InteractionRef): string {
  return `${recordId} ${part}`;
}

/** Cuts a conversation, oldest first, before each line with which a new one begins. */
export function cutByHand<T extends InteractionRef>(lines: readonly T[], { cuts }: ByHand): T[][] {
  if (cuts.size === 0) return [[...lines]];
  const pieces: T[][] = [];
  for (const line of lines) {
    if (pieces.length === 0 || cuts.has(refOf(line))) pieces.push([]);
    pieces[pieces.length - 1]!.push(line);
  }
  return pieces;
}

/**
 * Groups pieces of conversations that were joined, however many; in each group the piece that began
 * first stands first. Which pieces are joined does not depend on the order of the decisions. A join
 * that names something that is not there waits for it.
 */
export function joinByHand<T extends { readonly lines: readonly InteractionFacts[] }>(
  pieces: readonly T[],
  { joins }: ByHand,
): T[][] {
  if (joins.length === 0) return pieces.map((piece) => [piece]);
  const groups = new Map<T, T[]>(pieces.map((piece) => [piece, [piece]]));
  const wanted = new Set(joins.flat());
  const home = new Map<string, T>();
  for (const piece of pieces) for (const line of piece.lines) if (wanted.has(refOf(line))) home.set(refOf(line), piece);
  for (const [one, other] of joins) {
    const [a, b] = [home.get(one), home.get(other)];
    if (a === undefined || b === undefined || groups.get(a) === groups.get(b)) continue;
    const together = [...groups.get(a)!, ...groups.get(b)!];
    for (const piece of together) groups.set(piece, together);
  }
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => byMoment(a.lines[0]!, b.lines[0]!)));
}
