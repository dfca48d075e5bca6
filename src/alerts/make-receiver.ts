import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { PersonError } from '../contract/person-error.ts';
import type { NewReceiver, ReceiverAbout, ReceiverItem } from '../contract/receivers.ts';
import type { Database } from '../store/database.ts';
import { addReceiver, type KeptReceiver } from '../store/receivers.ts';
import { reachOf } from './private-address.ts';

/** Somebody to be told; a webhook's secret is made here and told this once. @throws {PersonError} `receiver.…`. */
export async function makeReceiver(database: Database, about: ReceiverAbout, by: string): Promise<NewReceiver> {
  if (about.kind === 'webhook') refuseAddress(about);
  const secret = about.kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64url')}` : null;
  return { ...receiverItem(await addReceiver(database, about, secret, by)), secret };
}

/** A receiver as it may be told: without its secret. */
export function receiverItem({ receiverId, about, madeBy, madeAt }: KeptReceiver): ReceiverItem {
  return { receiverId, about, madeBy, madeAt: madeAt.toISOString() };
}

/** What is seen at once; what a name stands for is looked at with each attempt. */
function refuseAddress({ url, isPrivateAllowed }: Extract<ReceiverAbout, { kind: 'webhook' }>): void {
  const { hostname, username, password } = new URL(url);
  const refuse = (code: string) =>
    new PersonError(code, { host: hostname }, { exitCode: 2, status: 400, field: 'url' });
  if (username || password) throw refuse('webhook.with-password');
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (!isIP(literal)) return;
  const reach = reachOf(literal);
  if (reach === 'never' || (reach === 'private' && !isPrivateAllowed)) throw refuse('webhook.private');
}
