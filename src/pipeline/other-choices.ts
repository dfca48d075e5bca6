import type { Trial } from '../contract/imports.ts';
import { standardise } from '../core/standardise/standardise.ts';
import { RATING_SCALES, type Reading } from '../core/standardise/reading.ts';
import type { StandardRecord } from '../core/standardise/standard-record.ts';
import type { RawRecord } from '../core/record/raw-record.ts';
import { cleanSaid, type Preparing } from './prepare.ts';

type How = Pick<Preparing, 'namespace' | 'reading' | 'channel' | 'cleaning'>;
type Choice = Trial['choices'][number];

const ORDERS = ['dmy', 'mdy', 'ymd'] as const;

/**
 * What each choice would do to the first records of a file: how many it would refuse, and how many it would
 * read as something else than the present one. A choice that concerns no value is left out.
 */
export function otherChoices(sample: readonly RawRecord[], how: How): Choice[] {
  const present = readAll(sample, how);
  const tryOut = (choice: Choice['choice'], value: string, reading: Partial<Reading>, isTaken: boolean): Choice => ({
    choice,
    value,
    isTaken,
    ...difference(present, isTaken ? present : readAll(sample, { ...how, reading: { ...how.reading, ...reading } })),
  });
  const orders = ORDERS.map((dateOrder) =>
    tryOut('dateOrder', dateOrder, { dateOrder }, dateOrder === how.reading.dateOrder),
  );
  const scales = sample.some(({ said }) => said.rating !== undefined)
    ? RATING_SCALES.map((ratingScale) =>
        tryOut('ratingScale', ratingScale, { ratingScale }, ratingScale === how.reading.ratingScale),
      )
    : [];
  return [...meaningful(orders), ...meaningful(scales), zoneChoice(sample, how, present)];
}

/** How many times say no zone of their own: another zone moves exactly those. */
function zoneChoice(sample: readonly RawRecord[], how: How, present: readonly (StandardRecord | null)[]): Choice {
  const zone = how.reading.zone === 'Pacific/Kiritimati' ? 'UTC' : 'Pacific/Kiritimati';
  const moved = difference(present, readAll(sample, { ...how, reading: { ...how.reading, zone } }));
  return { choice: 'zone', value: how.reading.zone, isTaken: true, ...moved };
}

function meaningful(choices: readonly Choice[]): readonly Choice[] {
  return choices.some(({ isTaken, refused, differs }) => !isTaken && refused + differs > 0) ? choices : [];
}

function readAll(sample: readonly RawRecord[], how: How): (StandardRecord | null)[] {
  return sample.map(({ recordId, said }) => {
    const standard = standardise(recordId, cleanSaid(recordId, said, how), how);
    return standard.ok ? standard.value : null;
  });
}

function difference(
  present: readonly (StandardRecord | null)[],
  other: readonly (StandardRecord | null)[],
): { refused: number; differs: number } {
  let refused = 0;
  let differs = 0;
  other.forEach((record, at) => {
    if (record === null) refused++;
    else if (meaningOf(record) !== meaningOf(present[at] ?? null)) differs++;
  });
  return { refused, differs };
}

/** What counts of a record; how it came about does not. */
export function meaningOf(record: StandardRecord | null): string {
  return record === null ? '' : JSON.stringify({ ...record, recordId: null, threading: null, changes: null });
}
