import { PersonError } from '../../../contract/person-error.ts';
import { refuseUnknown } from '../../../store/known-points.ts';
import { pointsOfCustomer } from '../../../store/customer-points.ts';
import { resolvePeople } from '../../resolve-people.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * Two customers stay two: a suggestion that was refused. It holds against ties that come later, too, for all
 * contact points that both had by then; what hangs on both sides stays with the first.
 */
export const differentPeople: DecisionKind<'different-people'> = {
  kind: 'different-people',
  check: async (connection, { customers }) => {
    await refuseUnknown(connection, customers);
    const [one, other] = await sidesOf(connection, customers);
    if (one.some((point) => other.includes(point))) throw new PersonError('people.are-one', {}, { status: 409 });
  },
  complete: async (connection, { customers }) => {
    const [kept, left] = await sidesOf(connection, customers);
    return { customers, kept, left };
  },
  settle: async ({ connection, span }, { customers, kept = [], left = [] }) =>
    void (await resolvePeople(connection, span, [...customers, ...kept, ...left])),
};

async function sidesOf(
  connection: Parameters<typeof pointsOfCustomer>[0],
  [one, other]: readonly string[],
): Promise<[string[], string[]]> {
  return [await pointsOfCustomer(connection, one!), await pointsOfCustomer(connection, other!)];
}
