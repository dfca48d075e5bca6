import { z } from 'zod';
import { CHANNELS } from '../core/basics/channel.ts';
import { GOAL_AGGREGATIONS } from './target-metrics.ts';

const dateSchema = z.iso.date();
const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const hoursSchema = z.strictObject({ from: timeSchema, to: timeSchema });

/** Of whom something holds: everybody, one channel, or one team; the narrower one wins (team, channel, all). */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('channel'), channel: z.enum(CHANNELS) }),
  z.strictObject({ kind: z.literal('team'), team: z.string().trim().min(1).max(200) }),
]);
export type ScopeOf = z.infer<typeof scopeSchema>;

export const holidaySchema = z.strictObject({
  name: z.string().max(200),
  /** First and last local date, both closed. */
  from: dateSchema,
  to: dateSchema,
  repeat: z
    .strictObject({
      interval: z.number().int().min(1).max(100),
      until: dateSchema.optional(),
      on: z
        .strictObject({
          month: z.number().int().min(1).max(12),
          nth: z.number().int().min(-5).max(5),
          weekday: z.number().int().min(1).max(7),
        })
        .optional(),
    })
    .optional(),
  except: z.array(dateSchema).max(1_000).optional(),
  hours: z.array(hoursSchema).max(10).optional(),
});
export type HolidayItem = z.infer<typeof holidaySchema>;

/** One version of the hours of a scope; it holds from `validFrom` (a local date; null: always) until the next one's. */
export const calendarSchema = z.strictObject({
  for: scopeSchema,
  name: z.string().trim().min(1).max(200),
  zone: z.string().max(100),
  /** ISO 8601: 1 is Monday. */
  weekly: z
    .array(hoursSchema.extend({ weekday: z.number().int().min(1).max(7) }))
    .max(100)
    .describe('Weekday 1 is Monday; several spans a day are possible; "24:00" is the end of the day'),
  holidays: z.array(holidaySchema).max(5_000).default([]),
  validFrom: dateSchema.nullable().default(null),
});
export type CalendarDecision = z.infer<typeof calendarSchema>;

/**
 * Who belongs to a team from `validFrom` on, until the next version of the same name; nobody: it is dissolved.
 * An agent is in one team at a time: the one that was decided for the latest date.
 */
export const teamSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  agents: z.array(z.guid().toLowerCase()).max(10_000),
  validFrom: dateSchema.nullable().default(null),
  /** Whose midnight `validFrom` begins at. */
  zone: z.string().max(100).default('UTC'),
});
export type TeamDecision = z.infer<typeof teamSchema>;

/**
 * What was promised or is aimed at, from `validFrom` on. `value` is in the unit of the answer (seconds for durations, 0 to 1 for shares).
 *
 * Without `aggregate` each wait is held to it as it was promised when it began, and it stands beside every calculation of the metric;
 * with one it is a goal of that calculation only ("median under an hour"), which promises nothing to anybody.
 */
export const targetSchema = z.strictObject({
  for: scopeSchema,
  metric: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  aggregate: z.enum(GOAL_AGGREGATIONS).optional(),
  value: z.number().nonnegative(),
  clock: z.enum(['calendar', 'business']).default('calendar'),
  validFrom: dateSchema.nullable().default(null),
  zone: z.string().max(100).default('UTC'),
});
export type TargetDecision = z.infer<typeof targetSchema>;

/** The holidays that an iCalendar file brings, and the events in it that are none, each with a reason. */
export const holidaysReadSchema = z.object({
  holidays: z.array(holidaySchema),
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
});
export type HolidaysRead = z.infer<typeof holidaysReadSchema>;
export const holidaysFileSchema = z.strictObject({ text: z.string().max(4_000_000) });
