import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bounds, Mirror } from '../statistics/index.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { Store } from '../store/store.ts';
import { questionSeconds } from './question-seconds.ts';

interface How {
  readonly onFailure?: (error: unknown) => void;
  /** Only one that is there, as it is: for a command that is gone in a moment. */
  readonly isBuilt?: false;
}

/** Below, PostgreSQL answers within some ten milliseconds, also right after a commit; to follow one takes the mirror longer. */
const LEAST_MIRRORED = 10_000;

/** The mirror beside the data; null where it is switched off (`RAPPORT_MIRROR=off`) or not to be had: PostgreSQL answers. */
export async function openMirror(store: Store, env: NodeJS.ProcessEnv, how: How): Promise<Mirror | null> {
  const path = join(store.data, 'mirror', 'facts.duckdb');
  if (env.RAPPORT_MIRROR === 'off' || (how.isBuilt === false && !existsSync(path))) return null;
  // Who asked whom when is for the owner's eyes, like the originals.
  makeFolder(dirname(path), 0o700);
  const { Mirror } = await import('../statistics/index.ts');
  return await Mirror.open(store.database, { path, least: LEAST_MIRRORED, ...how });
}

/** What is asked of the mirror that is there, within the bounds of a question; closed afterwards, whatever the answer. */
export async function withMirror<T>(
  store: Store,
  env: NodeJS.ProcessEnv,
  ask: (mirror: Mirror | null, bounds: Bounds) => Promise<T>,
): Promise<T> {
  const bounds = { seconds: questionSeconds(env) };
  const mirror = await openMirror(store, env, { isBuilt: false });
  return await ask(mirror, bounds).finally(() => mirror?.close());
}
