import { PersonError } from '../contract/person-error.ts';
import type { Change } from '../core/clean/change.ts';
import { pathOf, readOriginal } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { bytesAt } from './bytes-at.ts';
import { sourceNamed } from './choose-source.ts';
import { standardiseSaid } from './prepare.ts';
import { type RecordPlace, RecordReader } from './record-reader.ts';

/** Where a record came from, what came, and what the rules made of it. */
export interface Inspection {
  readonly place: RecordPlace;
  readonly file: string;
  readonly source: string;
  /** As it came: the mail, the row, the line, the pushed item. */
  readonly original: Buffer;
  readonly changes: readonly Change[];
}

/**
 * Opens a record: the version that counts, or, where none passed, one that was refused.
 *
 * @throws {PersonError} `record.unknown`.
 */
export async function inspectRecord(store: Store, recordId: string): Promise<Inspection> {
  const place = await placeOf(store, recordId);
  const original = await readOriginal(store.database, place.originalId);
  const file = pathOf(original);
  const source = original.source ?? '';
  if (original.payload !== null) {
    const item = (JSON.parse(original.payload) as unknown[])[place.offset];
    const bytes = Buffer.from(JSON.stringify(item, null, 2));
    return { place, file, source, original: bytes, changes: await changesOf(store, place) };
  }
  if (source === '') return { place, file, source, original: await bytesAt(store, original, place, null), changes: [] };
  const bytes = await bytesAt(store, original, place, sourceNamed(source));
  return { place, file, source, original: bytes, changes: await changesOf(store, place) };
}

async function changesOf(store: Store, place: RecordPlace): Promise<readonly Change[]> {
  const { said, survey, channel, cleaning } = await new RecordReader(store, store.database).said(place);
  if (!said.ok) return [];
  const { namespace, reading } = survey;
  const standard = standardiseSaid(place.recordId, said.value, { namespace, reading, channel, cleaning });
  return standard.ok ? standard.value.changes : [];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function placeOf(store: Store, recordId: string): Promise<RecordPlace> {
  const { rows } = UUID.test(recordId)
    ? await store.database.query<RecordPlace>(
        `select r.record_id as "recordId", r.import_id as "importId", r.original_id as "originalId",
           r.place_offset as "offset", r.place_length as "length", r.line, r.digest
         from history.record r join history.import i using (import_id)
         where r.record_id = $1 and i.state <> 'undone'
         order by r.is_quarantined, r.digest, r.import_id limit 1`,
        [recordId],
      )
    : { rows: [] };
  if (!rows[0]) throw new PersonError('record.unknown', { record: recordId }, { status: 404 });
  return rows[0];
}
