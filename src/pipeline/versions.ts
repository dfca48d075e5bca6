import { sha256 } from '../core/basics/sha256.ts';
import type { Mapping, SourceItem, Survey } from '../sources/source.ts';

/** How a file is read, as far as it makes the same content say something else. */
export interface Versions {
  /** A reading that values have proved counts before one that is only likely. */
  readonly rank: '0' | '1';
  readonly manner: string;
}

export function versionsOf(survey: Survey, map: Mapping | null): Versions {
  // Field by field: the database gives objects back with their keys in another order.
  const { dateOrder, zone, country, ratingScale } = survey.reading;
  // A profile counts as the mapping that it holds: by hand or remembered, the same file is the same versions.
  const how = [dateOrder, zone, country, ratingScale, survey.manner ?? '', survey.profile?.map ?? map];
  const manner = sha256(JSON.stringify(how)).slice(0, 7);
  return { rank: survey.unproven.length === 0 ? '0' : '1', manner };
}

/**
 * An item under the digest of its version: what it holds, and how it was read. So the same row read
 * in two zones is two versions, of which one counts whatever came first, and the other when that is
 * undone. 24 hex digits: the rank, the source's own 16, the manner.
 */
export function versioned<Item extends SourceItem>(item: Item, { rank, manner }: Versions): Item {
  return { ...item, digest: `${rank}${item.digest}${manner}` };
}

/** The digest as the source gave it; a pushed record's is its own. */
export function contentDigest(digest: string): string {
  return digest.length === 24 ? digest.slice(1, 17) : digest;
}
