// Modules of src/ as they are, for benches that need what is not part of the built product.
import { createServer } from 'vite';

/** Runs `work` with a function that loads a module by its path from the project's root. */
export async function withModules(work) {
  const vite = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await work((path) => vite.ssrLoadModule(`/${path}`));
  } finally {
    await vite.close();
  }
}
