import type { Duplex } from 'node:stream';
import type { Channel } from '../core/basics/channel.ts';
import type { Outcome } from '../core/basics/outcome.ts';
import type { Problem } from '../core/basics/problem.ts';
import type { Place, RawRecord } from '../core/record/raw-record.ts';
import type { RecordId } from '../core/basics/ids.ts';
import type { Said } from '../core/record/said.ts';
import type { Reading } from '../core/standardise/reading.ts';
import type { SourceFile } from './source-file.ts';

/** A system that records come from. One folder each; its line in SOURCES is all that it needs. */
export interface Source<Details = unknown> {
  readonly id: string;
  readonly label: { readonly en: string; readonly 'zh-CN': string };
  /** The channel of records that do not say theirs. */
  readonly channel: Channel;
  /**
   * Its records have no ids of their own: they are told by what they say and their place among equals. So
   * two exports of one talk may hold one line under two ids (core/repeat/rules/same-line.ts).
   */
  readonly isKeyedByContent?: true;

  /** Looks at name and head only. Null: not mine. The most confident source reads the file. */
  recognise(file: SourceFile): Recognition | null;

  /**
   * Decides once how the whole file is read. Refused when the file cannot be read at all
   * (truncated, wrong kind, empty): that costs this file, never the import.
   */
  survey(file: SourceFile, options: SurveyOptions): Promise<Outcome<Survey<Details>>>;

  /**
   * All records in the file's order, in batches of any size; each either a raw record or, with its
   * reason, a refused one. Bounded in memory, whatever the file. Never throws for bad data.
   */
  read(file: SourceFile, survey: Survey<Details>): AsyncIterable<readonly SourceItem[]>;

  /**
   * One record again, from the bytes at its place: for replay, and to show what came. `digest` is the
   * record's, as `read` gave it: it may hold what the record's own bytes do not tell.
   */
  readAt(bytes: Uint8Array, survey: Survey<Details>, digest: string): Promise<Outcome<Said>>;

  /** Where places are counted in the file's UTF-8 form: what makes it from the file; null: not this file. */
  decoded?(survey: Survey<Details>): Duplex | null;
}

export type SourceItem = RawRecord | RefusedRecord;

/** A record that its source could not read; kept and counted like any other. */
export interface RefusedRecord {
  readonly recordId: RecordId;
  readonly digest: string;
  readonly place: Place;
  readonly problem: Problem;
  /** The start of what could not be read, at most 500 characters, for people. */
  readonly excerpt: string;
}

export function isRefused(item: SourceItem): item is RefusedRecord {
  return 'problem' in item;
}

/** `confidence` from 0 to 1; `why` is a message code (contract/messages) with its values. */
export interface Recognition {
  readonly confidence: number;
  readonly why: Why;
}

export interface Why {
  readonly code: string;
  readonly about: Readonly<Record<string, string>>;
}

export interface SurveyOptions {
  /** For moments that do not say their zone; IANA. */
  readonly zone: string;
  readonly country: string | null;
  /** What `--map` said; which keys mean something depends on the source. */
  readonly map: Mapping | null;
  /** How files with the same columns were put right before; heeded where `map` says nothing. */
  readonly profiles?: readonly Profile[];
  /** Said of this very file, and not only what usually holds: these go before a profile's. */
  readonly given?: { readonly zone?: string | undefined; readonly country?: string | null | undefined };
  /** What a first pass over the file proved against its survey: it is read again with this. */
  readonly learned: Partial<Reading>;
}

/** How files with these columns are read: a decision, kept as data. */
export interface Profile {
  readonly profileId: number;
  readonly name: string;
  readonly source: string;
  readonly headers: readonly string[];
  readonly delimiter: string;
  readonly map: Mapping;
  readonly zone: string | null;
  readonly country: string | null;
  readonly importId: number | null;
}

/** The file behind `--map`, already checked against its schema. */
export interface Mapping {
  /** Name of the system, so that its customer numbers and ids are its own. */
  readonly system?: string;
  /** Column (header or 1-based number) → field, `ignore` to leave one out. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly ratingScale?: Reading['ratingScale'];
  /** The year from which a spreadsheet's day numbers count; 1904 was usual on old Macs. */
  readonly excelDates?: '1900' | '1904';
  /** Dates with day and month swapped, found by a running number, are put right. */
  readonly repairSwappedDates?: boolean;
  /** Column → what it is kept as beside the fields: `{"name": "weight", "unit": "lb"}`. */
  readonly attributes?: Readonly<Record<string, MappedAttribute>>;
  /** Addresses (`ann@shop.example`), domains (`@shop.example`), names or extensions of our people. */
  readonly agents?: readonly string[];
}

/** A quantity (`unit` of its bare numbers), money (their currency, or `column`: each value says its own), or plain. */
export interface MappedAttribute {
  readonly name: string;
  readonly unit?: string;
  readonly money?: string;
}

/** How one file is read: JSON, kept with the original as a decision. */
export interface Survey<Details = unknown> {
  /** Whose keys these are: two files of one system share it, two systems never do. */
  readonly namespace: string;
  readonly reading: Reading;
  /** Which parts of `reading` no value proved yet: a contradiction starts the file again. */
  readonly unproven: readonly (keyof Reading)[];
  /** Shown to people: what was decided, and from what. */
  readonly evidence: readonly Why[];
  readonly details: Details;
  /**
   * What of the details decides what a record says, so that the same bytes read in two ways are two
   * versions. Missing: `reading` and the mapping alone decide it.
   */
  readonly manner?: string;
  /** The mapping of the profile by which it is read; counts as if it had been given. Missing: of none. */
  readonly profile?: { readonly profileId: number; readonly name: string; readonly map: Mapping };
}
