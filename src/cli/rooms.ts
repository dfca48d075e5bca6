import type { CustomerItem, InteractionItem, Page } from '../contract/history.ts';
import type { Guess, ImportItem, ImportReport, ProblemItem } from '../contract/imports.ts';
import type { Settings } from '../contract/access.ts';
import type { Answer, MetricInfo, QuestionInput } from '../contract/question.ts';
import type { Mapping } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';

export interface ImportRequest {
  readonly paths: string[];
  readonly as?: string;
  readonly map?: Mapping;
  readonly zone?: string;
  readonly country?: string;
  readonly title?: string;
}

export interface Progress {
  readonly bytes?: number;
  readonly totalBytes?: number;
  readonly seen?: number;
}

interface PipelineRoom {
  importFiles(store: Store, request: ImportRequest, onProgress?: (progress: Progress) => void): Promise<ImportReport>;
  importSample(store: Store, onProgress?: (progress: Progress) => void): Promise<ImportReport>;
  dryRun(store: Store, request: ImportRequest): Promise<Guess[]>;
  runQueued(store: Store, signal: AbortSignal): Promise<void>;
  listImports(store: Store): Promise<ImportItem[]>;
  undoImport(store: Store, importId: number): Promise<ImportItem>;
  listProblems(store: Store, importId?: number, cursor?: string | null): Promise<Page<ProblemItem>>;
  replay(store: Store, onProgress?: (progress: Progress) => void): Promise<unknown>;
}

interface StatisticsRoom {
  ask(database: Database, question: QuestionInput): Promise<Answer>;
  METRICS: readonly { readonly id: string }[];
  metricInfo(metric: { readonly id: string }): MetricInfo;
}

interface ReadsRoom {
  listCustomers(
    database: Database,
    request: { text?: string; cursor?: string | null; limit?: number },
  ): Promise<Page<CustomerItem>>;
  customerItem(database: Database, id: string): Promise<CustomerItem | null>;
  timeline(
    database: Database,
    customerId: string,
    request: { cursor?: string | null; limit?: number },
  ): Promise<Page<InteractionItem>>;
  searchInteractions(database: Database, text: string, cursor?: string | null): Promise<Page<InteractionItem>>;
  readSettings(database: Database): Promise<Settings>;
}

const load = async <T>(path: string): Promise<T> => (await import(`../${path}.ts`)) as T;

/** Rooms are loaded when a command needs them: `rapport --help` stays quick. */
export const pipelineRoom = (): Promise<PipelineRoom> => load('pipeline/index');
export const statisticsRoom = (): Promise<StatisticsRoom> => load('statistics/index');
export const customersRoom = (): Promise<Pick<ReadsRoom, 'listCustomers' | 'customerItem'>> => load('store/customers');
export const timelineRoom = (): Promise<Pick<ReadsRoom, 'timeline'>> => load('store/timeline');
export const searchRoom = (): Promise<Pick<ReadsRoom, 'searchInteractions'>> => load('store/search');
export const settingsRoom = (): Promise<Pick<ReadsRoom, 'readSettings'>> => load('store/settings');
