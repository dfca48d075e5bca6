import type { CalendarDecision } from '../../../contract/calendar.ts';
import { PersonError } from '../../../contract/person-error.ts';
import { timeOfDay } from '../../../core/calendar/local-date.ts';
import { isZone } from '../../../core/calendar/zone.ts';
import type { DecisionKind } from '../decision-kind.ts';

/**
 * When a team, a channel or everybody works. Nothing derived is made again: the business clock is looked up
 * when a question is asked, so all history follows with the next one.
 */
export const calendar: DecisionKind<'calendar'> = {
  kind: 'calendar',
  check: async (_connection, about) => refuseUnusable(about),
};

function refuseUnusable({ zone, weekly, holidays }: CalendarDecision): void {
  if (!isZone(zone)) throw new PersonError('zone.unknown', { zone }, { status: 400, field: 'zone' });
  const all = [...weekly, ...holidays.flatMap((holiday) => holiday.hours ?? [])];
  for (const { from, to } of all) {
    if (timeOfDay(to)! <= timeOfDay(from)!)
      throw new PersonError('calendar.hours-end-early', { from, to }, { status: 400, field: 'weekly' });
  }
  for (const { name, from, to } of holidays) {
    if (to < from)
      throw new PersonError('calendar.holiday-ends-early', { name, from, to }, { status: 400, field: 'holidays' });
  }
}
