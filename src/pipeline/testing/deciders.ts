import type { Deciding, DecisionKindName } from '../../contract/decisions.ts';
import type { Store } from '../../store/store.ts';

type Roll = (sides: number) => number;
type Decider = (store: Store, roll: Roll) => Promise<Deciding | null>;

/** How a random decision of each kind is made about what is in the history; null: nothing to decide about. */
export function deciderOf(kind: DecisionKindName): Decider {
  return DECIDERS[kind];
}

const DECIDERS: Readonly<Record<DecisionKindName, Decider>> = {
  'same-person': async (store, roll) => {
    const customers = await somePoints(store, roll, 2);
    return customers.length < 2 ? null : { kind: 'same-person', about: { customers }, why: '' };
  },
};

/** Contact points of the customer's side, picked by the roll from a fixed order. */
async function somePoints(store: Store, roll: Roll, count: number): Promise<string[]> {
  const { rows } = await store.database.query<{ id: string }>(
    `select id from (select distinct contact_point_id as id from history.interaction) points
     order by md5(id::text || $1) limit $2`,
    [String(roll(1_000_000)), count],
  );
  return rows.map(({ id }) => id);
}
