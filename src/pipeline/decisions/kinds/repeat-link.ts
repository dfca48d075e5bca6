import { PersonError } from '../../../contract/person-error.ts';
import { decideRepeatsOf, refuseOtherCustomers, refuseUnknownInteraction } from '../../repeats-of-records.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** These two are one exchange. Which of them counts is decided as for those that a rule has linked. */
export const repeatLink: DecisionKind<'repeat-link'> = {
  kind: 'repeat-link',
  async check(connection, { record, part, of, ofPart }) {
    if (record === of && part === ofPart) throw new PersonError('repeat.of-itself', {}, { field: 'of' });
    await refuseUnknownInteraction(connection, record, part);
    await refuseUnknownInteraction(connection, of, ofPart);
    await refuseOtherCustomers(connection, [record, of]);
  },
  settle: async (settling, { record, of }) => await decideRepeatsOf(settling, [record, of]),
};
