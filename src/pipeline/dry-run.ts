import type { Guess, Tolerance } from '../contract/imports.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Problem } from '../core/basics/problem.ts';
import { isNotOpened, openFiles } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { LIMITS } from '../sources/limits.ts';
import type { Source, Survey } from '../sources/source.ts';
import { columnsOfHead, headOfTable } from '../sources/table/head-of-table.ts';
import { hasOriginal, pathOf, readOriginal } from '../store/originals.ts';
import { readImport } from '../store/imports.ts';
import { readSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { isBesideChat } from './beside-chat.ts';
import { columnChoices } from './column-choices.ts';
import { chooseSource } from './choose-source.ts';
import { cleaningOf, surveyOptions } from './how-to-read.ts';
import { type ImportRequest, refuseUnknownZone } from './import-files.ts';
import { KeptFiles } from './kept-files.ts';
import { otherChoices } from './other-choices.ts';
import { optionsOf, readingDecisions } from './reading-decisions.ts';
import { lookInto } from './trial.ts';

const MOST_FILES = 100;

type HowToGuess = ReturnType<typeof surveyOptions> & { readonly tolerance?: Tolerance | undefined };

/**
 * What each file is taken for, and why, with what would become of its records: the first, the worst, and what other
 * choices would change. Nothing is stored.
 */
export async function dryRun(store: Store, request: ImportRequest): Promise<Guess[]> {
  refuseUnknownZone(request.zone);
  const { profiles } = await readingDecisions(store.database);
  const options = {
    ...surveyOptions(request, await readSettings(store.database), profiles),
    tolerance: request.tolerance,
  };
  const guesses: Guess[] = [];
  for await (const opened of openFiles(request.paths)) {
    if (guesses.length === MOST_FILES) break;
    if (isNotOpened(opened)) guesses.push(unread(opened.name, 0, opened.problem));
    else if (!isBesideChat(opened.file)) guesses.push(await guessOf(store, opened.file, options));
  }
  return guesses;
}

/** The same of a file that was imported: what would become of it, were it read as it is said now. */
export async function dryRunAgain(
  store: Store,
  originalId: number,
  request: Omit<ImportRequest, 'paths'>,
): Promise<Guess> {
  refuseUnknownZone(request.zone);
  if (!(await hasOriginal(store.database, originalId)))
    throw new PersonError('reading.no-file', { original: String(originalId) }, { status: 404, field: 'originalId' });
  const original = await readOriginal(store.database, originalId);
  const { options } = await readImport(store.database, original.importId);
  const decided = await readingDecisions(store.database);
  const asked = { ...optionsOf(original, options, decided), ...request };
  const how = surveyOptions(asked, await readSettings(store.database), decided.profiles);
  const files = new KeptFiles(store);
  try {
    const file = await files.open(original);
    return 'code' in file ? unread(pathOf(original), original.size, file) : await guessOf(store, file, how);
  } finally {
    await files.close();
  }
}

async function guessOf(store: Store, file: SourceFile, options: HowToGuess): Promise<Guess> {
  const chosen = chooseSource(file, options.as);
  if (!chosen.ok) return unread(file.name, file.size, chosen.problem);
  const { source, recognition } = chosen.value;
  const surveyed = await source.survey(file, options);
  if (!surveyed.ok)
    return {
      ...unread(file.name, file.size, surveyed.problem),
      source: source.id,
      signature: signatureOf(source, file),
      columns: anyColumns(source, file),
    };
  const survey = surveyed.value;
  const { reading, evidence, namespace, profile } = survey;
  const how = { namespace, reading, channel: source.channel, cleaning: await cleaningOf(store.database, source.id) };
  const { preview, trial, sample } = await lookInto({ source, survey, file }, how, options.tolerance);
  return {
    uploadId: '',
    name: file.name,
    size: file.size,
    source: source.id,
    confidence: recognition?.confidence ?? 1,
    why: recognition?.why ?? null,
    evidence: [...evidence],
    reading: {
      dateOrder: reading.dateOrder,
      zone: reading.zone,
      country: reading.country,
      ratingScale: reading.ratingScale,
    },
    columns: columnsOf(survey),
    preview,
    trial: {
      ...trial,
      sample: sample.length,
      choices: [...otherChoices(sample, how), ...(await columnChoices({ source, survey, file }, options, how))],
    },
    profile: profile === undefined ? null : { profileId: profile.profileId, name: profile.name },
    signature: signatureOf(source, file),
    problem: null,
  };
}

/** Of a table that cannot be read as it is guessed, what there is to put right. */
function anyColumns(source: Source, file: SourceFile): Guess['columns'] {
  if (source.id !== 'table') return [];
  return columnsOfHead(file).map(({ column, field, samples }) => ({ column, field, samples: [...samples] }));
}

/** By what a profile knows such a file again; of columns without end there is none. */
function signatureOf(source: Source, file: SourceFile): Guess['signature'] {
  const head = source.id === 'table' ? headOfTable(file) : null;
  return head === null || head.headers.length > LIMITS.tableColumns ? null : { ...head, headers: [...head.headers] };
}

function unread(name: string, size: number, problem: Problem): Guess {
  return {
    uploadId: '',
    name,
    size,
    source: null,
    confidence: 0,
    why: null,
    evidence: [],
    reading: null,
    columns: [],
    preview: [],
    trial: null,
    profile: null,
    signature: null,
    problem: { code: problem.code, about: { file: name, ...problem.about } },
  };
}

/** Of tables, what each column is taken for; other sources have none. */
function columnsOf({ details }: Survey): Guess['columns'] {
  const columns = typeof details === 'object' && details !== null && 'shown' in details ? details.shown : [];
  return Array.isArray(columns) ? (columns as Guess['columns']) : [];
}
