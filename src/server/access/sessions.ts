import { sha256 } from '../../core/basics/sha256.ts';
import type { Database } from '../../store/database.ts';
import { newSecret } from './secrets.ts';

/** Days that a sign-in lasts. */
export const SESSION_DAYS = 30;

export interface SignedIn {
  readonly kind: 'person';
  readonly name: string;
  readonly role: string;
  readonly sessionHash: string;
}

/** Signs a person in; the secret goes into the cookie. Sessions that have ended go. */
export async function startSession(database: Database, personId: number): Promise<string> {
  const { secret, hash } = newSecret();
  await database.query('delete from access.session where expires_at < now()');
  await database.query(
    `insert into access.session (token_sha256, person_id, expires_at)
     values ($1, $2, now() + make_interval(days => $3))`,
    [hash, personId, SESSION_DAYS],
  );
  return secret;
}

/** Who holds this session; null: nobody, or it has ended. */
export async function personOf(database: Database, secret: string): Promise<SignedIn | null> {
  return await personOfHash(database, sha256(secret));
}

export async function personOfHash(database: Database, hash: string): Promise<SignedIn | null> {
  const { rows } = await database.query<{ name: string; role: string }>(
    `select p.name, p.role from access.session s join access.person p using (person_id)
     where s.token_sha256 = $1 and s.expires_at > now()`,
    [hash],
  );
  return rows[0] ? { kind: 'person', ...rows[0], sessionHash: hash } : null;
}

export async function endSession(database: Database, hash: string): Promise<void> {
  await database.query('delete from access.session where token_sha256 = $1', [hash]);
}
