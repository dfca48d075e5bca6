import { createHash } from 'node:crypto';
import { recordIdOf } from '../core/basics/ids.ts';
import type { Problem } from '../core/basics/problem.ts';
import { problemOf } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import type { RefusedRecord, Source, SourceItem, Survey, SurveyOptions } from '../sources/source.ts';
import { type OriginalRow, pathOf } from '../store/originals.ts';
import { jsonText } from '../store/json-text.ts';
import { chooseSource, sourceNamed } from './choose-source.ts';
import { isBesideChat } from './beside-chat.ts';

/** How a kept file is read. */
export interface Readable {
  readonly source: Source;
  readonly survey: Survey;
}

/** How a file was decided to be read before; null where it was not. */
export function readingBefore({ source, survey }: OriginalRow): Readable | null {
  return survey === null || source === null ? null : { source: sourceNamed(source), survey: survey as Survey };
}

/**
 * Decides how a kept file is read. A file that no source can read is one refused record, named after
 * its bytes. Null: the file lies beside a chat as its picture or sound; it is kept, and nothing more.
 */
export async function decideReading(
  original: OriginalRow,
  file: SourceFile,
  options: SurveyOptions & { readonly as?: string },
): Promise<Readable | RefusedRecord | null> {
  const chosen = chooseSource(file, options.as);
  if (!chosen.ok) return isBesideChat(file) ? null : refusedFile(original, chosen.problem);
  const { source, recognition } = chosen.value;
  const surveyed = await surveyOf(source, file, options);
  if ('code' in surveyed) return refusedFile(original, surveyed);
  const survey = { ...surveyed, evidence: [...(recognition ? [recognition.why] : []), ...surveyed.evidence] };
  // As it will be kept, so that a file is read the same way whether it was surveyed now or before.
  return { source, survey: JSON.parse(jsonText(survey)) as Survey };
}

async function surveyOf(source: Source, file: SourceFile, options: SurveyOptions): Promise<Survey | Problem> {
  try {
    const surveyed = await source.survey(file, options);
    return surveyed.ok ? surveyed.value : surveyed.problem;
  } catch (error) {
    return problemOf(error);
  }
}

/** All items of a file; bytes that end in an error end the file with one refused record more. */
export async function* itemsOf(
  { source, survey }: Readable,
  original: OriginalRow,
  file: SourceFile,
): AsyncGenerator<readonly SourceItem[]> {
  try {
    yield* source.read(file, survey);
  } catch (error) {
    yield [refusedFile(original, problemOf(error))];
  }
}

/** A file that could not be read at all, or not to its end, as the one record that it is. */
export function refusedFile(original: OriginalRow, why: Problem): RefusedRecord {
  const name = pathOf(original);
  const sha256 = createHash('sha256')
    .update(`${original.sha256}\n${original.entry ?? ''}`)
    .digest('hex');
  return {
    recordId: recordIdOf('file', sha256),
    digest: sha256.slice(0, 16),
    place: { offset: 0, length: Math.min(original.size, LARGEST_INT4), line: 1 },
    problem: { ...why, about: { file: name, ...why.about } },
    excerpt: name,
  };
}

const LARGEST_INT4 = 2 ** 31 - 1;
