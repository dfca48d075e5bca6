import type { DeliveryItem } from '../contract/receivers.ts';
import type { WhyMessage } from '../contract/text.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Connection, Database } from './database.ts';

/** One telling, as it is kept. */
export interface KeptDelivery extends Omit<DeliveryItem, 'dueAt' | 'madeAt' | 'doneAt' | 'problem'> {
  readonly dueAt: Date;
  readonly madeAt: Date;
  readonly doneAt: Date | null;
  readonly problem: WhyMessage | null;
}

const ITEM = `
d.delivery_id as "deliveryId", d.receiver_id as "receiverId", r.about ->> 'name' as receiver, d.firing_id as "firingId",
d.event, d.state, d.attempts, d.due_at as "dueAt", d.made_at as "madeAt", d.done_at as "doneAt", d.problem`;

/** To each of these receivers that is not removed. */
export async function queueFired(
  connection: Connection,
  firingId: number,
  receiverIds: readonly number[],
): Promise<void> {
  await connection.query(
    `insert into watch.delivery (receiver_id, firing_id, event)
     select receiver_id, $1, 'fired' from watch.receiver where receiver_id = any ($2) and removed_at is null
     order by receiver_id`,
    [firingId, receiverIds],
  );
}

/** To whoever was told that it fired. */
export async function queueCleared(connection: Connection, firingId: number): Promise<void> {
  await connection.query(
    `insert into watch.delivery (receiver_id, firing_id, event)
     select d.receiver_id, d.firing_id, 'cleared' from watch.delivery d join watch.receiver r using (receiver_id)
     where d.firing_id = $1 and d.event = 'fired' and r.removed_at is null order by d.receiver_id`,
    [firingId],
  );
}

/** A test; returns its number. It is held back from whoever delivers for `ahead` ms, for the one who asked to try it. */
export async function queueTest(database: Database, receiverId: number, ahead: number): Promise<number> {
  const { rows } = await database.query<{ id: number }>(
    `insert into watch.delivery (receiver_id, event, attempts, due_at)
     values ($1, 'test', 1, now() + $2 * interval '1 millisecond') returning delivery_id as id`,
    [receiverId, ahead],
  );
  return rows[0]!.id;
}

/**
 * Takes the one that is due longest, for `lease` ms: who dies over it leaves it to the next. What cleared waits for what fired, to the
 * same receiver. Null: nothing is due.
 */
export async function claimDelivery(database: Database, lease: number): Promise<KeptDelivery | null> {
  const { rows } = await database.query<KeptDelivery>(
    `update watch.delivery d set attempts = attempts + 1, due_at = now() + $1 * interval '1 millisecond'
     from watch.receiver r
     where r.receiver_id = d.receiver_id and d.delivery_id = (
       select one.delivery_id from watch.delivery one
       where one.state = 'due' and one.due_at <= now() and not exists (
         select from watch.delivery earlier
         where earlier.firing_id = one.firing_id and earlier.receiver_id = one.receiver_id
           and earlier.delivery_id < one.delivery_id and earlier.state = 'due')
       order by one.due_at, one.delivery_id
       limit 1 for update skip locked)
     returning ${ITEM}`,
    [lease],
  );
  return rows[0] ?? null;
}

/** What came of an attempt: done; to be tried again then; or given up. */
export type DeliveryOutcome =
  | { readonly state: 'done' }
  | { readonly state: 'due'; readonly inMs: number; readonly problem: WhyMessage }
  | { readonly state: 'failed'; readonly problem: WhyMessage };

export async function setDelivered(database: Database, deliveryId: number, outcome: DeliveryOutcome): Promise<void> {
  await database.query(
    `update watch.delivery set state = $2, problem = $3, done_at = case when $2 = 'done' then now() end,
       due_at = case when $2 = 'due' then now() + $4 * interval '1 millisecond' else due_at end
     where delivery_id = $1`,
    [
      deliveryId,
      outcome.state,
      outcome.state === 'done' ? null : JSON.stringify(outcome.problem),
      outcome.state === 'due' ? outcome.inMs : 0,
    ],
  );
}

/** One that was given up, or waits: it is tried at once, and as often as a new one. @throws {PersonError} `delivery.unknown`. */
export async function retryDelivery(database: Database, deliveryId: number): Promise<KeptDelivery> {
  await database.query(
    `update watch.delivery set state = 'due', attempts = 0, due_at = now() where delivery_id = $1 and state <> 'done'`,
    [deliveryId],
  );
  return await findDelivery(database, deliveryId);
}

/** @throws {PersonError} `delivery.unknown` (404). */
export async function findDelivery(database: Database, deliveryId: number): Promise<KeptDelivery> {
  const { rows } = await database.query<KeptDelivery>(
    `select ${ITEM} from watch.delivery d join watch.receiver r using (receiver_id) where d.delivery_id = $1`,
    [deliveryId],
  );
  if (!rows[0]) throw new PersonError('delivery.unknown', { delivery: String(deliveryId) }, { status: 404 });
  return rows[0];
}

/** Those that have failed at least once and have not arrived, newest first. */
export async function troubledDeliveries(database: Database): Promise<KeptDelivery[]> {
  const { rows } = await database.query<KeptDelivery>(
    `select ${ITEM} from watch.delivery d join watch.receiver r using (receiver_id)
     where r.removed_at is null and (d.state = 'failed' or (d.state = 'due' and d.problem is not null))
     order by d.delivery_id desc limit 100`,
  );
  return rows;
}

/** Of these firings, in their order. */
export async function deliveriesOf(database: Database, firingIds: readonly number[]): Promise<KeptDelivery[]> {
  const { rows } = await database.query<KeptDelivery>(
    `select ${ITEM} from watch.delivery d join watch.receiver r using (receiver_id)
     where d.firing_id = any ($1) order by d.delivery_id`,
    [firingIds],
  );
  return rows;
}
