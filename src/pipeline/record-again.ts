import type { Channel } from '../core/basics/channel.ts';
import type { RecordId } from '../core/basics/ids.ts';
import type { Outcome } from '../core/basics/outcome.ts';
import type { Said } from '../core/record/said.ts';
import type { Survey } from '../sources/source.ts';
import type { Connection } from '../store/database.ts';
import { readImport } from '../store/imports.ts';
import { type OriginalRow, readOriginal } from '../store/originals.ts';
import { readSettings } from '../store/settings.ts';
import { sourceIdOf } from '../store/source-id.ts';
import type { Store } from '../store/store.ts';
import { bytesAt } from './bytes-at.ts';
import { sourceNamed } from './choose-source.ts';
import { agentsFor } from './how-to-read.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared.ts';
import { pushedSurvey, saidOfPush, scaleOfPush } from './pushed.ts';
import { contentDigest } from './versions.ts';

/** Where a record stands: in which original of which import, and there. */
export interface RecordPlace {
  readonly recordId: RecordId;
  readonly importId: number;
  readonly originalId: number;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly digest: string;
}

/** A record made again from the bytes that were kept, by the rules of today. */
export async function recordAgain(
  store: Store,
  connection: Connection | Store['database'],
  at: RecordPlace,
): Promise<Prepared> {
  const original = await readOriginal(connection, at.originalId);
  const { said, survey, channel } = await saidAgain(store, original, at);
  const { recordId, digest, originalId } = at;
  const place = { offset: at.offset, length: at.length, line: at.line };
  if (!said.ok) return { recordId, digest, place, originalId, problem: said.problem, excerpt: '' };
  const { options } = await readImport(connection, at.importId);
  const agents = agentsFor(options, await readSettings(connection));
  const sourceId = await sourceIdOf(connection, original.source ?? '');
  const how = { originalId, namespace: survey.namespace, reading: survey.reading, channel, sourceId, agents };
  return prepare({ recordId, digest, place, said: said.value }, how);
}

export interface Again {
  readonly said: Outcome<Said>;
  readonly survey: Survey;
  readonly channel: Channel;
}

/** What the source said of a record, read again at its place. */
export async function saidAgain(
  store: Store,
  original: OriginalRow,
  at: Pick<RecordPlace, 'offset' | 'length' | 'digest'>,
): Promise<Again> {
  if (original.payload !== null) return pushedAgain(original.payload, original.source ?? '', at.offset);
  const source = sourceNamed(original.source ?? '');
  const survey = original.survey as Survey;
  const bytes = await bytesAt(store, original, at, source);
  return { said: await source.readAt(bytes, survey, contentDigest(at.digest)), survey, channel: source.channel };
}

function pushedAgain(payload: string, source: string, index: number): Again {
  const given = (JSON.parse(payload) as unknown[])[index];
  return { said: saidOfPush(given), survey: pushedSurvey(source, scaleOfPush(given)), channel: 'other' };
}
