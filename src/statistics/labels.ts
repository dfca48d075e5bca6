import type { Dimension } from '../contract/question.ts';
import type { Connection } from '../store/database.ts';
import { onceAVersion } from './lookups/once-a-version.ts';

/** So many names are kept for all who ask about the same version: the few who answer, not all customers. */
const MOST_KEPT = 10_000;

/** What people read for the ids of a dimension; an id without a name is missing from the map. */
export async function labelsOf(
  connection: Connection,
  dimension: Dimension,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const kept = await onceAVersion(connection, `labels of ${dimension}`, () =>
    Promise.resolve(new Map<string, string>()),
  );
  const unknown = ids.filter((id) => !kept.has(id));
  if (unknown.length === 0) return kept;
  const found = await labelsIn(connection, dimension, unknown);
  if (kept.size + found.size > MOST_KEPT) return new Map([...kept, ...found]);
  for (const [id, label] of found) kept.set(id, label);
  return kept;
}

async function labelsIn(
  connection: Connection,
  dimension: Dimension,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (dimension === 'import') {
    const { rows } = await connection.query<LabelRow>(
      'select import_id::text as id, title as label from published.import where import_id = any($1::int[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.label]));
  }
  const { rows } =
    dimension === 'source'
      ? await connection.query<LabelRow>('select source_id::text as id, name as label from published.source')
      : await connection.query<LabelRow>(
          `select person_id::text as id, label from published.person where person_id = any($1::uuid[]) and kind <> 'unknown'`,
          [ids],
        );
  return new Map(rows.map((row) => [row.id, row.label]));
}

interface LabelRow {
  id: string;
  label: string;
}
