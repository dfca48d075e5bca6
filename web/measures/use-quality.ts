import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../src/contract/history.ts';
import type { Quality, QualityBucket, QualityRows } from '../../src/contract/quality.ts';
import type { TouchedRecord } from '../../src/contract/rules.ts';
import { get, type Params } from '../api/client.ts';

/** What is measured of which source, in which spans. */
export interface QualityView {
  readonly source: string | null;
  readonly every: QualityBucket;
  readonly zone: string;
  readonly weekStart: number;
}

/** What stands behind a number: of a measure, in a span or of a source; or what a rule touched. */
export type QualityCell = MeasureCell | RuleCell;
export interface MeasureCell {
  readonly measure: string;
  readonly source?: string;
  readonly bucket?: string;
}
export interface RuleCell {
  readonly rule: string;
  readonly source: string | null;
}

export function useQuality(view: QualityView) {
  const params = paramsOf(view);
  return useQuery({
    queryKey: ['quality', params],
    queryFn: ({ signal }) => get<Quality>('quality', params, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.isBeingCounted === true ? 1_000 : false),
  });
}

export function useQualityRows(view: QualityView, cell: MeasureCell) {
  const params: Params = [
    ...paramsOf({ ...view, source: cell.source ?? view.source }),
    ['measure', cell.measure],
    ...(cell.bucket === undefined ? [] : [['bucket', cell.bucket] as const]),
  ];
  return useInfiniteQuery({
    queryKey: ['quality', 'rows', params],
    queryFn: ({ pageParam, signal }) => get<QualityRows>('quality/rows', withCursor(params, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useTouched(cell: RuleCell) {
  const params: Params = [['rule', cell.rule], ...(cell.source === null ? [] : [['source', cell.source] as const])];
  return useInfiniteQuery({
    queryKey: ['quality', 'touched', params],
    queryFn: ({ pageParam, signal }) =>
      get<Page<TouchedRecord>>('rules/touched', withCursor(params, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function paramsOf({ source, every, zone, weekStart }: QualityView): Params {
  return [
    ['every', every],
    ['zone', zone],
    ['weekStart', String(weekStart)],
    ...(source === null ? [] : [['source', source] as const]),
  ];
}

function withCursor(params: Params, cursor: string | null): Params {
  return cursor === null ? params : [...params, ['cursor', cursor]];
}
