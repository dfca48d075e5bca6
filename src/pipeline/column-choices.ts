import type { Trial } from '../contract/imports.ts';
import { standardise } from '../core/standardise/standardise.ts';
import type { StandardRecord } from '../core/standardise/standard-record.ts';
import { isRefused, type Mapping, type Survey, type SurveyOptions } from '../sources/source.ts';
import { meaningOf } from './other-choices.ts';
import { cleanSaid, type Preparing } from './prepare.ts';
import type { Tried } from './trial.ts';

type How = Pick<Preparing, 'namespace' | 'reading' | 'channel' | 'cleaning'>;

const SAMPLE = 1_000;
const MOST_CHOICES = 12;

/** What each column that somebody put right does: how many of the first records would be refused, or read otherwise, without it. */
export async function columnChoices(tried: Tried, options: SurveyOptions, how: How): Promise<Trial['choices']> {
  const columns = Object.keys(options.map?.columns ?? {}).slice(0, MOST_CHOICES);
  if (columns.length === 0) return [];
  const present = await firstRecords(tried, how);
  const choices: Trial['choices'] = [];
  for (const column of columns) {
    const surveyed = await tried.source.survey(tried.file, { ...options, map: without(options.map!, column) });
    const base = { choice: 'column' as const, value: column, isTaken: false };
    choices.push(
      surveyed.ok
        ? {
            ...base,
            ...compared(present, await firstRecords({ ...tried, survey: surveyed.value }, howOf(how, surveyed.value))),
          }
        : { ...base, refused: present.size, differs: 0 },
    );
  }
  return choices;
}

function without(map: Mapping, column: string): Mapping {
  return { ...map, columns: Object.fromEntries(Object.entries(map.columns ?? {}).filter(([key]) => key !== column)) };
}

function howOf(how: How, { namespace, reading }: Survey): How {
  return { ...how, namespace, reading };
}

/** By their line: what they say, or null where they would be refused. */
async function firstRecords({ source, survey, file }: Tried, how: How): Promise<Map<number, StandardRecord | null>> {
  const records = new Map<number, StandardRecord | null>();
  for await (const items of source.read(file, survey)) {
    for (const item of items) {
      if (records.size >= SAMPLE) return records;
      const standard = isRefused(item)
        ? null
        : standardise(item.recordId, cleanSaid(item.recordId, item.said, how), how);
      records.set(item.place.line, standard?.ok === true ? standard.value : null);
    }
  }
  return records;
}

function compared(
  present: ReadonlyMap<number, StandardRecord | null>,
  other: ReadonlyMap<number, StandardRecord | null>,
): { refused: number; differs: number } {
  let refused = 0;
  let differs = 0;
  for (const [line, record] of other) {
    if (record === null) refused++;
    else if (meaningOf(record) !== meaningOf(present.get(line) ?? null)) differs++;
  }
  return { refused, differs };
}
