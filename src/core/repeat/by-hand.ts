import type { InteractionRef } from '../identify/interaction.ts';
import { nameOf } from './candidate.ts';
import type { DecidedByHand } from './repeat-groups.ts';

/** A decision on one interaction, in the order in which they were made; `of`: it is the same as that one; null: as none. */
export interface RepeatDecision {
  readonly interaction: InteractionRef;
  readonly of: InteractionRef | null;
}

/** What holds of decisions that contradict each other: the later word on an interaction. */
export function decidedByHand(decisions: readonly RepeatDecision[]): DecidedByHand {
  const cut = new Set<string>();
  let linked: (readonly [string, string])[] = [];
  for (const { interaction, of } of decisions) {
    const name = nameOf(interaction);
    if (of === null) {
      cut.add(name);
      linked = linked.filter((link) => !link.includes(name));
    } else linked.push([name, nameOf(of)]);
  }
  return { cut, linked };
}
