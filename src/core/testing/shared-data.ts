import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Where a real file or folder of `shared/data` lies, null where it is not there: those files are not ours to pass on, so
 * their tests are left out, visibly. Looked for in RAPPORT_SHARED, else in `shared` beside the
 * project or beside a folder around it.
 */
export function sharedData(path: string): string | null {
  const given = process.env.RAPPORT_SHARED;
  const places = given ? [given] : above(dirname(join(ROOT, 'here'))).map((folder) => join(folder, 'shared'));
  return places.map((place) => join(place, 'data', path)).find((file) => existsSync(file)) ?? null;
}

/** The folders around a folder, the nearest first. */
function above(folder: string): string[] {
  const next = dirname(folder);
  return next === folder ? [] : [next, ...above(next)];
}
