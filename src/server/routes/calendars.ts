import { holidaysFileSchema, holidaysReadSchema } from '../../contract/calendar.ts';
import { localeOf, say } from '../../contract/messages/index.ts';
import { readICalendar } from '../../core/calendar/read-icalendar.ts';
import type { Context, Scope } from './context.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** Reads files for working hours; what comes of it is decided as any decision is (`calendar`). */
export async function calendarRoutes(scope: Scope, _context: Context): Promise<void> {
  scope.post(
    '/calendars/holidays',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        description: 'The holidays of an iCalendar file: all-day events, also those that repeat by year',
        body: holidaysFileSchema,
        response: { 200: holidaysReadSchema },
      },
    },
    async (request) => {
      const { holidays, leftOut } = readICalendar(request.body.text);
      const locale = localeOf(request.headers['accept-language']);
      return {
        holidays: [...holidays] as never,
        leftOut: leftOut.map(({ name, reason }) => ({ name, reason: say(`holiday-left-out.${reason}`, {}, locale) })),
      };
    },
  );
}
