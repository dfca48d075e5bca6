import { expect, it } from 'vitest';
import { createToken } from '../access/tokens.ts';
import { withApp } from '../testing/with-app.ts';

const WEBHOOK = { kind: 'webhook', name: 'Pager', url: 'http://127.0.0.1:9/hook', isPrivateAllowed: true };

it('a webhook’s secret and the mail password are told by no address again, and not to programs', async () => {
  await withApp({}, async ({ app, ask, database }) => {
    const made = await ask({ method: 'POST', url: '/api/v1/receivers', payload: WEBHOOK });
    const { secret, receiverId } = made.json<{ secret: string; receiverId: number }>();
    expect([made.statusCode, secret.slice(0, 6)]).toEqual([201, 'whsec_']);
    const telling = {
      address: 'https://rapport.example',
      host: 'mail.example',
      port: 587,
      security: 'starttls',
      username: 'rapport',
      sender: 'alerts@mail.example',
    };
    const set = await ask({ method: 'PUT', url: '/api/v1/telling', payload: { ...telling, password: 'hush hush' } });
    expect(set.json<object>()).toEqual({ ...telling, hasPassword: true });
    const token = await createToken(database, 'program');
    for (const url of ['/api/v1/receivers', '/api/v1/telling', '/api/v1/deliveries']) {
      const told = await ask(url);
      expect(told.statusCode).toBe(200);
      expect(told.body).not.toContain(secret);
      expect(told.body).not.toContain('hush');
      const refused = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.not-for-tokens']);
    }
    // Nothing listens there: the test says so, and stays to be seen.
    const test = await ask({ method: 'POST', url: `/api/v1/receivers/${receiverId}/test` });
    expect(test.json<object>()).toMatchObject({ state: 'failed', receiver: 'Pager' });
    expect((await ask('/api/v1/deliveries')).json<unknown[]>()).toHaveLength(1);
    expect((await ask({ method: 'DELETE', url: `/api/v1/receivers/${receiverId}` })).statusCode).toBe(204);
    expect((await ask('/api/v1/deliveries')).json<unknown[]>()).toEqual([]);
    expect((await ask({ method: 'POST', url: `/api/v1/receivers/${receiverId}/test` })).statusCode).toBe(404);
  });
});

it('an alert is made, muted, removed and brought back; one that cannot be asked is refused', async () => {
  await withApp({}, async ({ ask }) => {
    const about = { name: 'Waits', question: { metric: 'waiting' }, fires: 'above', at: 5 };
    const made = await ask({ method: 'POST', url: '/api/v1/alerts', payload: about });
    expect(made.statusCode).toBe(201);
    const { alertId } = made.json<{ alertId: number }>();
    // Checked as it was made: nobody waits. It clears a tenth back, and at whole customers.
    expect(made.json<object>()).toMatchObject({
      state: 'quiet',
      madeBy: 'Olga',
      about: { clears: 4 },
      cells: [{ value: 0 }],
    });
    const at = `/api/v1/alerts/${alertId}`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ask({ method: 'POST', url: `${at}/mute`, payload: { until } })).json<object>()).toMatchObject({
      mutedUntil: until,
    });
    expect((await ask({ method: 'DELETE', url: at })).json<object>()).toMatchObject({ removedBy: 'Olga' });
    expect((await ask('/api/v1/alerts')).json<unknown[]>()).toEqual([]);
    expect((await ask({ method: 'POST', url: `${at}/restore` })).json<object>()).toMatchObject({ removedAt: null });
    for (const [wrong, code] of [
      [{ ...about, question: { metric: 'nothing' } }, 'statistics.unknown-metric'],
      [{ ...about, clears: 7 }, 'alert.clears-beyond'],
      [{ ...about, receivers: [77] }, 'receiver.unknown'],
      [{ ...about, range: { name: 'custom', from: '2026-01-01', to: '2026-01-31' } }, 'request.invalid'],
    ] as const)
      expect((await ask({ method: 'POST', url: '/api/v1/alerts', payload: wrong })).json().code).toBe(code);
    expect((await ask('/api/v1/alerts/firing')).json<object>()).toEqual({ firing: 0, newest: null });
    expect((await ask('/api/v1/alerts/firings')).json<object>()).toEqual({ items: [], next: null });
  });
});
