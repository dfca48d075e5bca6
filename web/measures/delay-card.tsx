import type { Quality } from '../../src/contract/quality.ts';
import { ChartTable } from '../charts/draw/chart-table.tsx';
import { sayPeriod, type Speech } from '../charts/draw/chart-words.ts';
import { Figure } from '../charts/draw/figure.tsx';
import { LineChart, type LineSeries } from '../charts/draw/line-chart.tsx';
import { formatDuration } from '../formats/duration.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import type { OpenRows } from './rows-drawer.tsx';
import type { QualityView } from './use-quality.ts';

/** How late live records come: median and p90, over time and by source. */
export function DelayCard({ delay, view, onOpen }: { delay: Quality['delay']; view: QualityView; onOpen: OpenRows }) {
  const words = useWords();
  const { t, locale } = words;
  const title = delay.label[locale];
  const speech: Speech = { unit: 's', zone: view.zone, every: view.every, words, period: t.measures.allTime };
  const seriesOf = (id: 'median' | 'p90', label: string, colour: string): LineSeries => ({
    id,
    label,
    colour,
    cells: delay.over.map((span) => ({
      bucket: span.bucket,
      t: Date.parse(span.bucket),
      value: span[id],
      n: span.n,
      unanswered: null,
      split: null,
      splitValue: '',
    })),
  });
  const series = [
    seriesOf('median', t.overview.median, 'var(--series-1)'),
    seriesOf('p90', t.overview.p90, 'var(--series-4)'),
  ];
  const open = (_: { id: string }, cell: { bucket: string | null; t: number }): void =>
    onOpen({
      title: `${title} · ${sayPeriod(cell, speech)}`,
      cell: { measure: 'delay', ...(cell.bucket === null ? {} : { bucket: cell.bucket }) },
    });
  return (
    <Figure
      title={title}
      subtitle={delay.definition[locale]}
      className="measure"
      testId="measure-delay"
      chart={
        delay.median === null || delay.p90 === null ? (
          <p className="standing quiet">{t.measures.notLive}</p>
        ) : (
          <>
            <p className="standing">
              <button
                type="button"
                className="standing-share"
                onClick={() => onOpen({ title, cell: { measure: 'delay' } })}
              >
                {formatDuration(delay.median, locale)}
              </button>
              <span className="small quiet tabular">
                {t.measures.delayOf(formatDuration(delay.p90, locale), formatCount(delay.n, locale))}
              </span>
            </p>
            {delay.over.length > 1 ? <LineChart label={title} speech={speech} series={series} onOpen={open} /> : null}
            <ul className="measure-list">
              {delay.bySource.map((one) => (
                <li key={one.source}>
                  <button
                    type="button"
                    className="link"
                    onClick={() =>
                      onOpen({ title: `${title} · ${one.source}`, cell: { measure: 'delay', source: one.source } })
                    }
                  >
                    {one.source}
                  </button>
                  <span className="tabular">
                    {formatDuration(one.median ?? 0, locale)} · {formatDuration(one.p90 ?? 0, locale)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
      table={
        delay.n === 0 ? null : (
          <ChartTable label={title} columns={series} speech={speech} testId="table-delay" onOpen={open} />
        )
      }
    />
  );
}
