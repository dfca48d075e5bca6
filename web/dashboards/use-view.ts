import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Bucket, Filter, QuestionInput } from '../../src/contract/question.ts';
import { useAnswer } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { fittingBucket } from '../charts/prepare/time-axis.ts';
import { readerTag, weekStartOf } from '../formats/locale.ts';
import { useWords } from '../locales/use-words.tsx';
import { useNow } from '../ui/freshness.tsx';
import { periodBefore, rangeOf, type Range, type RangeChoice } from '../../src/contract/range.ts';
import { filtersOf, readView, writeView, type View } from './url-state.ts';

const DAY = 86_400_000;
/** History whose newest interaction is older than this is shown whole, so that it is seen at once. */
const RECENT = 90 * DAY;

/** The view that the address asks for, with its defaults filled in. */
export interface ResolvedView {
  readonly view: View;
  readonly choice: RangeChoice;
  readonly range: Range;
  readonly before: Range | null;
  readonly zone: string;
  readonly every: Bucket;
  readonly where: readonly Filter[];
  readonly weekStart: number;
  /** Where there is history: the months of its first and last interaction; null while unknown or empty. */
  readonly extent: { readonly first: number; readonly last: number } | null;
  readonly isReady: boolean;
  change(part: Partial<View>): void;
  ask(question: Omit<QuestionInput, 'zone' | 'weekStart'>): QuestionInput;
}

export function useView(): ResolvedView {
  const [params, setParams] = useSearchParams();
  const { locale } = useWords();
  const home = useZone();
  const view = useMemo(() => readView(params), [params]);
  const zone = view.zone ?? home;
  // A minute is fine enough: only midnight changes what a range means.
  const now = Math.floor(useNow(60_000) / 60_000) * 60_000;
  const extentAnswer = useAnswer({ metric: 'volume', every: 'month', zone });
  const extent = useMemo(() => extentOf(extentAnswer.data?.rows ?? []), [extentAnswer.data]);
  const isOld = extent !== null && extent.last < now - RECENT;
  const choice: RangeChoice = view.range ?? { name: isOld ? 'all' : '30d' };
  const weekStart = weekStartOf(readerTag(locale));
  const range = rangeOf(choice, zone, now, weekStart);
  const span =
    (range.to ? Date.parse(range.to) : Math.min(now, extent?.last ?? now)) -
    (range.from ? Date.parse(range.from) : (extent?.first ?? now - RECENT));
  return {
    view,
    choice,
    range,
    before: periodBefore(choice, range),
    zone,
    every: view.every ?? fittingBucket(span),
    where: filtersOf(view),
    weekStart,
    extent,
    isReady: view.range !== null || !extentAnswer.isPending,
    change: (part) => setParams(writeView({ ...view, ...part }, params)),
    ask: (question) => ({ ...question, zone, weekStart }),
  };
}

function extentOf(rows: readonly { bucket: string | null; n: number }[]): { first: number; last: number } | null {
  const starts = rows.flatMap((row) => (row.bucket && row.n > 0 ? [Date.parse(row.bucket)] : []));
  if (starts.length === 0) return null;
  return { first: Math.min(...starts), last: Math.max(...starts) + 31 * DAY };
}
