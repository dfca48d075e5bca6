import { isBlankWord } from '../../core/clean/blank-words.ts';
import type { Change } from '../../core/clean/change.ts';
import { clean } from '../../core/clean/clean.ts';
import { STANDARD_CLEANING } from '../../core/clean/cleaning.ts';
import { recordIdOf } from '../../core/basics/ids.ts';
import type { Said } from '../../core/record/said.ts';
import { readBoolean, saysAbandoned } from '../../core/standardise/boolean.ts';
import { clusterValues } from '../../core/standardise/cluster-values.ts';
import { readChannel } from '../../core/standardise/channel.ts';
import { readDirection } from '../../core/standardise/direction.ts';
import { readDuration } from '../../core/standardise/duration.ts';
import { readInstant } from '../../core/standardise/instant.ts';
import { readPhone } from '../../core/standardise/phone.ts';
import { readRating } from '../../core/standardise/rating.ts';
import { readCount, readResolution } from '../../core/standardise/resolution.ts';
import type { Reading } from '../../core/standardise/reading.ts';
import { standardise } from '../../core/standardise/standardise.ts';
import type { Why } from '../source.ts';
import { DURATIONS, TIMES, type Field } from './fields.ts';
import type { SampleRow } from './layout.ts';
import { saidMaker } from './said-of-row.ts';
import type { Column, ColumnEvidence, TableDetails, WorstValue } from './table-details.ts';

/**
 * What the rows that were looked at say about each column: how many of its values can be read as what it
 * is taken for, which cannot, and which would be refused or changed most. `whys` is what was decided about
 * each column before, in the table's order.
 */
export function evidenceOfColumns(
  details: TableDetails,
  reading: Reading,
  samples: readonly SampleRow[],
  whys: readonly (readonly Why[])[],
): ColumnEvidence[] {
  const worst = worstOfColumns(details, reading, samples);
  return details.shown.map((column, index) => {
    const reads = readerOf(column, reading);
    let values = 0;
    let readable = 0;
    const unreadable: { value: string; line: number }[] = [];
    const counts = new Map<string, number>();
    for (const { cells, line } of samples) {
      const value = cells[index]!.trim();
      if (value === '' || isBlankWord(value)) continue;
      values++;
      if (reads(value)) {
        readable++;
        continue;
      }
      if (unreadable.length < SHOWN) unreadable.push({ value: shown(value), line });
      counts.set(shown(value), (counts.get(shown(value)) ?? 0) + 1);
    }
    const alike = clusterValues(counts).slice(0, 2 * SHOWN);
    return { why: whys[index] ?? [], rows: samples.length, values, readable, unreadable, alike, ...worst[index]! };
  });
}

/** How many values of each kind people are shown. */
const SHOWN = 5;

/** Half a character at its end would be no text for the database. */
function shown(value: string): string {
  return value.slice(0, 120).replace(/[\ud800-\udbff]$/, '');
}

/** Whether a value can be read as what its column is taken for; a text can always. */
function readerOf(column: Column, reading: Reading): (value: string) => boolean {
  const { field } = column;
  if (field === null) return () => true;
  if (field === 'at-time') return (value) => /\d/.test(value);
  if (TIMES.has(field)) return (value) => 'at' in readInstant(value, column.moments ?? reading);
  if (DURATIONS.has(field)) return (value) => readDuration(value) !== null;
  switch (field) {
    case 'rating':
      return (value) => 'value' in readRating(value, reading.ratingScale);
    case 'answered':
      return (value) => readBoolean(value) !== null || saysAbandoned(value);
    case 'resolved':
      return (value) => readResolution(value) !== null;
    case 'reopens':
      return (value) => readCount(value) !== null;
    case 'channel':
      return (value) => readChannel(value) !== null;
    case 'direction':
      return (value) => readDirection(value) !== null;
    case 'customer-email':
    case 'agent-email':
      return (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) || /<[^\s@]+@[^\s@]+>/.test(value);
    case 'customer-phone':
      return (value) => readPhone(value, reading.country) !== null;
    default:
      return () => true;
  }
}

type Worst = Pick<ColumnEvidence, 'refused' | 'changed' | 'worst'>;

