import { type Settings, settingsSchema } from '../contract/access.ts';
import type { Connection, Database } from './database.ts';

/** What holds until someone decides otherwise; the zone is the machine's. */
function defaults(): Settings {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    country: null,
    agents: [],
    chatSilenceHours: 24,
  };
}

/**
 * The organisation's settings; what was never set has its default. What decides how the history is made is a
 * decision: the newest that holds stands before what was set.
 */
export async function readSettings(database: Database | Connection): Promise<Settings> {
  const { rows } = await database.query<{ name: string; value: unknown }>('select name, value from history.setting');
  const decided = await database.query<{ about: Partial<Settings> }>(
    `select about from history.decision
     where kind in ('our-people', 'conversation-rules') and undone_at is null order by decision_id`,
  );
  return settingsSchema.parse({
    ...defaults(),
    ...Object.fromEntries(rows.map((row) => [row.name, row.value])),
    ...Object.assign({}, ...decided.rows.map(({ about }) => about)),
  });
}

/** Keeps the settings that are given; the others stay as they are. */
export async function writeSettings(database: Database, settings: Partial<Settings>): Promise<Settings> {
  for (const [name, value] of Object.entries(settings)) {
    await database.query(
      `insert into history.setting (name, value) values ($1, $2)
       on conflict (name) do update set value = excluded.value, changed_at = now()`,
      [name, JSON.stringify(value)],
    );
  }
  return await readSettings(database);
}
