import { expect, test } from 'vitest';
import { withApp } from '../testing/with-app.ts';

const WEB = { 'index.html': '<!doctype html><title>Rapport</title>', 'assets/app-1a2b.js': `"${'x'.repeat(2000)}"` };
const HTML = { accept: 'text/html,*/*' };

test('every address of the web app opens its page, never from a stale cache', () =>
  withApp(
    {},
    async ({ app }) => {
      for (const url of ['/', '/customers/1?tab=a', '/set-up?token=x']) {
        const page = await app.inject({ url, headers: HTML });
        expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
          200,
          WEB['index.html'],
          'no-cache',
        ]);
      }
    },
    WEB,
  ));

test('hashed files are kept for ever; a missing one is 404 and no page', () =>
  withApp(
    {},
    async ({ app }) => {
      const file = await app.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'br' } });
      expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(file.headers['content-encoding']).toBe('br');
      expect((await app.inject({ url: '/assets/app-old.js', headers: HTML })).statusCode).toBe(404);
      expect((await app.inject({ url: '/api/v1/nothing', headers: HTML })).json().code).toBe('request.unknown-address');
      expect((await app.inject('/%2e%2e/blobs')).statusCode).toBe(404);
    },
    WEB,
  ));

test('pages run nothing but their own files, and stand in no frame', () =>
  withApp(
    {},
    async ({ app }) => {
      const { headers } = await app.inject({ url: '/', headers: HTML });
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
    WEB,
  ));
