import type { AuthorRoles } from '../core/basics/author-role.ts';
import type { Cleaning } from '../core/clean/cleaning.ts';
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
import { agentsFor, cleaningOf, rolesThatHold } from './how-to-read.ts';
import { prepare, type Preparing } from './prepare.ts';
import type { Prepared } from './prepared.ts';
import { pushedSurvey, saidOfPush, scaleOfPush } from './pushed.ts';
import { optionsOf, type ReadingDecisions, readingDecisions } from './reading-decisions.ts';
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

/** What the source said of a record, read again at its place. */
export interface SaidAgain {
  readonly said: Outcome<Said>;
  readonly survey: Survey;
  readonly channel: Channel;
  readonly cleaning: Cleaning;
}

/**
 * Makes records again from the bytes that were kept, by the rules and settings of today. Remembers
 * the originals, imports and sources it has met: for as long as one transaction, not longer.
 */
export class RecordReader {
  private readonly originals = new Map<number, Promise<OriginalRow>>();
  private readonly agents = new Map<number, Promise<Preparing['agents']>>();
  private roles: Promise<AuthorRoles> | null = null;
  private readonly cleanings = new Map<string, Promise<Cleaning>>();
  private readonly sourceIds = new Map<string, Promise<number>>();
  private decided: Promise<ReadingDecisions> | null = null;

  constructor(
    private readonly store: Store,
    private readonly connection: Connection | Store['database'],
  ) {}

  async original(originalId: number): Promise<OriginalRow> {
    return await remembered(this.originals, originalId, () => readOriginal(this.connection, originalId));
  }

  /** The record as an import would store it today, or why it would be refused. */
  async prepared(at: RecordPlace): Promise<Prepared> {
    const { recordId, digest, originalId, offset, length, line } = at;
    const seen = { recordId, digest, originalId, place: { offset, length, line } };
    const { said, survey, channel, cleaning } = await this.said(at);
    if (!said.ok) return { ...seen, rules: [], problem: said.problem, excerpt: '' };
    const { source, options } = await this.original(originalId);
    const sourceId = await this.sourceId(source ?? '');
    const agents = await this.agentsOf(at.importId, { originalId, options });
    const how = {
      originalId,
      namespace: survey.namespace,
      reading: survey.reading,
      channel,
      sourceId,
      agents,
      roles: await (this.roles ??= rolesThatHold(this.connection)),
      cleaning,
    };
    return prepare({ ...seen, said: said.value }, how);
  }

  async said(at: Pick<RecordPlace, 'originalId' | 'offset' | 'length' | 'digest'>): Promise<SaidAgain> {
    const original = await this.original(at.originalId);
    const cleaning = await this.cleaning(original.source ?? '');
    if (original.payload !== null)
      return { ...pushedAgain(original.payload, original.source ?? '', at.offset), cleaning };
    const source = sourceNamed(original.source ?? '');
    const survey = original.survey as Survey;
    const bytes = await bytesAt(this.store, original, at, source);
    return {
      said: await source.readAt(bytes, survey, contentDigest(at.digest)),
      survey,
      channel: source.channel,
      cleaning,
    };
  }

  private async agentsOf(
    importId: number,
    original: Pick<OriginalRow, 'originalId' | 'options'>,
  ): Promise<Preparing['agents']> {
    return await remembered(this.agents, original.originalId, async () => {
      const { options } = await readImport(this.connection, importId);
      this.decided ??= readingDecisions(this.connection);
      return agentsFor(optionsOf(original, options, await this.decided), await readSettings(this.connection));
    });
  }

  private async cleaning(source: string): Promise<Cleaning> {
    return await remembered(this.cleanings, source, () => cleaningOf(this.connection, source));
  }

  private async sourceId(name: string): Promise<number> {
    return await remembered(this.sourceIds, name, () => sourceIdOf(this.connection, name));
  }
}

async function remembered<Key, Value>(
  memory: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const made = memory.get(key) ?? make();
  memory.set(key, made);
  return await made;
}

function pushedAgain(payload: string, source: string, index: number): Omit<SaidAgain, 'cleaning'> {
  const given = (JSON.parse(payload) as unknown[])[index];
  return { said: saidOfPush(given), survey: pushedSurvey(source, scaleOfPush(given)), channel: 'other' };
}
