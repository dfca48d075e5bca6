import type { Readable } from 'node:stream';
import type { Guess, ImportItem, ProblemItem } from '../contract/imports.ts';
import type { Page } from '../contract/history.ts';
import type { Verdict } from '../contract/intake.ts';
import type { Change } from '../core/clean/change.ts';
import type { Mapping } from '../sources/source.ts';
import type { Store } from '../store/store.ts';

/** What is to be imported, and what was said about how. */
export interface ImportRequest {
  readonly paths: string[];
  readonly as?: string;
  readonly map?: Mapping;
  readonly zone?: string;
  readonly country?: string;
  readonly title?: string;
}

/** What the server asks of the pipeline; the tests stand in for it. */
export interface Pipeline {
  dryRun(store: Store, request: ImportRequest): Promise<Guess[]>;
  queueImport(store: Store, request: ImportRequest): Promise<number>;
  queueSample(store: Store): Promise<number>;
  listImports(store: Store): Promise<ImportItem[]>;
  undoImport(store: Store, importId: number): Promise<ImportItem>;
  listProblems(store: Store, importId?: number, cursor?: string | null): Promise<Page<ProblemItem>>;
  intake(store: Store, source: string, items: readonly unknown[]): Promise<Verdict[]>;
  /** What cleaning and standardising changed, decided again from the original. */
  inspectRecord(store: Store, recordId: string): Promise<{ readonly changes: readonly Change[] }>;
  /** The bytes of a record as they came; null: there is no such record. */
  openOriginal(store: Store, recordId: string): Promise<OpenedFile | null>;
  /** A file that came with a record; null: it was only named. */
  openAttachment(store: Store, recordId: string, index: number): Promise<OpenedFile | null>;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Readable | Uint8Array;
}
