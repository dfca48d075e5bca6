import { expect, test } from 'vitest';
import type { ImportItem } from '../contract/imports.ts';
import type { InteractionItem, Page } from '../contract/history.ts';
import * as pipeline from '../pipeline/index.ts';
import { withApp, type Visit } from './testing/with-app.ts';

const MAILS = [
  'From eva@customer.example Mon Mar  2 09:00:00 2026',
  'From: Eva <eva@customer.example>',
  'To: help@shop.example',
  'Date: Mon, 2 Mar 2026 09:00:00 +0000',
  'Message-ID: <1@customer.example>',
  'Subject: Charger',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '充电器坏了 My charger is broken',
  '--b',
  'Content-Type: image/png',
  'Content-Disposition: attachment; filename="charger.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw==',
  '--b--',
  '',
  'From help@shop.example Mon Mar  2 10:00:00 2026',
  'From: Ann <help@shop.example>',
  'To: eva@customer.example',
  'Date: Mon, 2 Mar 2026 10:00:00 +0000',
  'Message-ID: <2@shop.example>',
  'In-Reply-To: <1@customer.example>',
  'Subject: Re: Charger',
  '',
  'We send a new one.',
  '',
].join('\n');

async function imported({ ask, store }: Visit): Promise<ImportItem> {
  await ask({
    method: 'PUT',
    url: '/api/v1/settings',
    payload: { zone: 'UTC', country: null, agents: ['@shop.example'], chatSilenceHours: 24 },
  });
  const guess = await ask({
    method: 'POST',
    url: '/api/v1/uploads?name=inbox.mbox',
    payload: MAILS,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(guess.json()).toMatchObject({ name: 'inbox.mbox', source: 'mail', problem: null });
  const payload = { uploads: [guess.json().uploadId] };
  const started = await ask({ method: 'POST', url: '/api/v1/imports', payload });
  expect(started.statusCode).toBe(202);
  await pipeline.resumeImports(store);
  return (await ask(`/api/v1/imports/${started.json().importId}`)).json();
}

test('a mailbox goes in by the page and comes out as a history, a number, and the original', () =>
  withApp(pipeline, async (visit) => {
    const { ask } = visit;
    const report = await imported(visit);
    expect(report).toMatchObject({ state: 'done', title: 'inbox.mbox', seen: 2, stored: 2, quarantined: 0 });
    expect((await ask('/api/v1/session')).json().hasHistory).toBe(true);

    const customers = (await ask('/api/v1/customers?text=eva')).json();
    expect(customers.items).toMatchObject([{ label: 'Eva', interactions: 2, waitingSince: null }]);
    const history = (await ask(`/api/v1/customers/${customers.items[0].customerId}/history`)).json<
      Page<InteractionItem>
    >();
    expect(history.items).toMatchObject([
      { direction: 'outbound', author: 'agent' },
      { direction: 'inbound', waitSeconds: 3_600, attachments: [{ name: 'charger.png', mediaType: 'image/png' }] },
    ]);
    const question = history.items[1]!;
    const detail = (await ask(`/api/v1/interactions/${question.recordId}/${question.part}`)).json();
    expect(detail).toMatchObject({ origin: { importId: report.importId, file: 'inbox.mbox' } });
    const original = await ask(`/api/v1/interactions/${question.recordId}/original`);
    expect(original.body).toContain('Message-ID: <1@customer.example>');
    const picture = await ask(`/api/v1/interactions/${question.recordId}/attachments/0`);
    expect([picture.headers['content-type'], picture.rawPayload.toString('hex')]).toEqual(['image/png', '89504e47']);

    expect((await ask('/api/v1/search?text=充电器')).json().items).toHaveLength(1);
    const answer = (await ask('/api/v1/answers?metric=first-response-time&aggregate=median')).json();
    expect(answer.rows).toMatchObject([{ value: 3_600, n: 1, unanswered: 0 }]);

    const undone = await ask({ method: 'POST', url: `/api/v1/imports/${report.importId}/undo` });
    expect(undone.json().state).toBe('undone');
    expect((await ask('/api/v1/customers')).json().items).toEqual([]);
    expect((await ask(`/api/v1/interactions/${question.recordId}/0`)).statusCode).toBe(404);
    expect((await ask(`/api/v1/interactions/${question.recordId}/original`)).statusCode).toBe(404);
  }));

test('what a program pushes is there when it is answered; a bad item costs that item', () =>
  withApp(pipeline, async ({ ask }) => {
    const item = {
      id: '1',
      channel: 'chat',
      direction: 'inbound',
      at: '2026-03-02T09:00:00+08:00',
      customer: { kind: 'handle', address: '小明' },
      text: '你好',
    };
    const push = async (): Promise<unknown> =>
      (
        await ask({
          method: 'POST',
          url: '/api/v1/interactions',
          payload: { source: '微信', items: [item, { id: '2' }, 'nonsense'] },
          headers: { 'accept-language': 'zh-CN' },
        })
      ).json();
    const first = await push();
    expect(first).toMatchObject([
      { id: '1', verdict: 'stored', problem: null },
      { id: '2', verdict: 'quarantined', problem: { message: expect.any(String) as string } },
      { verdict: 'quarantined' },
    ]);
    expect((await ask('/api/v1/customers')).json().items).toMatchObject([{ label: '小明', interactions: 1 }]);
    expect(await push()).toMatchObject([{ verdict: 'duplicate' }, {}, {}]);
    expect((await ask('/api/v1/problems')).json().items.length).toBeGreaterThan(0);
  }));
