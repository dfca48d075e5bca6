import { type ReceiverAbout, receiverAboutSchema } from '../contract/receivers.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Connection, Database } from './database.ts';

/** Whom alerts tell; the secret never leaves the server again. */
export interface KeptReceiver {
  readonly receiverId: number;
  readonly about: ReceiverAbout;
  readonly secret: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

const ITEM = 'receiver_id as "receiverId", about, secret, made_by as "madeBy", made_at as "madeAt"';

/** Those that are not removed, by name. */
export async function listReceivers(database: Database): Promise<KeptReceiver[]> {
  const { rows } = await database.query<KeptReceiver>(
    `select ${ITEM} from watch.receiver where removed_at is null order by lower(about ->> 'name')`,
  );
  return rows.map(kept);
}

/** One that is not removed. @throws {PersonError} `receiver.unknown` (404). */
export async function findReceiver(database: Database | Connection, receiverId: number): Promise<KeptReceiver> {
  const { rows } = await database.query<KeptReceiver>(
    `select ${ITEM} from watch.receiver where receiver_id = $1 and removed_at is null`,
    [receiverId],
  );
  if (!rows[0]) throw unknown(String(receiverId));
  return kept(rows[0]);
}

/** The same by its number or name. @throws {PersonError} `receiver.unknown` (404). */
export async function receiverNamed(database: Database, name: string): Promise<KeptReceiver> {
  const { rows } = await database.query<KeptReceiver>(
    `select ${ITEM} from watch.receiver
     where removed_at is null and (receiver_id::text = $1 or lower(about ->> 'name') = lower($1)) limit 1`,
    [name],
  );
  if (!rows[0]) throw unknown(name);
  return kept(rows[0]);
}

/** @throws {PersonError} `receiver.name-taken` (409). */
export async function addReceiver(
  database: Database,
  about: ReceiverAbout,
  secret: string | null,
  by: string,
): Promise<KeptReceiver> {
  const { rows } = await database.query<KeptReceiver>(
    `insert into watch.receiver (about, secret, made_by) values ($1, $2, $3)
     on conflict (lower(about ->> 'name')) where removed_at is null do nothing returning ${ITEM}`,
    [JSON.stringify(about), secret, by],
  );
  if (!rows[0]) throw new PersonError('receiver.name-taken', { name: about.name }, { status: 409, field: 'name' });
  return kept(rows[0]);
}

/** Tells them nothing more, also not what is still due. @throws {PersonError} `receiver.unknown`. */
export async function removeReceiver(connection: Connection, receiverId: number, by: string): Promise<void> {
  await findReceiver(connection, receiverId);
  await connection.query('update watch.receiver set removed_by = $2, removed_at = now() where receiver_id = $1', [
    receiverId,
    by,
  ]);
  await connection.query("delete from watch.delivery where receiver_id = $1 and state <> 'done'", [receiverId]);
}

function kept(row: KeptReceiver): KeptReceiver {
  return { ...row, about: receiverAboutSchema.parse(row.about) };
}

function unknown(receiver: string): PersonError {
  return new PersonError('receiver.unknown', { receiver }, { status: 404 });
}
