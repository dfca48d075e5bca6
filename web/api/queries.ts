import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Session, Settings } from '../../src/contract/access.ts';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { ForecastAnswer, ForecastQuestionInput } from '../../src/contract/forecast.ts';
import type {
  CustomerItem,
  FoundPage,
  InteractionDetail,
  InteractionItem,
  Page,
  RowsBehind,
  WholeText,
} from '../../src/contract/history.ts';
import type { ImportItem } from '../../src/contract/imports.ts';
import type { Cause, ProblemGroups, ProblemRow } from '../../src/contract/problems.ts';
import type { Answer, Dimension, DimensionValue, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import type { ToldTogether } from '../../src/contract/together.ts';
import { get, type Params, send } from './client.ts';
import { forecastParams, questionParams } from './question-params.ts';

/** The first part of a query's key says whose it is; `answers` are asked again when a commit touches their range. */

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => get<Session>('session', [], signal),
    staleTime: 60_000,
  });
}

export function useMetrics() {
  return useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => get<MetricInfo[]>('metrics', [], signal),
    staleTime: Infinity,
  });
}

/** One statistic; null asks nothing. The last answer stays while the next is on its way. */
export function useAnswer(question: QuestionInput | null) {
  return useQuery({
    queryKey: ['answers', question],
    queryFn: ({ signal }) => get<Answer>('answers', question ? questionParams(question) : [], signal),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The answers to several questions at once: asked again now and then, not with each commit, which would be most of what a page asks. */
export function useTellings(questions: readonly QuestionInput[]) {
  return useQuery({
    queryKey: ['tellings', questions],
    queryFn: () => send<ToldTogether>('POST', 'answers/together', { questions }),
    staleTime: 10_000,
    refetchInterval: 10_000,
  });
}

/** What follows a count; null asks nothing. It changes with each day that ends, and with what comes late. */
export function useForecast(question: ForecastQuestionInput | null) {
  return useQuery({
    queryKey: ['forecasts', question],
    queryFn: ({ signal }) => get<ForecastAnswer>('forecasts', question ? forecastParams(question) : [], signal),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
    refetchInterval: 900_000,
  });
}

/** One cell of an answer, by its bucket and by the values of its splits. */
export interface CellAddress {
  readonly bucket: string | null;
  readonly by: readonly { readonly dimension: string; readonly value: string }[];
  /** The row of all values of the first split that are not among the top ones. */
  readonly isRest?: boolean;
}

export function useRowsBehind(question: QuestionInput, cell: CellAddress) {
  const params: Params = [
    ...questionParams(question),
    ...(cell.bucket ? [['bucket', cell.bucket] as const] : []),
    ...(cell.isRest ? [['rest', 'true'] as const] : []),
    ...cell.by.slice(cell.isRest ? 1 : 0).map(({ dimension, value }) => ['cell', `${dimension}:${value}`] as const),
  ];
  return useInfiniteQuery({
    queryKey: ['rows', params],
    queryFn: ({ pageParam, signal }) => get<RowsBehind>('answers/rows', withCursor(params, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useDimension(dimension: Dimension, isWanted = true) {
  return useQuery({
    queryKey: ['dimensions', dimension],
    queryFn: ({ signal }) => get<DimensionValue[]>(`dimensions/${dimension}`, [], signal),
    enabled: isWanted,
    staleTime: 60_000,
  });
}

export function useCustomers(text: string) {
  return usePages<CustomerItem>(['customers', text], 'customers', text === '' ? [] : [['text', text]]);
}

export function useCustomer(customerId: string) {
  return useQuery({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => get<CustomerItem>(`customers/${customerId}`, [], signal),
  });
}

export function historyParams(channel: string | null): Params {
  return channel ? [['channel', channel]] : [];
}

export function useHistory(customerId: string, channel: string | null) {
  return usePages<InteractionItem>(
    ['history', customerId, channel],
    `customers/${customerId}/history`,
    historyParams(channel),
  );
}

export function useInteraction(recordId: string, part: number) {
  return useQuery({
    queryKey: ['interaction', recordId, part],
    queryFn: ({ signal }) => get<InteractionDetail>(`interactions/${recordId}/${part}`, [], signal),
  });
}

/** The text before cleaning took anything away from it; asked for when somebody wants to see it. */
export function useWholeText(recordId: string, part: number, isWanted: boolean) {
  return useQuery({
    queryKey: ['interaction', recordId, part, 'whole'],
    queryFn: ({ signal }) => get<WholeText>(`interactions/${recordId}/${part}/whole`, [], signal),
    enabled: isWanted,
  });
}

export function useSearch(text: string) {
  return usePages<InteractionItem, FoundPage>(['search', text], 'search', [['text', text]], text.trim() !== '');
}

const POLL = 500;

export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => get<ImportItem[] | Page<ImportItem>>('imports', [], signal).then(itemsOf),
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL * 2 : false),
  });
}

export function useImport(importId: number | null) {
  return useQuery({
    queryKey: ['import', importId],
    queryFn: ({ signal }) => get<ImportItem>(`imports/${importId}`, [], signal),
    enabled: importId !== null,
    refetchInterval: (query) => (!query.state.data || isMoving(query.state.data) ? POLL : false),
  });
}

/** What waits for a person, of all imports or of one. */
export function useProblemGroups(importId: number | undefined) {
  return useQuery({
    queryKey: ['problems', importId],
    queryFn: ({ signal }) => get<ProblemGroups>('problems/groups', optional({ importId }), signal),
  });
}

export function useProblemRows({ code, field, pattern, namespace }: Cause, importId: number | undefined) {
  const params = optional({ importId, code, field, pattern, namespace });
  return usePages<ProblemRow>(['problem-rows', params], 'problems/rows', params);
}

function optional(params: Readonly<Record<string, string | number | null | undefined>>): Params {
  return Object.entries(params).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)] as const],
  );
}

export function useDecisions() {
  return usePages<DecisionItem>(['decisions'], 'decisions');
}

export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => get<Settings>('settings', [], signal) });
}

export interface TokenItem {
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export function useTokens() {
  return useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => get<TokenItem[]>('tokens', [], signal) });
}

/** Whether an import is on its way. Live intake runs for ever: it has no end to wait for. */
export function isMoving(item: ImportItem): boolean {
  return item.kind === 'files' && (item.state === 'queued' || item.state === 'running');
}

function usePages<T, P extends Page<T> = Page<T>>(
  queryKey: readonly unknown[],
  path: string,
  params: Params = [],
  isWanted = true,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => get<P>(path, withCursor(params, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: P) => page.next,
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

function withCursor(params: Params, cursor: string | null): Params {
  return cursor === null ? params : [...params, ['cursor', cursor]];
}

function itemsOf<T>(list: T[] | Page<T>): T[] {
  return Array.isArray(list) ? list : list.items;
}
