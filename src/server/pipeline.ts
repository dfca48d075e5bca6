import type { Page } from '../contract/history.ts';
import type { Guess, ImportItem, ProblemItem } from '../contract/imports.ts';
import type { Verdict } from '../contract/intake.ts';
import type { Locale } from '../contract/text.ts';
import type { Change } from '../core/clean/change.ts';
import type { Mapping } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** What is to be imported, and what was said about how. */
export interface ImportRequest {
  readonly paths: readonly (string | { readonly path: string; readonly name: string })[];
  readonly as?: string;
  readonly map?: Mapping;
  readonly zone?: string;
  readonly country?: string;
  readonly title?: string;
}

/** A record, opened: what came, and what the rules made of it. */
export interface Inspection {
  readonly place: { readonly importId: number; readonly line: number };
  readonly file: string;
  readonly source: string;
  readonly original: Buffer;
  readonly changes: readonly Change[];
}

/** What the server asks of the pipeline; tests stand in for it. */
export interface Pipeline {
  dryRun(store: Store, request: ImportRequest): Promise<Guess[]>;
  queueImport(store: Store, request: ImportRequest): Promise<number>;
  queueSample(store: Store): Promise<number>;
  listImports(database: Database, importId?: number): Promise<ImportItem[]>;
  undoImport(store: Store, importId: number): Promise<ImportItem>;
  listProblems(
    database: Database,
    importId: number | null,
    cursor: string | null,
    locale: Locale,
  ): Promise<Page<ProblemItem>>;
  intake(store: Store, source: string, items: readonly unknown[], locale: Locale): Promise<Verdict[]>;
  inspectRecord(store: Store, recordId: string): Promise<Inspection>;
  /** A file that lies beside a record's own in the same import, as it was kept; null: there is none. */
  openBeside(store: Store, recordId: string, name: string): Promise<NodeJS.ReadableStream | null>;
}
