import type { Readable } from 'node:stream';
import type { SaidAttachment } from '../core/record/said.ts';
import { attachmentOf } from '../sources/index.ts';
import { fileNamed, folderOf, readOriginal } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { inspectRecord } from './inspect-record.ts';
import { opener } from './kept-files.ts';
import { RecordReader } from './record-reader.ts';

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Readable | Buffer;
}

/** A record as it came: the mail, the row, the line, the pushed item. */
export async function openOriginal(store: Store, recordId: string): Promise<OpenedFile> {
  const { original, source } = await inspectRecord(store, recordId);
  const [ending, mediaType] = source === 'mail' ? ['eml', 'message/rfc822'] : ['txt', 'text/plain'];
  return { name: `${recordId}.${ending}`, mediaType, bytes: original };
}

/**
 * A file that came with a record: out of the mail, or from beside the chat. Null: the source only
 * named it.
 *
 * @throws {PersonError} `record.unknown`.
 */
export async function openAttachment(store: Store, recordId: string, index: number): Promise<OpenedFile | null> {
  const { original: bytes, place, source } = await inspectRecord(store, recordId);
  if (source === 'mail') return await openInMail(bytes, index);
  const original = await readOriginal(store.database, place.originalId);
  if (original.payload !== null) return null;
  const { said } = await new RecordReader(store, store.database).said(place);
  const attachment = said.ok ? said.value.attachments?.[index] : undefined;
  return attachment ? await openBeside(store, original, attachment) : null;
}

async function openInMail(mail: Buffer, index: number): Promise<OpenedFile | null> {
  const attachment = await attachmentOf(mail, index);
  return attachment && { name: attachment.name, mediaType: attachment.mediaType, bytes: attachment.content };
}

async function openBeside(
  store: Store,
  original: Awaited<ReturnType<typeof readOriginal>>,
  { name, mediaType }: SaidAttachment,
): Promise<OpenedFile | null> {
  const file = await fileNamed(store.database, original.importId, `${folderOf(original)}${name}`);
  if (!file) return null;
  const open = await opener(store, file);
  return { name, mediaType, bytes: open() };
}
