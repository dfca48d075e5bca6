import type { InteractionFacts } from '../identify/interaction.ts';

/** The order of a history: oldest first; what happened at one moment stands in a fixed order. */
export function byMoment(a: InteractionFacts, b: InteractionFacts): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.recordId !== b.recordId) return a.recordId < b.recordId ? -1 : 1;
  return a.part - b.part;
}
