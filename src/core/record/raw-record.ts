import type { RecordId } from '../basics/ids.ts';
import type { Said } from './said.ts';

/** Where a record stands in the original that was kept: a span of bytes of one file. */
export interface Place {
  /** From the start of the file (of its UTF-8 form, where it had to be decoded first). */
  readonly offset: number;
  readonly length: number;
  /** As people count: the first line or message is 1. */
  readonly line: number;
}

/**
 * What a source said about one contact, and how it is found again.
 *
 * `recordId` comes from the source's own key, or, where a source has none, from the content and
 * its place among equals; the same record has the same id in every file and every import.
 * `digest` is 16 hex digits over the content: two records with one id and two digests are two
 * versions of a record, of which the one with the smaller digest counts, whatever came first.
 */
export interface RawRecord {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly place: Place;
  readonly said: Said;
}
