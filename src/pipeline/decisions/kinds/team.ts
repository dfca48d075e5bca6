import { PersonError } from '../../../contract/person-error.ts';
import { isZone } from '../../../core/calendar/zone.ts';
import type { DecisionKind } from '../decision-kind.ts';

/** Who belongs to a team from when on. Looked up when a question is asked: nothing derived is made again. */
export const team: DecisionKind<'team'> = {
  kind: 'team',
  check: async (connection, { agents, zone }) => {
    if (!isZone(zone)) throw new PersonError('zone.unknown', { zone }, { status: 400, field: 'zone' });
    const { rows } = await connection.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as a (id)
       where not exists (select from history.contact_point p where p.contact_point_id = id) limit 1`,
      [agents],
    );
    if (rows[0]) throw new PersonError('team.unknown-agent', { agent: rows[0].id }, { status: 400, field: 'agents' });
  },
};
