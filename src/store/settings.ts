import type { Settings } from '../contract/access.ts';
import { type Database, inTransaction } from './database.ts';

/** What holds until somebody says otherwise. */
const DEFAULTS: Settings = { zone: 'UTC', country: null, agents: [], chatSilenceHours: 12 };

const NAMES = { zone: 'zone', country: 'country', agents: 'agents', chatSilenceHours: 'silence' } as const;

/** The organisation's settings, each with its default where nobody has said anything. */
export async function readSettings(database: Database, defaults: Partial<Settings> = {}): Promise<Settings> {
  const { rows } = await database.query<{ name: string; value: unknown }>(
    'select name, value from history.setting where name = any($1)',
    [Object.values(NAMES)],
  );
  const said = new Map(rows.map((row) => [row.name, row.value]));
  const all: Settings = { ...DEFAULTS, ...defaults };
  return Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [key, said.has(name) ? said.get(name) : all[key as keyof Settings]]),
  ) as Settings;
}

/** Saves all of them, or none. */
export async function saveSettings(database: Database, settings: Settings): Promise<void> {
  await inTransaction(database, async (connection) => {
    for (const [key, name] of Object.entries(NAMES)) {
      await connection.query(
        `insert into history.setting (name, value) values ($1, $2)
         on conflict (name) do update set value = excluded.value, changed_at = now()
         where setting.value is distinct from excluded.value`,
        [name, JSON.stringify(settings[key as keyof Settings])],
      );
    }
  });
}
