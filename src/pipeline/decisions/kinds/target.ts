import { PersonError } from '../../../contract/person-error.ts';
import { isZone } from '../../../core/calendar/zone.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** What was promised or is aimed at. Looked up when a question is asked: nothing derived is made again. */
export const target: DecisionKind<'target'> = {
  kind: 'target',
  check: async (_connection, { zone }) => {
    if (!isZone(zone)) throw new PersonError('zone.unknown', { zone }, { status: 400, field: 'zone' });
  },
};
