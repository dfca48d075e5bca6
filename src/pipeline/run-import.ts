import { beyondTolerance } from '../contract/beyond-tolerance.ts';
import type { ImportReport, Tolerance } from '../contract/imports.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Problem } from '../core/basics/problem.ts';
import { learnedFrom } from '../core/standardise/contradiction.ts';
import type { Reading } from '../core/standardise/reading.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { isRefused, type RefusedRecord } from '../sources/source.ts';
import type { Settings } from '../contract/access.ts';
import { type Checkpoint, type ImportOptions, listImports, readImport, setImportState } from '../store/imports.ts';
import { buildBulkIndexes } from '../store/bulk-indexes.ts';
import { bytesOfOriginals, type OriginalRow, originalsOf, setSurvey } from '../store/originals.ts';
import { cleaningMark } from '../store/recipes.ts';
import { readSettings } from '../store/settings.ts';
import { sourceIdOf } from '../store/source-id.ts';
import type { Store } from '../store/store.ts';
import { BATCH_SIZES, type BatchSizes, BatchWriter, type Progress } from './batch-writer.ts';
import { fixSince } from './fix-since.ts';
import { decideDueRepeats } from './decide-due-repeats.ts';
import { agentsFor, cleaningOf, rolesThatHold, surveyOptions } from './how-to-read.ts';
import { KeptFiles } from './kept-files.ts';
import { peopleSince } from './people-since.ts';
import { prepare, type Preparing, standardiseSaid } from './prepare.ts';
import type { Prepared } from './prepared.ts';
import { optionsOf, type ReadingDecisions, readingDecisions } from './reading-decisions.ts';
import { decideReading, itemsOf, type Readable, readingBefore, refusedFile } from './read-file.ts';
import { resolveBulk } from './resolve-import.ts';
import { CleanedOtherwise } from './store-batch.ts';
import { versioned, versionsOf } from './versions.ts';

const ORIGINALS_AT_ONCE = 1_000;

/**
 * Reads the originals of an import that were kept, from its checkpoint on, through all the stages.
 *
 * Stopped at any moment (a crash, `signal`) it resumes where its last batch was stored. A file that
 * cannot be read costs itself. Whoever calls has claimed the import ({@link claimImport}).
 */
export async function runImport(
  store: Store,
  importId: number,
  onProgress: (progress: Progress) => void = () => undefined,
  signal?: AbortSignal,
  sizes: BatchSizes = BATCH_SIZES,
): Promise<ImportReport> {
  while (!(await isReadToTheEnd(await beginRun(store, importId, onProgress, sizes), signal)));
  await fixSince(store, importId, signal);
  await peopleSince(store, importId, signal);
  await setImportState(store.database, importId, 'done');
  const [item] = await listImports(store.database, importId);
  return item!;
}

/** False: a recipe was decided meanwhile; what was not stored yet is to be read again from the checkpoint. */
async function isReadToTheEnd(run: Run, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    if (run.from === null) await refuseBeyondTolerance(run, signal);
    await readAll(run, signal);
    await run.writer.finish();
    // What a killed run had stored in bulk was not resolved either.
    if (run.writer.leavesPeople || run.from !== null) await resolveBulk(run.store.database, run.importId);
    await decideDueRepeats(run.store.database, run.importId);
    return true;
  } catch (error) {
    // Whatever went wrong, the next look-up needs its indexes; a database that is gone builds them at its start.
    await run.writer.endBulk().catch(() => undefined);
    if (run.writer.leavesPeople) await resolveBulk(run.store.database, run.importId).catch(() => undefined);
    if (error instanceof CleanedOtherwise) return false;
    throw error;
  } finally {
    await run.files.close();
  }
}

async function readAll(run: Run, signal: AbortSignal | undefined): Promise<void> {
  for (let next = run.from?.originalId ?? 1; ;) {
    const page = await originalsOf(run.store.database, run.importId, next - 1, ORIGINALS_AT_ONCE);
    if (page.length === 0) return;
    for (const original of page) {
      signal?.throwIfAborted();
      await readOne(run, original, signal);
      next = original.originalId + 1;
    }
  }
}

