import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The browser takes the names of the contract, not its schemas: zod weighs more than the page, and asks for leave to evaluate. */
const noZod: Plugin = {
  name: 'no-zod',
  enforce: 'pre',
  resolveId: (id, from) => {
    if (id === 'zod')
      throw new Error(`${from ?? 'A file'} brings zod into the browser: import its names or types only.`);
    return null;
  },
};

/** The browser's part: `web/` in, `dist/web/` out; in development the API is the running server's. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), noZod],
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
