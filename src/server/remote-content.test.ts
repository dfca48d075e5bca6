import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../pipeline/import-files.ts';
import { withApp } from './testing/with-app.ts';

/** A mail that asks to be told that it was read, in every way that mails do. */
const spying = (address: string): string =>
  [
    'From: shop@news.example',
    'To: service@nordwind.example',
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'Message-ID: <spy@news.example>',
    'Subject: =?utf-8?q?Your_order?=',
    `Disposition-Notification-To: spy@news.example`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=cut',
    '',
    '--cut',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><head><base href="http://${address}/"><meta http-equiv="refresh" content="0;url=http://${address}/refresh">`,
    `<link rel="stylesheet" href="http://${address}/style.css"><link rel="prefetch" href="//${address}/prefetch">`,
    `<style>@import url(http://${address}/import.css); body { background: url(http://${address}/background.png) }</style>`,
    `<script src="http://${address}/script.js"></script></head><body background="http://${address}/body.png">`,
    `<p>The parcel is <b>on its way</b>.</p><img src="http://${address}/pixel.gif" width="1" height="1">`,
    `<img srcset="http://${address}/2x.png 2x" style="background-image:url('http://${address}/inline.png')">`,
    `<iframe src="http://${address}/frame"></iframe><video poster="http://${address}/poster.png"></video>`,
    `<object data="http://${address}/object"></object><svg><image href="http://${address}/svg.png"/></svg></body></html>`,
    '--cut',
    'Content-Type: image/gif; name="far.gif"',
    `Content-Location: http://${address}/far.gif`,
    `Content-Type: message/external-body; access-type=URL; URL="http://${address}/external"`,
    '',
    '',
    '--cut--',
    '',
  ].join('\r\n');

test('addresses in a mail are never asked: not when it is imported, not when it is shown', async () => {
  let asked = 0;
  const spy = createServer((socket) => {
    asked += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(spy, 'listening');
  const address = `127.0.0.1:${(spy.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), 'rapport-spy-'));
  try {
    const path = join(folder, 'spy.eml');
    await writeFile(path, spying(address));
    await withApp({}, async ({ store, ask, database }) => {
      expect(await importFiles(store, { paths: [path], zone: 'UTC' })).toMatchObject({ stored: 1, quarantined: 0 });
      const { rows } = await database.query<{ record_id: string; body: string; contact_point_id: string }>(
        'select record_id, body, contact_point_id from history.interaction',
      );
      expect(rows.map(({ body }) => body.trim())).toEqual(['The parcel is on its way.']);
      const shown = await ask(`/api/v1/customers/${rows[0]!.contact_point_id}/history`);
      expect(shown.statusCode).toBe(200);
      expect(shown.body).toContain('on its way');
      expect(shown.body).not.toContain(address);
    });
    expect(asked).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
    spy.close();
  }
});

test('pages load pictures, scripts and styles from the product alone, and are shown in nobody’s frame', () =>
  withApp(
    {},
    async ({ app, ask }) => {
      for (const url of ['/', '/customers', '/api/v1/settings']) {
        const { headers } = await (url.startsWith('/api')
          ? ask(url)
          : app.inject({ url, headers: { accept: 'text/html' } }));
        const policy = Object.fromEntries(
          String(headers['content-security-policy'])
            .split(';')
            .map((directive) => directive.trim().split(/ (.*)/s).slice(0, 2)),
        ) as Record<string, string>;
        expect([url, policy['default-src'], policy['img-src']]).toEqual([url, "'self'", "'self' data: blob:"]);
        expect([url, policy['object-src'], policy['frame-ancestors']]).toEqual([url, "'none'", "'none'"]);
        const others = Object.values(policy).flatMap((sources) => sources.split(' '));
        expect(others.filter((source) => !/^'(self|none)'$|^data:$|^blob:$/.test(source))).toEqual([]);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['referrer-policy']).toBe('no-referrer');
      }
    },
    { 'index.html': '<!doctype html><title>Rapport</title>' },
  ));