interface Run {
  readonly store: Store;
  readonly importId: number;
  readonly from: Checkpoint | null;
  readonly options: ImportOptions;
  readonly settings: Settings;
  readonly decided: ReadingDecisions;
  readonly files: KeptFiles;
  readonly writer: BatchWriter;
}

async function beginRun(
  store: Store,
  importId: number,
  onProgress: (progress: Progress) => void,
  sizes: BatchSizes,
): Promise<Run> {
  await buildBulkIndexes(store.database);
  const mark = await cleaningMark(store.database);
  const { options, checkpoint } = await readImport(store.database, importId);
  const settings = await readSettings(store.database);
  const totalBytes = await bytesOfOriginals(store.database, importId);
  return {
    store,
    importId,
    from: checkpoint,
    options,
    settings,
    decided: await readingDecisions(store.database),
    files: new KeptFiles(store),
    writer: new BatchWriter(store.database, importId, totalBytes, onProgress, sizes, mark),
  };
}

async function readOne(run: Run, original: OriginalRow, signal: AbortSignal | undefined): Promise<void> {
  const done = run.from?.originalId === original.originalId ? run.from.items : 0;
  if (original.problem) return await refuse(run, original, original.problem, done);
  const file = await run.files.open(original);
  if ('code' in file) return await refuse(run, original, file, done);
  const reading = readingBefore(original) ?? (await decideWhole(run, original, file, signal));
  if (reading === null) return;
  if ('recordId' in reading) return await refuse(run, original, reading.problem, done);
  await readItems(run, original, reading, file, done, signal);
}

/**
 * Decides how a file is read, and keeps the decision before anything of the file is stored. Where its
 * survey leaves open what a later row may prove, the file is first looked through to its end.
 */
async function decideWhole(
  run: Run,
  original: OriginalRow,
  file: SourceFile,
  signal: AbortSignal | undefined,
): Promise<Readable | RefusedRecord | null> {
  let learned: Partial<Reading> = {};
  for (;;) {
    const reading = await decideReading(original, file, { ...howToSurvey(run, original), learned });
    if (reading === null || 'recordId' in reading) return reading;
    const more = await firstContradiction(run, reading, original, file, signal);
    if (more === null || isKnown(more, learned)) {
      await setSurvey(run.store.database, original.originalId, reading.source.id, reading.survey);
      return reading;
    }
    learned = { ...learned, ...more };
  }
}

/**
 * Where the import is to stop once too much goes wrong, all of it is read once before anything is stored.
 *
 * @throws {PersonError} `tolerance-refused`, `tolerance-rule`: the import has failed, and stored nothing.
 */
async function refuseBeyondTolerance(run: Run, signal: AbortSignal | undefined): Promise<void> {
  const { tolerance } = run.options;
  if (!hasStop(tolerance)) return;
  const fared = { records: 0, refused: 0, changes: {} as Record<string, number> };
  for await (const { problem, rules } of preparedOnly(run, signal)) {
    fared.records++;
    if (problem !== null) fared.refused++;
    else for (const rule of new Set(rules)) fared.changes[rule] = (fared.changes[rule] ?? 0) + 1;
  }
  const [first] = beyondTolerance('stop', fared, tolerance);
  if (first === undefined) return;
  await setImportState(run.store.database, run.importId, 'failed', first);
  throw new PersonError(first.code, first.about, { exitCode: 1 });
}

function hasStop(tolerance: Tolerance | undefined): boolean {
  return [tolerance?.refused, ...Object.values(tolerance?.rules ?? {})].some((bound) => bound?.stop !== undefined);
}

/** All records of all files as they would be stored. */
async function* preparedOnly(run: Run, signal: AbortSignal | undefined): AsyncGenerator<Prepared> {
  for (let after = 0; ;) {
    const page = await originalsOf(run.store.database, run.importId, after, ORIGINALS_AT_ONCE);
    if (page.length === 0) return;
    for (const original of page) {
      after = original.originalId;
      yield* preparedOf(run, original, signal);
    }
  }
}

