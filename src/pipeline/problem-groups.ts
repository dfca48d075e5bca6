import type { Page } from '../contract/history.ts';
import { say } from '../contract/messages/index.ts';
import type { ProblemGroups, ProblemRow } from '../contract/problems.ts';
import type { Locale } from '../contract/text.ts';
import { isFixable } from '../core/basics/fixable-field.ts';
import {
  countOpenProblems,
  problemGroups,
  type RefusedPlace,
  refusedPlaces,
  unknownValues,
  type WhichProblems,
} from '../store/problem-groups.ts';
import { readOriginal } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { bytesAt } from './bytes-at.ts';
import { sourceNamed } from './choose-source.ts';
import { clusterSpellings } from './cluster-spellings.ts';

/** What waits for a person, by cause; and values that passed and stayed unknown. */
export async function groupProblems(
  store: Store,
  importId: number | null = null,
  locale: Locale = 'en',
): Promise<ProblemGroups> {
  const total = await countOpenProblems(store.database, importId);
  const groups = await problemGroups(store.database, importId);
  const unknown = await unknownValues(store.database, importId);
  return {
    total,
    groups: groups.map(({ values, ...group }) => {
      const about = values[0]?.about ?? {};
      return {
        ...group,
        values: values.map(({ value, count }) => ({ value, count })),
        about,
        message: say(group.code, about, locale),
        isFixable: group.namespace !== null && group.stage !== 'source' && isFixable(group.field ?? ''),
      };
    }),
    unknown: unknown.map((group) => ({ ...group, clusters: clusterSpellings(group.values) })),
  };
}

const ROWS = 20;
/** Shown of an original row. */
const LONGEST_ROW = 4_000;

/** Refused records with the rows as they came. */
export async function problemRows(
  store: Store,
  which: WhichProblems,
  cursor: string | null = null,
  locale: Locale = 'en',
): Promise<Page<ProblemRow>> {
  const { places, next } = await refusedPlaces(store.database, which, cursor, ROWS);
  const items: ProblemRow[] = [];
  for (const place of places) {
    const { offset: _, length: __, digest: ___, ...item } = place;
    items.push({
      ...item,
      message: say(place.code, place.about, locale),
      original: (await originalText(store, place)).slice(0, LONGEST_ROW),
    });
  }
  return { items, next };
}

/** What came, as text; of a file that could not be read at all, its name is enough. */
export async function originalText(store: Store, place: RefusedPlace): Promise<string> {
  const original = await readOriginal(store.database, place.originalId);
  if (original.payload !== null) {
    const given = (JSON.parse(original.payload) as unknown[])[place.offset];
    return JSON.stringify(given, null, 2);
  }
  if (original.source === null || original.survey === null) return place.excerpt;
  const length = Math.min(place.length, LONGEST_ROW * 4);
  const bytes = await bytesAt(store, original, { ...place, length }, sourceNamed(original.source));
  return bytes.toString('utf8').replace(/[\r\n]+$/, '');
}
