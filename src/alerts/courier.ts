import { setTimeout as pause } from 'node:timers/promises';
import type { WhyMessage } from '../contract/text.ts';
import { tellOfAlerts } from '../store/alerts.ts';
import type { Database } from '../store/database.ts';
import {
  claimDelivery,
  type DeliveryOutcome,
  findDelivery,
  type KeptDelivery,
  queueTest,
  setDelivered,
} from '../store/deliveries.ts';
import { findFiring } from '../store/firings.ts';
import { findReceiver } from '../store/receivers.ts';
import { readSettings } from '../store/settings.ts';
import { readTelling } from '../store/telling.ts';
import { firingItem } from './items.ts';
import { bodyOf, letterOf, type Told } from './message.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

/** Longer than any attempt takes; after that whoever took it is taken for dead. */
const LEASE = 60_000;
const AT_ONCE = 4;
const LOOK_EVERY = 500;
/** Seconds after each failed attempt until the next: ten attempts over a day; then it is given up, and shown. */
const AGAIN = [10, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200];

/**
 * Delivers what alerts have to tell, until `signal`; never rejects. A few at a time, so that one receiver who does not answer
 * does not hold up the others.
 */
export async function deliverDue(
  database: Database,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
  again: readonly number[] = AGAIN,
): Promise<void> {
  const onTheirWay = new Set<Promise<void>>();
  while (!signal.aborted) {
    try {
      while (onTheirWay.size < AT_ONCE && !signal.aborted) {
        const delivery = await claimDelivery(database, LEASE);
        if (!delivery) break;
        const work = deliver(database, delivery, again)
          .catch(onFailure)
          .finally(() => onTheirWay.delete(work));
        onTheirWay.add(work);
      }
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
    await pause(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(onTheirWay);
}

/** Sends a test to one receiver, at once; it is not tried again. Returns what came of it. @throws {PersonError} `receiver.unknown`. */
export async function sendTest(database: Database, receiverId: number): Promise<KeptDelivery> {
  await findReceiver(database, receiverId);
  const delivery = await findDelivery(database, await queueTest(database, receiverId, LEASE));
  await deliver(database, delivery, []);
  return await findDelivery(database, delivery.deliveryId);
}

async function deliver(database: Database, delivery: KeptDelivery, again: readonly number[]): Promise<void> {
  const problem = await attempt(database, delivery);
  await setDelivered(database, delivery.deliveryId, outcomeOf(problem, delivery.attempts, again));
  await tellOfAlerts(database);
}

function outcomeOf(problem: WhyMessage | null, attempts: number, again: readonly number[]): DeliveryOutcome {
  if (problem === null) return { state: 'done' };
  const seconds = again[attempts - 1];
  return seconds === undefined ? { state: 'failed', problem } : { state: 'due', inMs: seconds * 1000, problem };
}

async function attempt(database: Database, delivery: KeptDelivery): Promise<WhyMessage | null> {
  const { about, secret } = await findReceiver(database, delivery.receiverId);
  const telling = await readTelling(database);
  const told: Told = {
    ...delivery,
    firing: delivery.firingId === null ? null : firingItem(await findFiring(database, delivery.firingId)),
    address: telling.address,
    zone: (await readSettings(database)).zone,
  };
  const { deliveryId, event } = delivery;
  if (about.kind === 'webhook')
    return await sendWebhook(
      { ...about, secret: secret ?? '' },
      { deliveryId, event: `alert.${event}`, body: bodyOf(told) },
    );
  return await sendMail(telling, { deliveryId, to: about.address, ...letterOf(told, about.locale) });
}
