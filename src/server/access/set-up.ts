import { PersonError } from '../../contract/person-error.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import { type Database, inTransaction } from '../../store/database.ts';
import { hashPassword } from './passwords.ts';
import { newSecret } from './secrets.ts';

/** The page that a set-up link opens; the token follows. */
export const SET_UP_PATH = '/set-up?token=';

/** The token of a new one-time set-up link, which replaces older ones. Null: an owner exists. */
export async function createSetUpToken(database: Database): Promise<string | null> {
  if (await isSetUp(database)) return null;
  const { secret, hash } = newSecret();
  await inTransaction(database, async (connection) => {
    await connection.query('delete from access.set_up');
    await connection.query('insert into access.set_up (token_sha256) values ($1)', [hash]);
  });
  return secret;
}

/** Asked before the password is hashed, so that guessing links costs us nothing. */
async function isOpen(database: Database, token: string): Promise<boolean> {
  const { rowCount } = await database.query('select 1 from access.set_up where token_sha256 = $1', [sha256(token)]);
  return rowCount === 1;
}

export async function isSetUp(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>('select exists (select 1 from access.person) as is');
  return rows[0]?.is ?? false;
}

/**
 * Makes the owner, once. Of two at the same moment one wins, because the token is taken first.
 *
 * @throws {PersonError} `set-up.done` (409) or `set-up.link` (403).
 */
export async function setUp(database: Database, token: string, name: string, password: string): Promise<number> {
  if (await isSetUp(database)) throw new PersonError('set-up.done', {}, { status: 409 });
  if (!(await isOpen(database, token))) throw new PersonError('set-up.link', {}, { status: 403, field: 'token' });
  const kept = await hashPassword(password);
  return await inTransaction(database, async (connection) => {
    const { rowCount } = await connection.query('delete from access.set_up where token_sha256 = $1', [sha256(token)]);
    if (rowCount !== 1) throw new PersonError('set-up.link', {}, { status: 403, field: 'token' });
    const { rows } = await connection.query<{ person_id: number }>(
      "insert into access.person (name, password, role) values ($1, $2, 'owner') returning person_id",
      [name.normalize('NFC'), kept],
    );
    return rows[0]!.person_id;
  });
}
