import { Readable } from 'node:stream';
import type { Said } from '../../../core/record/said.ts';
import { sourceFileOf } from '../../open/index.ts';
import { isRefused, type SourceItem, type Survey, type SurveyOptions } from '../../source.ts';
import { whatsapp } from '../index.ts';
import type { ChatDetails } from '../survey-chat.ts';

export interface ReadChat {
  readonly survey: Survey<ChatDetails>;
  readonly items: readonly SourceItem[];
  readonly said: readonly Said[];
  /** Ids of what was read; lines without their message's start are left out. */
  readonly ids: readonly string[];
  /** `time author: text`, for reading. */
  readonly shown: readonly string[];
}

/** Reads a chat from its text; throws when the survey refuses it. */
export async function readChat(
  content: string | Buffer,
  given: { name?: string; siblings?: Record<string, number>; chunk?: number } & Partial<SurveyOptions> = {},
): Promise<ReadChat> {
  const bytes = Buffer.from(content);
  const file = await sourceFileOf({
    name: given.name ?? 'chat.txt',
    size: bytes.length,
    open: () => Readable.from(chunksOf(bytes, given.chunk ?? 64 * 1024), { objectMode: false }),
    siblings: new Map(Object.entries(given.siblings ?? {})),
  });
  const options = { zone: 'UTC', country: null, map: null, learned: {}, ...given };
  const surveyed = await whatsapp.survey(file, options);
  if (!surveyed.ok) throw new Error(surveyed.problem.code);
  const items: SourceItem[] = [];
  for await (const batch of whatsapp.read(file, surveyed.value)) items.push(...batch);
  const said = items.flatMap((item) => (isRefused(item) ? [] : item.said));
  return {
    survey: surveyed.value,
    items,
    said,
    ids: items.flatMap((item) => (isRefused(item) ? [] : item.recordId)),
    shown: said.map(({ at, from, text }) => `${at} ${from ? `${from.address}: ` : ''}${text ?? ''}`),
  };
}

function* chunksOf(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
