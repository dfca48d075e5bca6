// A store of its own in a folder that goes again, with modules of src/ as they are: for benches that need what is not part of
// the built product (testing/).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';

/** Runs `work` with the store, its folder, and a function that loads a module by its path from the project's root. */
export async function withStore(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  const vite = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const load = (path) => vite.ssrLoadModule(`/${path}`);
    const { openStore } = await load('src/store/open-store.ts');
    const store = await openStore({ data: join(folder, 'data') });
    try {
      await work({ store, folder, load });
    } finally {
      await store.close();
    }
  } finally {
    await vite.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
