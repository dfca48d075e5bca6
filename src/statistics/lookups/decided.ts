import { calendarSchema, targetSchema, teamSchema } from '../../contract/calendar.ts';
import type { CalendarDecision, TargetDecision, TeamDecision } from '../../contract/calendar.ts';
import type { Connection } from '../../store/database.ts';

/** A decision that statistics look up; those that were undone are not among the ones that hold. */
export interface Decided<About> {
  readonly decisionId: number;
  readonly about: About;
}

/** All that is looked up when a question is asked, each kind in the order in which it was decided. */
export interface LookedUp {
  readonly calendars: readonly Decided<CalendarDecision>[];
  readonly teams: readonly Decided<TeamDecision>[];
  readonly targets: readonly Decided<TargetDecision>[];
}

/** The working hours, teams and targets that hold. */
export async function lookedUp(connection: Connection): Promise<LookedUp> {
  const { rows } = await connection.query<{ decision_id: number; kind: string; about: unknown }>(
    'select decision_id, kind, about from published.decision where undone_at is null order by decision_id',
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    calendars: of('calendar').map((row) => ({
      decisionId: row.decision_id,
      about: calendarSchema.parse(row.about),
    })),
    teams: of('team').map((row) => ({ decisionId: row.decision_id, about: teamSchema.parse(row.about) })),
    targets: of('target').map((row) => ({ decisionId: row.decision_id, about: targetSchema.parse(row.about) })),
  };
}

/** One version of working hours, also one that was undone; null where there is none of this number. */
export async function calendarVersion(connection: Connection, decisionId: number): Promise<CalendarDecision | null> {
  const { rows } = await connection.query<{ about: unknown }>(
    "select about from published.decision where kind = 'calendar' and decision_id = $1",
    [decisionId],
  );
  return rows[0] ? calendarSchema.parse(rows[0].about) : null;
}
