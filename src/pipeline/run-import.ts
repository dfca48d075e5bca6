import type { ImportReport } from '../contract/imports.ts';
import type { Problem } from '../core/basics/problem.ts';
import { learnedFrom } from '../core/standardise/contradiction.ts';
import type { Reading } from '../core/standardise/reading.ts';
import { problemOf } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { advanceImport, type Checkpoint, listImports, readImport, setImportState } from '../store/imports.ts';
import { inTransaction } from '../store/database.ts';
import { bytesOfOriginals, type OriginalRow, originalsOf, setSurvey } from '../store/originals.ts';
import { readSettings } from '../store/settings.ts';
import { sourceIdOf } from '../store/source-id.ts';
import type { Store } from '../store/store.ts';
import { becomeWriter } from '../store/writer.ts';
import { BatchWriter, type Progress } from './batch-writer.ts';
import { forget } from './forget.ts';
import { agentsFor, chatSilenceOf, surveyOptions } from './how-to-read.ts';
import { KeptFiles } from './kept-files.ts';
import { prepare, type Preparing } from './prepare.ts';
import { decideReading, itemsOf, type Readable, refusedFile } from './read-file.ts';

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
): Promise<ImportReport> {
  const run = await beginRun(store, importId, onProgress);
  try {
    await readAll(run, signal);
    await run.writer.finish();
  } catch (error) {
    // Whatever went wrong, the next look-up needs its indexes; a database that is gone builds them at its start.
    await run.writer.endBulk().catch(() => undefined);
    throw error;
  } finally {
    await run.files.close();
  }
  await setImportState(store.database, importId, 'done');
  const [item] = await listImports(store.database, importId);
  return item!;
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
  readonly options: ReturnType<typeof surveyOptions>;
  readonly agents: Preparing['agents'];
  readonly files: KeptFiles;
  readonly writer: BatchWriter;
}

async function beginRun(store: Store, importId: number, onProgress: (progress: Progress) => void): Promise<Run> {
  const { options, checkpoint } = await readImport(store.database, importId);
  const settings = await readSettings(store.database);
  const totalBytes = await bytesOfOriginals(store.database, importId);
  return {
    store,
    importId,
    from: checkpoint,
    options: surveyOptions(options, settings),
    agents: agentsFor(options, settings),
    files: new KeptFiles(store),
    writer: new BatchWriter(store.database, importId, chatSilenceOf(settings), totalBytes, onProgress),
  };
}

async function readOne(run: Run, original: OriginalRow, signal: AbortSignal | undefined): Promise<void> {
  const done = run.from?.originalId === original.originalId ? run.from.items : 0;
  const { originalId } = original;
  if (original.problem) return await refuse(run, original, original.problem, done);
  const file = await openKept(run, original);
  if ('code' in file) return await refuse(run, original, file, done);
  let learned: Partial<Reading> | null = {};
  let current = original;
  while (learned !== null) {
    const options = { ...run.options, learned: { ...run.options.learned, ...learned } };
    const reading = await decideReading(run.store, current, file, options);
    if (reading === null) return;
    if ('recordId' in reading) return await refuse(run, original, reading.problem, done);
    learned = await readItems(run, current, reading, file, done, signal);
    if (learned !== null) {
      await readAgain(run, originalId);
      current = { ...original, survey: null };
    }
  }
}

async function openKept(run: Run, original: OriginalRow): Promise<SourceFile | Problem> {
  return await run.files.open(original).catch(problemOf);
}

async function refuse(run: Run, original: OriginalRow, why: Problem, done: number): Promise<void> {
  if (done > 0) return;
  await run.writer.beginFile(original.size, false);
  const refused = refusedFile(original, why);
  await run.writer.add({ ...refused, originalId: original.originalId }, checkpointAt(run, original, 1, original.size));
  await run.writer.endFile();
}

/** Reads a file to its end; or as far as it contradicts its survey: then what to read it with instead. */
async function readItems(
  run: Run,
  original: OriginalRow,
  reading: Readable,
  file: SourceFile,
  done: number,
  signal: AbortSignal | undefined,
): Promise<Partial<Reading> | null> {
  const how = await preparingOf(run, original, reading);
  const isTentative = reading.survey.unproven.length > 0;
  await run.writer.beginFile(original.size, isTentative);
  let items = 0;
  for await (const group of itemsOf(reading, original, file)) {
    signal?.throwIfAborted();
    for (const item of group) {
      items++;
      if (items <= done) continue;
      const prepared = prepare(item, how);
      const learned = isTentative && prepared.problem ? contradiction(prepared.problem, reading) : null;
      if (learned !== null) return learned;
      await run.writer.add(prepared, checkpointAt(run, original, items, item.place.offset + item.place.length));
    }
  }
  await run.writer.endFile();
  return null;
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
    agents: run.agents,
  };
}

/** What a refusal teaches about the file, as far as nothing had proved the contrary. */
function contradiction(found: Problem, { survey }: Readable): Partial<Reading> | null {
  const learned = learnedFrom(found, survey.reading);
  if (learned === null) return null;
  return Object.keys(learned).every((part) => survey.unproven.includes(part as keyof Reading)) ? learned : null;
}

/** Takes back what this import stored of a file, so that it can be read another way. */
async function readAgain(run: Run, originalId: number): Promise<void> {
  const { database } = run.store;
  const tally = await run.writer.takeBackFile();
  await inTransaction(database, async (connection) => {
    await becomeWriter(connection);
    await forget(connection, run.importId, originalId);
    await connection.query(
      'delete from history.problem p using history.record r where p.record_id = r.record_id and p.import_id = r.import_id and r.import_id = $1 and r.original_id = $2',
      [run.importId, originalId],
    );
    await connection.query('delete from history.record where import_id = $1 and original_id = $2', [
      run.importId,
      originalId,
    ]);
    await advanceImport(connection, run.importId, tally, null);
    await setSurvey(connection, originalId, null, null);
  });
}
