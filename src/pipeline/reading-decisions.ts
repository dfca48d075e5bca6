import type { ProfileAbout, ReadingAbout } from '../contract/decisions.ts';
import type { Profile } from '../sources/source.ts';
import type { Connection, Database } from '../store/database.ts';
import { type ActiveDecision, activeDecisions } from '../store/decisions.ts';
import type { ImportOptions } from '../store/imports.ts';
import type { OriginalRow } from '../store/originals.ts';

/** What people decided about how files are read, as it holds now. */
export interface ReadingDecisions {
  readonly profiles: readonly Profile[];
  /** By original; of several the latest. */
  readonly byOriginal: ReadonlyMap<number, ReadingAbout>;
}

export async function readingDecisions(connection: Connection | Database): Promise<ReadingDecisions> {
  const readings = await activeDecisions(connection, 'reading');
  const profiles = await activeDecisions(connection, 'profile');
  return {
    profiles: profiles.map(profileOf),
    byOriginal: new Map(readings.map(({ about }) => [about.originalId, about])),
  };
}

function profileOf({ decisionId, about }: ActiveDecision<'profile'>): Profile {
  const { name, source, headers, delimiter, zone, country, importId }: ProfileAbout = about;
  return {
    profileId: decisionId,
    name,
    source,
    headers,
    delimiter,
    map: about.map,
    zone,
    country,
    importId,
  };
}

/** What is said of one file: by a decision about it, else when it came, else of its whole import. */
export function optionsOf(
  original: Pick<OriginalRow, 'originalId' | 'options'>,
  ofImport: ImportOptions,
  { byOriginal }: ReadingDecisions,
): ImportOptions {
  const { originalId: _, ...decided } = byOriginal.get(original.originalId) ?? { originalId: 0 };
  return { ...ofImport, ...original.options, ...decided };
}