async function* preparedOf(run: Run, original: OriginalRow, signal: AbortSignal | undefined): AsyncGenerator<Prepared> {
  const file = original.problem ?? (await run.files.open(original));
  const reading =
    'code' in file
      ? refusedFile(original, file)
      : (readingBefore(original) ?? (await decideWhole(run, original, file, signal)));
  if (reading === null || 'code' in file || 'recordId' in reading) {
    if (reading !== null && 'recordId' in reading) yield { ...reading, originalId: original.originalId, rules: [] };
    return;
  }
  const how = await preparingOf(run, original, reading);
  for await (const group of itemsOf(reading, original, file)) {
    signal?.throwIfAborted();
    for (const item of group) yield prepare(item, how);
  }
}

/** What is said of this very file. */
function howToSurvey(run: Run, original: OriginalRow): ReturnType<typeof surveyOptions> {
  return surveyOptions(optionsOf(original, run.options, run.decided), run.settings, run.decided.profiles);
}

async function firstContradiction(
  run: Run,
  reading: Readable,
  original: OriginalRow,
  file: SourceFile,
  signal: AbortSignal | undefined,
): Promise<Partial<Reading> | null> {
  const { source, survey } = reading;
  if (survey.unproven.length === 0) return null;
  const cleaning = await cleaningOf(run.store.database, source.id);
  const how = { namespace: survey.namespace, reading: survey.reading, channel: source.channel, cleaning };
  for await (const group of itemsOf(reading, original, file)) {
    signal?.throwIfAborted();
    for (const item of group) {
      if (isRefused(item)) continue;
      const standard = standardiseSaid(item.recordId, item.said, how);
      const learned = standard.ok ? null : contradiction(standard.problem, reading);
      if (learned !== null) return learned;
    }
  }
  return null;
}

/** A source that does not heed what was learned would be asked for ever. */
function isKnown(more: Partial<Reading>, learned: Partial<Reading>): boolean {
  return Object.entries(more).every(([part, value]) => learned[part as keyof Reading] === value);
}

async function refuse(run: Run, original: OriginalRow, why: Problem, done: number): Promise<void> {
  if (done > 0) return;
  run.writer.beginFile(original.size);
  const refused = refusedFile(original, why);
  const prepared = { ...refused, rules: [], originalId: original.originalId };
  await run.writer.add(prepared, checkpointAt(run, original, 1, original.size));
  run.writer.endFile();
}

async function readItems(
  run: Run,
  original: OriginalRow,
  reading: Readable,
  file: SourceFile,
  done: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const how = await preparingOf(run, original, reading);
  const versions = versionsOf(reading.survey, howToSurvey(run, original).map);
  run.writer.beginFile(original.size);
  let items = 0;
  for await (const group of itemsOf(reading, original, file)) {
    signal?.throwIfAborted();
    for (const item of group) {
      items++;
      if (items <= done) continue;
      const prepared = prepare(versioned(item, versions), how);
      await run.writer.add(prepared, checkpointAt(run, original, items, item.place.offset + item.place.length));
    }
  }
  run.writer.endFile();
}

function checkpointAt(run: Run, { originalId, size }: OriginalRow, items: number, reached: number): Checkpoint {
  return { originalId, items, bytes: run.writer.bytesBefore + Math.min(reached, size) };
}

async function preparingOf(run: Run, original: OriginalRow, { source, survey }: Readable): Promise<Preparing> {
  return {
    originalId: original.originalId,
    namespace: survey.namespace,
    reading: survey.reading,
    channel: source.channel,
    sourceId: await sourceIdOf(run.store.database, source.id),
    agents: agentsFor(optionsOf(original, run.options, run.decided), run.settings),
    roles: await rolesThatHold(run.store.database),
    cleaning: await cleaningOf(run.store.database, source.id),
  };
}

/** What a refusal teaches about the file, as far as nothing had proved the contrary. */
function contradiction(found: Problem, { survey }: Readable): Partial<Reading> | null {
  const learned = learnedFrom(found, survey.reading);
  if (learned === null) return null;
  return Object.keys(learned).every((part) => survey.unproven.includes(part as keyof Reading)) ? learned : null;
}
