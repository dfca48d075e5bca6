import type { Problem } from '../core/basics/problem.ts';
import type { Connection } from './database.ts';
import { jsonText } from './json-text.ts';

export interface KeptProblem {
  readonly recordId: string;
  readonly problem: Problem;
  /** The start of what was refused, for people. */
  readonly excerpt: string;
}

/** Keeps why records were refused; a record that this import refused before has its newest reason. */
export async function keepProblems(
  connection: Connection,
  importId: number,
  problems: readonly KeptProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await connection.query(
    `insert into history.problem (record_id, import_id, stage, code, about, excerpt)
     select record_id, $6, stage, code, about, excerpt
     from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::text[])
       as given (record_id, stage, code, about, excerpt)
     on conflict (record_id, import_id)
     do update set stage = excluded.stage, code = excluded.code, about = excluded.about, excerpt = excluded.excerpt`,
    [
      problems.map((one) => one.recordId),
      problems.map((one) => one.problem.stage),
      problems.map((one) => one.problem.code),
      problems.map((one) => jsonText(one.problem.about)),
      problems.map((one) => one.excerpt.replaceAll('\u0000', '')),
      importId,
    ],
  );
}
