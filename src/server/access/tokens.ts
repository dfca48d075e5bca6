import type { TokenItem } from '../../contract/access.ts';
import { PersonError } from '../../contract/person-error.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import type { Database } from '../../store/database.ts';
import { newSecret } from './secrets.ts';

export interface TokenHolder {
  readonly kind: 'token';
  readonly name: string;
  readonly tokenHash: string;
}

/** Tokens by name; the secrets themselves are known to their holders only. */
export async function listTokens(database: Database): Promise<TokenItem[]> {
  const { rows } = await database.query<{ name: string; created_at: Date; last_used_at: Date | null }>(
    'select name, created_at, last_used_at from access.token order by name',
  );
  return rows.map((row) => ({
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** A new token, said this once. */
export async function createToken(database: Database, name: string): Promise<string> {
  const { secret, hash } = newSecret('rap_');
  const { rowCount } = await database.query(
    'insert into access.token (token_sha256, name) values ($1, $2) on conflict (name) do nothing',
    [hash, name],
  );
  if (rowCount === 0) throw new PersonError('token.taken', { name }, { status: 409, field: 'name' });
  return secret;
}

export async function deleteToken(database: Database, name: string): Promise<void> {
  const { rowCount } = await database.query('delete from access.token where name = $1', [name]);
  if (rowCount === 0) throw new PersonError('token.unknown', { name }, { status: 404 });
}

/** Which token this is; null: none. Its last use is noted to the minute, not at every request. */
export async function tokenHolder(database: Database, secret: string): Promise<TokenHolder | null> {
  return await tokenHolderOfHash(database, sha256(secret));
}

export async function tokenHolderOfHash(database: Database, hash: string): Promise<TokenHolder | null> {
  const { rows } = await database.query<{ name: string; is_stale: boolean }>(
    `select name, coalesce(last_used_at < now() - interval '1 minute', true) as is_stale
     from access.token where token_sha256 = $1`,
    [hash],
  );
  const [token] = rows;
  if (!token) return null;
  if (token.is_stale)
    await database.query('update access.token set last_used_at = now() where token_sha256 = $1', [hash]);
  return { kind: 'token', name: token.name, tokenHash: hash };
}
