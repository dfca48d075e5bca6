import { beyondTolerance } from '../contract/beyond-tolerance.ts';
import type { Guess, Tolerance, Trial } from '../contract/imports.ts';
import type { Problem } from '../core/basics/problem.ts';
import type { Change } from '../core/clean/change.ts';
import { standardise } from '../core/standardise/standardise.ts';
import type { StandardRecord } from '../core/standardise/standard-record.ts';
import type { RawRecord } from '../core/record/raw-record.ts';
import type { SourceFile } from '../sources/source-file.ts';
import { isRefused, type Source, type SourceItem, type Survey } from '../sources/source.ts';
import { piecesOf } from './pieces-of.ts';
import { cleanSaid, type Preparing } from './prepare.ts';

/** How far a file is looked into: enough to be sure of, and answered before a person gets tired of waiting. */
const MOST_RECORDS = 20_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Kept in memory, to be read in other ways. */
const SAMPLE = 3_000;
const FIRST = 8;
const WORST = 8;

/** How a file would be read. */
export interface Tried {
  readonly source: Source;
  readonly survey: Survey;
  readonly file: SourceFile;
}

export interface Looked {
  readonly preview: Guess['preview'];
  readonly trial: Omit<Trial, 'choices' | 'sample'>;
  /** The first records, as the source reads them. */
  readonly sample: readonly RawRecord[];
}

type How = Pick<Preparing, 'namespace' | 'reading' | 'channel' | 'cleaning'>;

/** Reads a file as an import would, as far as time allows, and stores nothing. */
export async function lookInto(tried: Tried, how: How, tolerance: Tolerance | undefined): Promise<Looked> {
  const tally = new TrialTally(how);
  const isWhole = await readThrough(tried, tally);
  const texts = await piecesOf(
    tried,
    tally.worst.map((bad) => bad.item.place),
  );
  const { records, refused, changes } = tally;
  return {
    preview: tally.first.map(lineOf),
    sample: tally.sample,
    trial: {
      records,
      isWhole,
      refused,
      changes,
      worst: tally.worst.map((bad, at) => ({
        line: bad.item.place.line,
        original: texts[at] ?? '',
        record: bad.record && lineOf(bad.record),
        problem: bad.problem && { code: bad.problem.code, about: { ...bad.problem.about } },
        changes: bad.changes.slice(0, 20).map((change) => ({ ...change })),
      })),
      warnings: [
        ...beyondTolerance('stop', { records, refused, changes }, tolerance),
        ...beyondTolerance('warn', { records, refused, changes }, tolerance),
      ],
    },
  };
}

/** Whether it came to the end of the file. */
async function readThrough({ source, survey, file }: Tried, tally: TrialTally): Promise<boolean> {
  for await (const items of source.read(file, survey)) {
    for (const item of items) {
      if (tally.records >= MOST_RECORDS || item.place.offset > MOST_BYTES) return false;
      tally.take(item);
    }
  }
  return true;
}

/** A record that fares badly: refused, or much changed. */
interface Bad {
  readonly item: SourceItem;
  readonly problem: Problem | null;
  readonly record: StandardRecord | null;
  readonly changes: readonly Change[];
}

class TrialTally {
  records = 0;
  refused = 0;
  readonly changes: Record<string, number> = {};
  readonly first: StandardRecord[] = [];
  readonly sample: RawRecord[] = [];
  private readonly refusals = new Map<string, Bad[]>();
  private changed: Bad[] = [];

  constructor(private readonly how: How) {}

  take(item: SourceItem): void {
    this.records++;
    if (isRefused(item)) return this.refuse({ item, problem: item.problem, record: null, changes: [] });
    if (this.sample.length < SAMPLE) this.sample.push(item);
    const cleaned = cleanSaid(item.recordId, item.said, this.how);
    const standard = standardise(item.recordId, cleaned, this.how);
    if (!standard.ok) return this.refuse({ item, problem: standard.problem, record: null, changes: cleaned.changes });
    const { changes } = standard.value;
    if (this.first.length < FIRST) this.first.push(standard.value);
    for (const rule of new Set(changes.map((change) => change.rule)))
      this.changes[rule] = (this.changes[rule] ?? 0) + 1;
    this.rankChanged({ item, problem: null, record: standard.value, changes });
  }

  /** Each reason once, then whatever room is left; then those that rules changed most. */
  get worst(): Bad[] {
    const groups = [...this.refusals.values()];
    const refused = [0, 1, 2].flatMap((turn) => groups.flatMap((group) => group[turn] ?? []));
    return [...refused, ...this.changed].slice(0, WORST);
  }

  private refuse(bad: Bad): void {
    this.refused++;
    const { code, about } = bad.problem!;
    const reason = `${code} ${about['field'] ?? ''}`;
    const alike = this.refusals.get(reason) ?? [];
    if (alike.length < 3) this.refusals.set(reason, [...alike, bad]);
  }

  private rankChanged(bad: Bad): void {
    const weight = weightOf(bad);
    if (weight === 0) return;
    if (this.changed.length === WORST && weight <= weightOf(this.changed.at(-1)!)) return;
    this.changed.push(bad);
    this.changed = this.changed.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, WORST);
  }
}

/** What was filled is no damage. */
function weightOf({ changes }: Bad): number {
  return changes.filter(({ rule }) => !rule.startsWith('fill-')).length;
}

export function lineOf(record: StandardRecord): Guess['preview'][number] {
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
