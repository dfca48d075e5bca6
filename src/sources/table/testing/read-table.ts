import { clean } from '../../../core/clean/clean.ts';
import { STANDARD_CLEANING } from '../../../core/clean/cleaning.ts';
import { standardise } from '../../../core/standardise/standardise.ts';
import type { StandardRecord } from '../../../core/standardise/standard-record.ts';
import type { SourceFile } from '../../source-file.ts';
import { isRefused, type Survey, type SurveyOptions } from '../../source.ts';
import { fileOf } from '../../testing/file-of.ts';
import { table } from '../index.ts';
import type { TableDetails } from '../table-details.ts';

/** A file of these lines. */
export const csv = (...lines: string[]): SourceFile => fileOf('data.csv', `${lines.join('\n')}\n`);

/** How a table is read, decided from all of it. */
export async function survey(file: SourceFile, options: Partial<SurveyOptions> = {}): Promise<Survey<TableDetails>> {
  const outcome = await table.survey(file, { zone: 'UTC', country: null, map: null, learned: {}, ...options });
  if (!outcome.ok) throw new Error(`${outcome.problem.code} ${JSON.stringify(outcome.problem.about)}`);
  return outcome.value;
}

/** Records in the file's order; for one that is refused its code. */
export async function read(
  file: SourceFile,
  options: Partial<SurveyOptions> = {},
): Promise<{ records: StandardRecord[]; refused: string[]; survey: Survey<TableDetails> }> {
  const decided = await survey(file, options);
  const records: StandardRecord[] = [];
  const refused: string[] = [];
  for await (const batch of table.read(file, decided)) {
    for (const item of batch) {
      if (isRefused(item)) throw new Error(item.problem.code);
      const how = { reading: decided.reading, channel: 'other', namespace: decided.namespace } as const;
      const outcome = standardise(item.recordId, clean(item.said, STANDARD_CLEANING), how);
      if (outcome.ok) records.push(outcome.value);
      else refused.push(outcome.problem.code);
    }
  }
  return { records, refused, survey: decided };
}
