import { PersonError } from '../../../contract/person-error.ts';
import { refuseUnknown } from '../../../store/known-points.ts';
import { pointsOfCustomer } from '../../../store/customer-points.ts';
import { resolvePeople } from '../../resolve-people.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * Contact points are not this customer's. They go, as one with each other as ties and decisions make them, and take
 * their interactions along, those of later too; what hangs only on them goes with them.
 */
export const split: DecisionKind<'split'> = {
  kind: 'split',
  check: async (connection, { customer, points }) => {
    await refuseUnknown(connection, [customer, ...points]);
    const its = await pointsOfCustomer(connection, customer);
    if (!points.every((point) => its.includes(point))) throw new PersonError('people.not-theirs', {}, { status: 409 });
    if (its.every((point) => points.includes(point))) throw new PersonError('people.nobody-stays', {}, { status: 409 });
  },
  complete: async (connection, { customer, points }) => {
    const its = await pointsOfCustomer(connection, customer);
    return { customer, points, kept: its.filter((point) => !points.includes(point)) };
  },
  settle: async ({ connection, span }, { customer, points, kept = [] }) =>
    void (await resolvePeople(connection, span, [customer, ...points, ...kept])),
};
