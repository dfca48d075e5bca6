import type { Connection } from './database.ts';

/**
 * Makes an import that was taken out one that was kept and not yet read, with what it saw forgotten. The file is surveyed anew
 * where that `isDecided`, else it is read as it was at first; the others keep their surveys.
 */
export async function beginAnew(
  connection: Connection,
  importId: number,
  originalId: number,
  isDecided: boolean,
): Promise<void> {
  for (const table of ['record', 'problem', 'noted_value', 'contact_name', 'contact_company', 'tie'])
    await connection.query(`delete from history.${table} where import_id = $1`, [importId]);
  await connection.query(isDecided ? SURVEY_ANEW : AS_AT_FIRST, [originalId]);
  await connection.query(
    `update history.import
     set state = 'running', seen = 0, stored = 0, duplicates = 0, quarantined = 0, changes = '{}',
       checkpoint = null, failure = null, finished_at = null, undone_at = null
     where import_id = $1`,
    [importId],
  );
}

const SURVEY_ANEW = `
update history.original
set first_reading = coalesce(first_reading, jsonb_build_object('source', source, 'survey', survey)),
  source = null, survey = null
where original_id = $1`;

const AS_AT_FIRST = `
update history.original
set source = case when first_reading is null then source else first_reading ->> 'source' end,
  survey = case when first_reading is null then survey else nullif(first_reading -> 'survey', 'null') end,
  first_reading = null
where original_id = $1`;
