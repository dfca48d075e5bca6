import type { Notice } from '../../contract/intake.ts';

/**
 * Several commits told as one: the whole span, all interactions, the newest id. The moment is the
 * oldest one's, so that a measured delay is never flattered.
 */
export function coalesce(older: Notice | null, newer: Notice): Notice {
  if (!older) return newer;
  return {
    id: newer.id,
    committedAt: older.committedAt,
    from: unbounded(older, newer) ? null : earlier(older.from!, newer.from!),
    to: unbounded(older, newer) ? null : later(older.to!, newer.to!),
    interactions: older.interactions + newer.interactions,
    importId: older.importId === newer.importId ? newer.importId : null,
  };
}

/** Without a span, anything may have been touched. */
function unbounded(...notices: readonly Notice[]): boolean {
  return notices.some((notice) => notice.from === null || notice.to === null);
}

function earlier(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
