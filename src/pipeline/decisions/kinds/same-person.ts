import { resolvePeople } from '../../resolve-people.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** These customers are one. Links move, never rows; undone, each goes back to where it came in. */
export const samePerson: DecisionKind<'same-person'> = {
  kind: 'same-person',
  settle: async (settling, { customers }) => await resolvePeople(settling, customers),
};
