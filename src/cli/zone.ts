import type { Store } from '../store/store.ts';
import { settingsRoom } from './rooms.ts';

/** The organisation's zone, in which people read times and ask questions. */
export async function organisationZone(store: Store): Promise<string> {
  const { readSettings } = await settingsRoom();
  return (await readSettings(store.database)).zone;
}
