import type { Notice } from '../../contract/intake.ts';
import { together } from '../../contract/touched.ts';

/**
 * Several commits told as one: all that they touched, all interactions, the newest id and version. The moment is
 * the oldest one's, so that a measured delay is never flattered.
 */
export function coalesce(older: Notice | null, newer: Notice): Notice {
  if (!older) return newer;
  return {
    ...together(older, newer),
    id: newer.id,
    version: newer.version,
    committedAt: older.committedAt,
    interactions: older.interactions + newer.interactions,
    importId: older.importId === newer.importId ? newer.importId : null,
  };
}