/** Takes the rows through cleaning and standardising as an import would, and sorts what that does by column. */
function worstOfColumns(details: TableDetails, reading: Reading, samples: readonly SampleRow[]): Worst[] {
  const say = saidMaker(details);
  const found = details.shown.map(() => ({
    refused: [] as WorstValue[],
    changed: new Map<string, WorstValue>(),
    count: 0,
  }));
  const how = { reading, channel: 'other', namespace: 'survey' } as const;
  const id = recordIdOf('survey', '');
  samples.forEach(({ cells, line }) => {
    const said = say(cells);
    const outcome = standardise(id, clean(said, STANDARD_CLEANING), how);
    if (!outcome.ok) {
      const { code, about } = outcome.problem;
      const index = columnOf(about['field'] ?? '', said, details);
      const value = shown(about['value'] ?? '');
      if (index >= 0) found[index]!.refused.push({ value, line, becomes: null, rule: code });
      return;
    }
    for (const change of outcome.value.changes) {
      const index = change.rule.startsWith('fill-') ? -1 : columnOf(change.field, said, details);
      if (index < 0) continue;
      found[index]!.count++;
      const value = { value: shown(change.before), line, becomes: shown(change.after), rule: change.rule };
      // Of values that a rule changes alike the first is enough.
      const key = `${change.rule}\n${change.before}`;
      if (found[index]!.changed.size < 200 && !found[index]!.changed.has(key)) found[index]!.changed.set(key, value);
    }
  });
  return found.map(({ refused, changed, count }) => ({
    refused: refused.length,
    changed: count,
    worst: [...refused.slice(0, SHOWN), ...[...changed.values()].sort((a, b) => weightOf(b) - weightOf(a))].slice(
      0,
      2 * SHOWN,
    ),
  }));
}

/** A value that is left out altogether first, then those that lose or gain most. */
function weightOf({ value, becomes }: WorstValue): number {
  return becomes === '' ? 1_000 : Math.abs(value.length - (becomes ?? '').length) + (value === becomes ? 0 : 1);
}

/** The column that a field of a record came from; -1: none, or more than one can tell. */
function columnOf(field: Change['field'], said: Said, details: TableDetails): number {
  const attribute = /^attributes\.(.*)$/.exec(field)?.[1];
  if (attribute !== undefined) return details.attributes?.find(({ name }) => name === attribute)?.index ?? -1;
  for (const name of FIELDS_OF[field] ?? fieldsOfParty(field, said)) {
    const index = details.shown.findIndex((column) => column.field === name);
    if (index >= 0) return index;
  }
  return -1;
}

const FIELDS_OF: Readonly<Record<string, readonly Field[]>> = {
  at: ['at', 'at-date'],
  replyAt: ['reply-at'],
  replyText: ['reply-text'],
  answered: ['answered'],
  answeredAt: ['answered-at', 'reply-at'],
  endedAt: ['ended-at'],
  waited: ['waited'],
  talked: ['talked'],
  held: ['held'],
  wrappedUp: ['wrapped-up'],
  handled: ['handled'],
  rating: ['rating'],
  ratedAt: ['rated-at'],
  surveySentAt: ['survey-sent-at'],
  resolved: ['resolved'],
  resolvedAt: ['resolved-at'],
  reopens: ['reopens'],
  channel: ['channel'],
  direction: ['direction'],
  subject: ['subject', 'topic'],
  topic: ['topic'],
  subtopic: ['subtopic'],
  tags: ['tags'],
  text: ['text'],
  company: ['company'],
  'customer.name': ['customer-name'],
  from: ['from'],
  'to.0': ['to'],
};

/** Which column names a party depends on what the row has. */
function fieldsOfParty(field: string, said: Said): readonly Field[] {
  if (field === 'customer') return customerFields(said.customer?.kind);
  const also = /^customerAlso\.(\d)$/.exec(field);
  if (also !== null) return customerFields(said.customerAlso?.[Number(also[1])]?.kind);
  return field.startsWith('agent') ? ['agent-id', 'agent', 'agent-email', 'agent-extension'] : [];
}

function customerFields(kind: string | undefined): readonly Field[] {
  if (kind === 'email') return ['customer-email', 'customer'];
  if (kind === 'phone') return ['customer-phone'];
  return kind === 'name' ? ['customer-name'] : ['customer'];
}
