import { decide } from '../../pipeline/index.ts';
import { expect, test } from 'vitest';
import { SESSION_COOKIE } from '../access/guard.ts';
import { createSetUpToken } from '../access/set-up.ts';
import { type Visit, withApp } from '../testing/with-app.ts';

const OWNER = { name: 'Olga 奥尔加', password: 'correct horse battery' };

function post(app: Visit['app'], url: string, payload: object, headers: Record<string, string> = {}) {
  return app.inject({ method: 'POST', url: `/api/v1/${url}`, payload, headers });
}

function cookieOf(response: { cookies: { name: string; value: string }[] }): string {
  const cookie = response.cookies.find((one) => one.name === SESSION_COOKIE);
  return `${SESSION_COOKIE}=${cookie?.value}`;
}

test('set up once by the link, then sign in and out', () =>
  withApp({}, async ({ app, database }) => {
    await database.query('delete from access.person');
    expect((await app.inject('/api/v1/session')).json()).toMatchObject({
      state: 'set-up',
      person: null,
      version: '1.2.3',
    });
    const old = await createSetUpToken(database);
    const token = await createSetUpToken(database);
    expect((await post(app, 'set-up', { token: old, ...OWNER })).json().code).toBe('set-up.link');
    expect((await post(app, 'set-up', { token, name: 'Olga', password: 'short' })).json().field).toBe('password');

    const done = await post(app, 'set-up', { token, ...OWNER });
    expect(done.json()).toMatchObject({ state: 'signed-in', person: { name: OWNER.name, role: 'owner' } });
    expect(done.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Lax/);
    expect((await post(app, 'set-up', { token, ...OWNER })).json().code).toBe('set-up.done');
    expect(await createSetUpToken(database)).toBeNull();

    const cookie = cookieOf(done);
    expect((await app.inject({ url: '/api/v1/settings', headers: { cookie } })).statusCode).toBe(200);
    expect((await post(app, 'sign-out', {}, { cookie })).statusCode).toBe(204);
    expect((await app.inject({ url: '/api/v1/settings', headers: { cookie } })).statusCode).toBe(401);

    expect((await app.inject('/api/v1/session')).json().state).toBe('signed-out');
    const again = await post(app, 'sign-in', OWNER);
    expect((await app.inject({ url: '/api/v1/session', headers: { cookie: cookieOf(again) } })).json().state).toBe(
      'signed-in',
    );
  }));

test('a wrong password and an unknown name are refused alike; guessing is slowed down', () =>
  withApp({}, async ({ app }) => {
    const wrong = await post(app, 'sign-in', { name: 'Olga', password: 'wrong' });
    const nobody = await post(app, 'sign-in', { name: 'Nobody', password: 'wrong' });
    expect([wrong.statusCode, wrong.json()]).toEqual([401, nobody.json()]);
    for (let guess = 0; guess < 8; guess += 1) await post(app, 'sign-in', {});
    await post(app, 'sign-in', { name: 'Olga', password: 'wrong' });
    const late = await post(app, 'sign-in', { name: 'Olga', password: 'wrong' });
    expect([late.statusCode, late.json().code]).toEqual([429, 'access.too-often']);
    expect(late.json().fix).toMatch(/Wait \d+ seconds/);
  }));

test('an ended session and a made-up cookie open nothing', () =>
  withApp({}, async ({ app, ask, database }) => {
    const forged = { cookie: `${SESSION_COOKIE}=forged` };
    expect((await app.inject({ url: '/api/v1/settings', headers: forged })).statusCode).toBe(401);
    expect((await ask('/api/v1/settings')).statusCode).toBe(200);
    await database.query("update access.session set expires_at = now() - interval '1 second'");
    expect((await ask('/api/v1/settings')).statusCode).toBe(401);
  }));

test('another site cannot use the cookie', () =>
  withApp({ intake: async () => [] }, async ({ ask }) => {
    const send = async (headers: Record<string, string>): Promise<number> =>
      (await ask({ method: 'POST', url: '/api/v1/interactions', payload: [], headers })).statusCode;
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'http://other.example' })).toBe(200);
    expect(await send({ origin: 'http://localhost:7400', host: 'localhost:7400' })).toBe(200);
    expect(await send({})).toBe(200);
  }));

test('a token asks and sends, but makes no tokens; deleted it is nothing', () =>
  withApp({ intake: async () => [] }, async ({ app, ask }) => {
    const made = await ask({ method: 'POST', url: '/api/v1/tokens', payload: { name: 'shop' } });
    expect(made.statusCode).toBe(201);
    const headers = { authorization: `Bearer ${made.json().token}` };
    expect((await post(app, 'interactions', [], { ...headers, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/v1/tokens', headers })).json().code).toBe('access.not-for-tokens');
    for (const url of [
      '/api/v1/interactions/00000000-0000-4000-8000-000000000001/original',
      '/api/v1/problems/rows?code=x',
    ])
      expect((await app.inject({ url, headers })).json().code).toBe('access.not-for-tokens');
    const twice = await ask({ method: 'POST', url: '/api/v1/tokens', payload: { name: 'shop' } });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'token.taken']);
    expect((await ask('/api/v1/tokens')).json()).toMatchObject([
      { name: 'shop', lastUsedAt: expect.any(String) as string },
    ]);
    expect((await ask({ method: 'DELETE', url: '/api/v1/tokens/shop' })).statusCode).toBe(204);
    expect((await ask({ method: 'DELETE', url: '/api/v1/tokens/shop' })).statusCode).toBe(404);
    expect((await post(app, 'interactions', [], headers)).statusCode).toBe(401);
  }));

test('settings are kept; a zone that does not exist is refused', () =>
  withApp({ decide }, async ({ ask }) => {
    const settings = { zone: 'Asia/Shanghai', country: 'CN', agents: ['@shop.example', '小王'], chatSilenceHours: 8 };
    const put = (payload: object) => ask({ method: 'PUT', url: '/api/v1/settings', payload });
    expect((await put(settings)).json()).toEqual(settings);
    expect((await ask('/api/v1/settings')).json()).toEqual(settings);
    expect((await ask('/api/v1/session')).json().zone).toBe('Asia/Shanghai');
    const refused = await put({ ...settings, zone: 'Mars/Base' });
    expect([refused.statusCode, refused.json().field]).toEqual([400, 'zone']);
    expect((await put({ ...settings, wish: 1 })).json().field).toBe('wish');
  }));
