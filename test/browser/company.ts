import { inject } from 'vitest';
import { OWNER, rapportOn } from './product.ts';

export const address = inject('address');
export const rapport = <T>(...args: string[]): Promise<T> => rapportOn<T>(inject('data'), ...args);

/** The zone of the readers in these tests, which the owner's set-up makes the organisation's. */
export const ZONE = 'Asia/Shanghai';

/** The product with its owner and the sample company, made by whoever asks first. Returns the session's cookie. */
export async function company(): Promise<string> {
  const session = (await (await fetch(`${address}/api/v1/session`)).json()) as { state: string };
  const cookie = session.state === 'set-up' ? await setUp() : await enter('sign-in', OWNER);
  const mine = (await (await call('session', cookie)).json()) as { hasHistory: boolean };
  if (!mine.hasHistory) await rapport('demo');
  return cookie;
}

async function setUp(): Promise<string> {
  const token = new URL(inject('setUpLink')).searchParams.get('token');
  const cookie = await enter('set-up', { token, ...OWNER });
  const settings = (await (await call('settings', cookie)).json()) as object;
  await call('settings', cookie, { method: 'PUT', body: JSON.stringify({ ...settings, zone: ZONE }) });
  return cookie;
}

async function enter(how: string, body: object): Promise<string> {
  const answer = await call(how, '', { method: 'POST', body: JSON.stringify(body) });
  const [cookie] = answer.headers.getSetCookie();
  if (!answer.ok || !cookie) throw new Error(`${how}: ${answer.status} ${await answer.text()}`);
  return cookie.split(';')[0]!;
}

async function call(path: string, cookie: string, init: RequestInit = {}): Promise<Response> {
  const headers = { cookie, ...(init.body ? { 'content-type': 'application/json' } : {}) };
  return await fetch(`${address}/api/v1/${path}`, { ...init, headers });
}

/** Pushes interactions as a program does, with a token of its own. */
export async function push(token: string, source: string, items: readonly object[]): Promise<unknown> {
  const answer = await fetch(`${address}/api/v1/interactions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ source, items }),
  });
  return await answer.json();
}

/** A civil date some days from today, in the readers' zone. */
export function day(offset: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(Date.now() + offset * 86_400_000);
}
