import { refuseMixed, refuseUnknown } from '../../../store/known-points.ts';
import { resolvePeople } from '../../resolve-people.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** These customers are one. Links move, never rows; undone, each goes back to where it came in. */
export const samePerson: DecisionKind<'same-person'> = {
  kind: 'same-person',
  check: async (connection, { customers }) => {
    await refuseUnknown(connection, customers);
    await refuseMixed(connection, customers);
  },
  settle: async ({ connection, span }, { customers }) => void (await resolvePeople(connection, span, customers)),
};
