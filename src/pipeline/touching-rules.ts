import type { Change } from '../core/clean/change.ts';
import type { Interaction } from '../core/identify/interaction.ts';

/**
 * The rules that touched a record, by name: one entry for each value that was changed, left out or
 * filled, in the order of the stages. What only the whole conversation tells (a direction from its
 * opener) is not the record's own and is not among them. Most records have none.
 */
export function touchingRules(changes: readonly Change[], interactions: readonly Interaction[]): readonly string[] {
  let rules: string[] | null = null;
  for (const { rule } of changes) (rules ??= []).push(rule);
  for (const { fills } of interactions)
    for (const fill of fills) (rules ??= []).push(fill.slice(fill.indexOf(':') + 1));
  return rules ?? NONE;
}

const NONE: readonly string[] = [];
