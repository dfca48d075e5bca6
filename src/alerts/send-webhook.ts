import { createHmac } from 'node:crypto';
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { WhyMessage } from '../contract/text.ts';
import { reachOf } from './private-address.ts';

export interface Webhook {
  readonly url: string;
  readonly isPrivateAllowed: boolean;
  readonly secret: string;
}

/** What travels: its number stays the same over all attempts, so that who gets it twice can tell. */
export interface Parcel {
  readonly deliveryId: number;
  readonly event: string;
  readonly body: string;
}

/** From the first byte to the status of the answer. */
const PATIENCE = 10_000;

/**
 * Posts JSON to an address and waits for a status of 2xx; what else the answer says is not read. Null: it arrived.
 *
 * Redirects are not followed: where they lead nobody has typed. Each IP address that the name stands for is looked at
 * as the connection is made, so that a name cannot be one thing when it is checked and another when it is used.
 * `rapport-signature: t=SECONDS,v1=HEX` is the HMAC-SHA-256 of `SECONDS.BODY` with the receiver's secret.
 */
export async function sendWebhook(webhook: Webhook, parcel: Parcel, patience = PATIENCE): Promise<WhyMessage | null> {
  const url = new URL(webhook.url);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isAllowed(literal, webhook)) return { code: 'webhook.private', about: { host: literal } };
  return await new Promise((settle) => {
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(patience),
      maxHeaderSize: 16_384,
      lookup: guarded(webhook),
      headers: headersOf(webhook.secret, parcel),
    });
    request.on('response', (response) => {
      settle(refusalOf(response.statusCode ?? 0));
      request.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) => settle(failureOf(error, url.hostname)));
    request.end(parcel.body);
  });
}

function headersOf(secret: string, { deliveryId, event, body }: Parcel): Record<string, string> {
  const seconds = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Rapport',
    'rapport-event': event,
    'rapport-delivery': String(deliveryId),
    'rapport-signature': `t=${seconds},v1=${signatureOf(secret, seconds, body)}`,
  };
}

export function signatureOf(secret: string, seconds: string, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

function isAllowed(address: string, { isPrivateAllowed }: Pick<Webhook, 'isPrivateAllowed'>): boolean {
  const reach = reachOf(address);
  return reach === 'public' || (reach === 'private' && isPrivateAllowed);
}

class PrivateAddress extends Error {}

/** Of the addresses that a name stands for, those that are allowed. */
function guarded(webhook: Webhook): LookupFunction {
  return (hostname, options, give) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return give(error, '', 4);
      const allowed = found.filter(({ address }) => isAllowed(address, webhook));
      const [first] = allowed;
      if (!first) return give(new PrivateAddress(hostname), '', 4);
      if (options.all) give(null, allowed);
      else give(null, first.address, first.family);
    });
  };
}

function refusalOf(status: number): WhyMessage | null {
  if (status >= 200 && status < 300) return null;
  const code = status >= 300 && status < 400 ? 'webhook.redirected' : 'webhook.status';
  return { code, about: { status: String(status) } };
}

function failureOf(error: NodeJS.ErrnoException, host: string): WhyMessage {
  if (error instanceof PrivateAddress) return { code: 'webhook.private', about: { host } };
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error.code === 'ABORT_ERR')
    return { code: 'webhook.timeout', about: { host } };
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return { code: 'webhook.unknown-host', about: { host } };
  return { code: 'webhook.failed', about: { host, reason: error.code ?? error.message.slice(0, 200) } };
}
