import type { Connection } from '../../store/database.ts';

/** What was looked up at one version of the history, by name. Only what is small and asked again and again. */
export type AtVersion = Map<string, unknown>;

/** A connection that shows the history as of one version, and knows what others have looked up there. */
export interface OfVersion {
  atVersion?: AtVersion | undefined;
}

/**
 * What `look` finds, kept for all who ask about the same version: every import, link and undo makes another one
 * (decision 0020). Where nothing is kept (PostgreSQL alone) it is looked up each time.
 */
export async function onceAVersion<T>(connection: Connection, name: string, look: () => Promise<T>): Promise<T> {
  const { atVersion } = connection as OfVersion;
  if (atVersion?.has(name)) return atVersion.get(name) as T;
  // Not the promise: whoever looks may be broken off, and that is nothing to others.
  const found = await look();
  atVersion?.set(name, found);
  return found;
}
