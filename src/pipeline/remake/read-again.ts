import type { Mapping, SourceItem, Survey } from '../../sources/source.ts';
import { PersonError } from '../../contract/person-error.ts';
import { readImport } from '../../store/imports.ts';
import { type OriginalRow, originalsOf, pathOf } from '../../store/originals.ts';
import { readSettings } from '../../store/settings.ts';
import { sourceIdOf } from '../../store/source-id.ts';
import type { Store } from '../../store/store.ts';
import { agentsFor, rolesThatHold } from '../how-to-read.ts';
import { KeptFiles } from '../kept-files.ts';
import type { Preparing } from '../prepare.ts';
import { itemOfPush, pushedSurvey, scaleOfPush } from '../pushed.ts';
import { itemsOf, readingBefore } from '../read-file.ts';
import { versioned, versionsOf } from '../versions.ts';

const ORIGINALS_AT_ONCE = 1_000;

/** Items of an original, and all that the stages need to know beside them but how they are cleaned. */
export interface ItemsAgain {
  readonly source: string;
  readonly items: readonly SourceItem[];
  /** Puts an item under the digest of its version; left to the caller, because few items are needed. */
  readonly asVersion: <Item extends SourceItem>(item: Item) => Item;
  readonly how: Omit<Preparing, 'cleaning'>;
}

/** What of an import is read again; nothing said: all of it. */
export interface ReadAgainWhat {
  /** Originals of this source only. */
  readonly source?: string;
  /** These originals only. */
  readonly originals?: ReadonlySet<number>;
}

/**
 * All that an import brought, original by original in their order, each read once from its start to its
 * end: as the import read it, by the survey that was decided then.
 *
 * @throws {PersonError} `replay.original-unread`: a file that was read before cannot be opened.
 */
export async function* readAgain(
  store: Store,
  importId: number,
  what: ReadAgainWhat = {},
  signal?: AbortSignal,
): AsyncGenerator<ItemsAgain> {
  const { options } = await readImport(store.database, importId);
  const agents = agentsFor(options, await readSettings(store.database));
  const roles = await rolesThatHold(store.database);
  const files = new KeptFiles(store);
  try {
    for await (const original of wanted(store, importId, what)) {
      const source = original.source!;
      const standing = {
        originalId: original.originalId,
        sourceId: await sourceIdOf(store.database, source),
        agents,
        roles,
      };
      const groups = original.payload === null ? itemsOfFile(files, original, options.map) : pushes(original, source);
      for await (const { items, asVersion, reading } of groups) {
        signal?.throwIfAborted();
        yield { source, items, asVersion, how: { ...standing, ...reading } };
      }
    }
  } finally {
    await files.close();
  }
}

async function* wanted(
  store: Store,
  importId: number,
  { source, originals }: ReadAgainWhat,
): AsyncGenerator<OriginalRow> {
  for (let after = 0; ;) {
    const page = await originalsOf(store.database, importId, after, ORIGINALS_AT_ONCE);
    if (page.length === 0) return;
    for (const original of page) {
      after = original.originalId;
      if (original.source === null || original.survey === null) continue;
      if (source !== undefined && original.source !== source) continue;
      if (originals === undefined || originals.has(original.originalId)) yield original;
    }
  }
}

interface Group extends Pick<ItemsAgain, 'items' | 'asVersion'> {
  readonly reading: Pick<Preparing, 'namespace' | 'reading' | 'channel'>;
}

async function* itemsOfFile(files: KeptFiles, original: OriginalRow, map: unknown): AsyncGenerator<Group> {
  const readable = readingBefore(original);
  const file = readable === null ? null : await files.open(original);
  if (readable === null || file === null) return;
  // Silence would let all that the file had said about people be forgotten.
  if ('code' in file) throw new PersonError('replay.original-unread', { file: pathOf(original) }, { exitCode: 1 });
  const { source, survey } = readable;
  const reading = { namespace: survey.namespace, reading: survey.reading, channel: source.channel };
  const versions = versionsOf(survey, (map as Mapping | undefined) ?? null);
  const asVersion = <Item extends SourceItem>(item: Item): Item => versioned(item, versions);
  for await (const items of itemsOf(readable, original, file)) yield { items, asVersion, reading };
}

/** Each pushed item says how it is rated, so each is read in its own way. */
async function* pushes({ payload }: OriginalRow, source: string): AsyncGenerator<Group> {
  for (const [index, given] of (JSON.parse(payload!) as unknown[]).entries()) {
    const { namespace, reading }: Survey = pushedSurvey(source, scaleOfPush(given));
    yield await Promise.resolve({
      items: [itemOfPush(source, given, index)],
      asVersion: (item) => item,
      reading: { namespace, reading, channel: 'other' },
    });
  }
}
