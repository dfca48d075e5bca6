import type { SetTelling, Telling } from '../contract/receivers.ts';
import type { Database } from './database.ts';

/** How messages leave, with the password: for whoever sends. */
export type KeptTelling = Omit<Telling, 'hasPassword'> & { readonly password: string | null };

const NOTHING: KeptTelling = {
  address: null,
  host: null,
  port: null,
  security: null,
  username: null,
  password: null,
  sender: null,
};

export async function readTelling(database: Database): Promise<KeptTelling> {
  const { rows } = await database.query<KeptTelling>(
    'select address, host, port, security, username, password, sender from access.telling',
  );
  return rows[0] ?? NOTHING;
}

/** The same as it may be told. */
export async function tellingTold(database: Database): Promise<Telling> {
  const { password, ...telling } = await readTelling(database);
  return { ...telling, hasPassword: password !== null };
}

/** Without a password the one that there is stays, unless it is of another server or somebody else: then it is taken away. */
export async function writeTelling(database: Database, telling: SetTelling, by: string): Promise<Telling> {
  const before = await readTelling(database);
  const isSame = before.host === telling.host && before.port === telling.port && before.username === telling.username;
  const password = telling.password === undefined ? (isSame ? before.password : null) : telling.password;
  await database.query(
    `insert into access.telling (address, host, port, security, username, password, sender, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (is_only) do update set address = excluded.address, host = excluded.host, port = excluded.port,
       security = excluded.security, username = excluded.username, password = excluded.password,
       sender = excluded.sender, changed_by = excluded.changed_by, changed_at = now()`,
    [telling.address, telling.host, telling.port, telling.security, telling.username, password, telling.sender, by],
  );
  return await tellingTold(database);
}
