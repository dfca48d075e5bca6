import type { Guess } from '../contract/imports.ts';
import type { Problem } from '../core/basics/problem.ts';
import { isNotOpened, openFiles } from '../sources/open/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { isRefused, type Source, type Survey } from '../sources/source.ts';
import { readSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { isBesideChat } from './beside-chat.ts';
import { chooseSource } from './choose-source.ts';
import { cleaningOf, surveyOptions } from './how-to-read.ts';
import { type ImportRequest, refuseUnknownZone } from './import-files.ts';
import { standardiseSaid } from './prepare.ts';
import type { StandardRecord } from '../core/standardise/standard-record.ts';

const MOST_FILES = 100;
const PREVIEW = 8;

/** What each file is taken for, and why, with the first records as the history will show them. Nothing is stored. */
export async function dryRun(store: Store, request: ImportRequest): Promise<Guess[]> {
  refuseUnknownZone(request.zone);
  const { as, map, zone, country } = request;
  const options = surveyOptions({ as, map, zone, country }, await readSettings(store.database));
  const guesses: Guess[] = [];
  for await (const opened of openFiles(request.paths)) {
    if (guesses.length === MOST_FILES) break;
    if (isNotOpened(opened)) guesses.push(unread(opened.name, 0, opened.problem));
    else if (!isBesideChat(opened.file)) guesses.push(await guessOf(store, opened.file, options));
  }
  return guesses;
}

async function guessOf(store: Store, file: SourceFile, options: ReturnType<typeof surveyOptions>): Promise<Guess> {
  const chosen = chooseSource(file, options.as);
  if (!chosen.ok) return unread(file.name, file.size, chosen.problem);
  const { source, recognition } = chosen.value;
  const surveyed = await source.survey(file, options);
  if (!surveyed.ok) return { ...unread(file.name, file.size, surveyed.problem), source: source.id };
  const { reading, evidence } = surveyed.value;
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
    columns: columnsOf(surveyed.value),
    preview: await previewOf(store, source, file, surveyed.value),
    problem: null,
  };
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
    problem: { code: problem.code, about: { file: name, ...problem.about } },
  };
}

/** Of tables, what each column is taken for; other sources have none. */
function columnsOf({ details }: Survey): Guess['columns'] {
  const columns = typeof details === 'object' && details !== null && 'shown' in details ? details.shown : [];
  return Array.isArray(columns) ? (columns as Guess['columns']) : [];
}

async function previewOf(store: Store, source: Source, file: SourceFile, survey: Survey): Promise<Guess['preview']> {
  const preview: Guess['preview'] = [];
  const { namespace, reading } = survey;
  const how = { namespace, reading, channel: source.channel, cleaning: await cleaningOf(store.database, source.id) };
  for await (const items of source.read(file, survey)) {
    for (const item of items) {
      if (isRefused(item)) continue;
      const standard = standardiseSaid(item.recordId, item.said, how);
      if (standard.ok) preview.push(lineOf(standard.value));
      if (preview.length === PREVIEW) return preview;
    }
  }
  return preview;
}

function lineOf(record: StandardRecord): Guess['preview'][number] {
  const name = (party: StandardRecord['from']) => party?.name ?? party?.value ?? null;
  return {
    at: new Date(record.at).toISOString(),
    channel: record.channel,
    direction: record.direction,
    customer: name(record.customer) ?? name(record.from),
    agent: name(record.agent),
    text: [record.subject, record.text?.slice(0, 200)].filter(Boolean).join('\n') || null,
  };
}
