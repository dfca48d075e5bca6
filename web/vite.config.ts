import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** zod looks whether it may make functions of text; our content security policy would report that to every page. */
const noEval: Plugin = {
  name: 'no-eval',
  transform: (code, id) =>
    id.includes('/zod/v4/core/util.') ? code.replace('if (globalConfig.jitless) {', 'if (true) {') : undefined,
};

/** The browser's part: `web/` in, `dist/web/` out; in development the API is the running server's. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), noEval],
  cacheDir: '../.cache/vite',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inlined: the content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    host: '127.0.0.1',
    proxy: { '/api': { target: 'http://127.0.0.1:7400', changeOrigin: false } },
  },
});
