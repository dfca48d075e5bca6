/** Columns of the facts that tell whose contact point stands beside them: people are joined and parted, contact points stay. */
export const PEOPLE_OF_POINTS = [
  { person: 'customer_id', point: 'contact_point_id' },
  { person: 'agent_id', point: 'agent_point_id' },
  { person: 'answered_by', point: 'answerer_point_id' },
  { person: 'first_resolved_by', point: 'first_resolver_point_id' },
  { person: 'resolved_by', point: 'resolver_point_id' },
] as const;
