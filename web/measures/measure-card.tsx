import type { QualityMeasure, QualityShare } from '../../src/contract/quality.ts';
import { BarChart } from '../charts/draw/bar-chart.tsx';
import { ChartTable } from '../charts/draw/chart-table.tsx';
import type { Speech } from '../charts/draw/chart-words.ts';
import { sayPeriod } from '../charts/draw/chart-words.ts';
import { Figure } from '../charts/draw/figure.tsx';
import { LineChart } from '../charts/draw/line-chart.tsx';
import type { Cell } from '../charts/prepare/cell.ts';
import { formatCount, formatPercent } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import type { OpenRows } from './rows-drawer.tsx';
import type { QualityView } from './use-quality.ts';

/** One measure: its share and count, how it went over time, which source it comes from; each number opens its rows. */
export function MeasureCard({
  measure,
  view,
  onOpen,
}: {
  measure: QualityMeasure;
  view: QualityView;
  onOpen: OpenRows;
}) {
  const words = useWords();
  const { t, locale } = words;
  const speech: Speech = { unit: 'ratio', zone: view.zone, every: view.every, words, period: t.measures.allTime };
  const title = measure.label[locale];
  const over = measure.over.map((share) => cellOf(share, share.bucket, null));
  const bySource = measure.bySource.map((share) => cellOf(share, null, share.source));
  const open = (cell: Cell | null): void =>
    onOpen({
      title:
        cell === null
          ? title
          : `${title} · ${cell.bucket === null ? sayOf(cell.split, t.measures.noSource) : sayPeriod(cell, speech)}`,
      cell: {
        measure: measure.id,
        ...(cell?.bucket ? { bucket: cell.bucket } : {}),
        ...(cell && cell.bucket === null ? { source: cell.splitValue } : {}),
      },
    });
  const isOverTime = over.length > 1;
  return (
    <Figure
      title={title}
      subtitle={measure.definition[locale]}
      className="measure"
      testId={`measure-${measure.id}`}
      chart={
        <>
          <Standing measure={measure} onOpen={() => open(null)} />
          {measure.bad === 0 ? null : isOverTime ? (
            <LineChart
              label={title}
              speech={speech}
              series={[{ id: 'all', label: title, colour: 'var(--series-1)', cells: over }]}
              onOpen={(_, cell) => open(cell)}
            />
          ) : (
            <BarChart
              label={title}
              cells={bySource}
              dimension="source"
              isAdding={false}
              speech={speech}
              onOpen={open}
            />
          )}
          {measure.bad > 0 && isOverTime && bySource.length > 1 ? (
            <BarChart
              label={`${title}: ${t.frame.dimensions.source}`}
              cells={bySource.map((cell) => ({ ...cell, split: sayOf(cell.split, t.measures.noSource) }))}
              dimension="source"
              isAdding={false}
              speech={speech}
              onOpen={open}
            />
          ) : null}
        </>
      }
      table={
        measure.n === 0 ? null : (
          <>
            <ChartTable
              label={title}
              columns={[{ id: 'share', label: t.measures.share, cells: over }]}
              speech={speech}
              testId={`table-${measure.id}`}
              onOpen={(_, cell) => open(cell)}
            />
            <ChartTable
              label={`${title}: ${t.frame.dimensions.source}`}
              columns={[{ id: 'share', label: t.measures.share, cells: bySource }]}
              dimension="source"
              speech={speech}
              onOpen={(_, cell) => open(cell)}
            />
          </>
        )
      }
    />
  );
}

/** "0.4 % · 12 of 3,000 · 93 % filled by a rule", or that all is well. */
function Standing({ measure, onOpen }: { measure: QualityMeasure; onOpen: () => void }) {
  const { t, locale } = useWords();
  const { n, bad, filled, isFillable } = measure;
  if (n === 0) return <p className="standing quiet">{t.measures.none}</p>;
  const of = t.measures.of(formatCount(bad, locale), formatCount(n, locale));
  return (
    <p className="standing">
      {bad === 0 ? (
        <span className="standing-good">
          <Icon name="check" size={15} /> {t.measures.allGood}
        </span>
      ) : (
        <button
          type="button"
          className="standing-share tabular"
          data-testid={`bad-${measure.id}`}
          data-value={bad}
          onClick={onOpen}
        >
          {sayShare(measure, locale)}
        </button>
      )}
      <span className="small quiet tabular">
        {of}
        {isFillable ? ` · ${t.measures.filled(formatPercent(filled / n, locale))}` : ''}
      </span>
    </p>
  );
}

/** A small share is never said to be none. */
function sayShare({ bad, n }: QualityShare, locale: 'en' | 'zh-CN'): string {
  const share = bad / n;
  return share < 0.001 ? `< ${formatPercent(0.001, locale)}` : formatPercent(share, locale);
}

function sayOf(source: string | null, none: string): string {
  return source === null || source === '' ? none : source;
}

function cellOf({ n, bad }: QualityShare, bucket: string | null, source: string | null): Cell {
  return {
    bucket,
    t: bucket === null ? 0 : Date.parse(bucket),
    value: n === 0 ? null : bad / n,
    n,
    unanswered: null,
    split: source,
    splitValue: source ?? '',
  };
}
