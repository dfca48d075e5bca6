import type { Store } from '../store/store.ts';
import { readSettings } from '../store/settings.ts';

/** The organisation's zone, in which people read times and ask questions. */
export async function organisationZone(store: Store): Promise<string> {
  return (await readSettings(store.database)).zone;
}
