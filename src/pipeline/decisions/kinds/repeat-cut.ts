import { decideRepeatsOf, refuseUnknownInteraction } from '../../repeats-of-records.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** This interaction counts for itself; an answer in the same record with it. */
export const repeatCut: DecisionKind<'repeat-cut'> = {
  kind: 'repeat-cut',
  check: async (connection, { record, part }) => await refuseUnknownInteraction(connection, record, part),
  settle: async (settling, { record }) => await decideRepeatsOf(settling, [record]),
};
