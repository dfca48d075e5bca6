import { expect, test } from 'vitest';
import { withApp } from './testing/with-app.ts';

/** What everybody may ask: the doors, and what a load balancer asks. */
const OPEN = ['GET /session', 'POST /set-up', 'POST /sign-in', 'POST /sign-out'];

test('the API page is OpenAPI 3.1 and lists every address', () =>
  withApp({}, async ({ ask }) => {
    const page = (await ask('/api/v1/openapi.json')).json();
    expect(page.openapi).toBe('3.1.0');
    expect(Object.keys(page.paths)).toEqual(
      expect.arrayContaining(['/api/v1/answers', '/api/v1/customers/{customerId}/history', '/api/v1/interactions']),
    );
  }));

test('whoever is not signed in is refused everywhere but at the doors', () =>
  withApp({}, async ({ app, ask }) => {
    const { paths } = (await ask('/api/v1/openapi.json')).json();
    const addresses = Object.entries(paths).flatMap(([path, ways]) =>
      Object.keys(ways).map((way) => `${way.toUpperCase()} ${path.slice('/api/v1'.length)}`),
    );
    expect(addresses.length).toBeGreaterThan(25);
    for (const address of [...addresses, 'GET /openapi.json'].filter((one) => !OPEN.includes(one))) {
      const [method, path = ''] = address.split(' ');
      const url = `/api/v1${path.replaceAll(/\{\w+\}/g, '1')}`;
      const response = await app.inject({ method: method as 'GET', url });
      expect([address, response.statusCode, response.json().code]).toEqual([address, 401, 'access.signed-out']);
    }
  }));

test('errors speak the language of the reader, and name the way out', () =>
  withApp({}, async ({ app, ask }) => {
    const headers = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };
    expect((await app.inject({ url: '/api/v1/metrics', headers })).json()).toEqual({
      code: 'access.signed-out',
      error: '您尚未登录。',
      fix: '请登录，或以“Authorization: Bearer …”发送 API 令牌。',
      field: null,
    });
    const refused = await ask({ url: '/api/v1/customers?limit=many', headers });
    expect([refused.statusCode, refused.json().code, refused.json().field]).toEqual([400, 'request.invalid', 'limit']);
  }));

test('of a body that may have several shapes, what is wrong in the one that was meant', () =>
  withApp({}, async ({ ask }) => {
    const push = (payload: object) => ask({ method: 'POST', url: '/api/v1/interactions', payload });
    const misnamed = (await push({ source: 'desk', interactions: [] })).json();
    expect([misnamed.field, misnamed.error]).toEqual([
      'items',
      'The field “items” cannot be used: Invalid input: expected array, received undefined.',
    ]);
    expect((await push({ items: [], from: 'desk' })).json()).toMatchObject({ field: 'from' });
  }));

test('an unknown address is 404, a wrong method 405 with the right ones', () =>
  withApp({}, async ({ app }) => {
    const unknown = await app.inject('/api/v1/nothing');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'request.unknown-address']);
    const wrong = await app.inject({ method: 'DELETE', url: '/api/v1/imports/7?x=1' });
    expect([wrong.statusCode, wrong.json().code, wrong.headers.allow]).toEqual([405, 'request.method', 'GET, HEAD']);
  }));

test('broken JSON, another content type and too large a body each say so', () =>
  withApp({}, async ({ ask }) => {
    const post = async (payload: string, contentType: string): Promise<unknown[]> => {
      const headers = { 'content-type': contentType };
      const response = await ask({ method: 'POST', url: '/api/v1/interactions', payload, headers });
      return [response.statusCode, response.json().code];
    };
    expect(await post('{"items":', 'application/json')).toEqual([400, 'request.broken-json']);
    expect(await post('', 'application/json')).toEqual([400, 'request.broken-json']);
    expect(await post('<a/>', 'application/xml')).toEqual([415, 'request.content-type']);
    expect(await post('x'.repeat(17 * 1024 * 1024), 'application/json')).toEqual([413, 'request.too-large']);
  }));

test('what fails inside is told without its reason', () =>
  withApp({ listImports: () => Promise.reject(new Error('secret detail')) }, async ({ ask }) => {
    const response = await ask('/api/v1/imports');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret detail');
    expect(response.json().code).toBe('server.failed');
  }));

test('while the database is away: 503 with an error body; then it goes on', () =>
  withApp({}, async ({ app, ask, database, cookie }) => {
    const name = database.options.database;
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    database.options.database = `${name}_gone`;
    await database.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    const away = await app.inject({ url: '/api/v1/customers', headers: { cookie } });
    expect([away.statusCode, away.json().code, away.headers['retry-after']]).toEqual([503, 'database.away', '1']);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    database.options.database = name;
    expect((await ask('/api/v1/customers')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
  }));

test('before the web app is built, its address says what to run', () =>
  withApp({}, async ({ app }) => {
    expect((await app.inject('/')).json()).toMatchObject({ code: 'page.not-built' });
  }));
