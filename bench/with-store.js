// A store of its own in a folder that goes again, with modules of src/ as they are: for benches that need what is not part of
// the built product (testing/).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withModules } from './with-modules.js';

/** Runs `work` with the store, its folder, and a function that loads a module by its path from the project's root. */
export async function withStore(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'));
  try {
    await withModules(async (load) => {
      const { openStore } = await load('src/store/open-store.ts');
      const store = await openStore({ data: join(folder, 'data') });
      try {
        await work({ store, folder, load });
      } finally {
        await store.close();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
