import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mockApi } from './mock-api.ts';

/** `npx vite --config web/testing/mock.config.ts`: the screen over made-up data, without a server. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [react(), mockApi()],
  cacheDir: '../.cache/vite-mock',
  server: { port: Number(process.env['PORT'] ?? 5180), host: '127.0.0.1', fs: { strict: false } },
});
