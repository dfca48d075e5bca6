import type { ForecastAnswer } from '../../src/contract/forecast.ts';
import { sayPeriod, type Speech } from '../charts/draw/chart-words.ts';
import { sayRounded, saySpan } from '../charts/draw/forecast-mark.tsx';
import { formatDay } from '../formats/date.ts';
import { formatCount, formatPercent } from '../formats/number.ts';
import { Failed } from '../ui/state.tsx';
import type { Foretold } from './use-foretold.ts';

/** What a forecast says of itself, in words: its sum, its method, how far off it was; and its numbers as a table. */
export function ForecastPart({ foretold, speech }: { foretold: Foretold; speech: Speech }) {
  const { t } = speech.words;
  const { answer, drawn, error, isWanted } = foretold;
  if (!isWanted) return null;
  if (error) return <Failed compact error={error} onRetry={foretold.retry} />;
  if (!answer) return null;
  return (
    <section className="forecast-part" aria-label={t.forecast.label} data-testid="forecast">
      {drawn ? null : <p className="small">{t.forecast.elsewhere}</p>}
      <p>
        <strong>
          {t.forecast.total(formatCount(daysOf(answer), speech.words.locale))}: {sayRounded(answer.total.value, speech)}
        </strong>{' '}
        <span className="quiet">
          80 %: {saySpan(answer.total.low80, answer.total.high80, speech)} · 95 %:{' '}
          {saySpan(answer.total.low95, answer.total.high95, speech)}
        </span>
      </p>
      <p className="small quiet">{sayPast(answer, speech)}</p>
      <ForecastTable answer={answer} speech={speech} />
    </section>
  );
}

function daysOf({ rows }: ForecastAnswer): number {
  return new Set(rows.map(({ bucket }) => bucket.slice(0, 10))).size;
}

/** By which method, how far off it was beside the others, and how well its bands held. */
function sayPast({ tried, past, history, zone }: ForecastAnswer, speech: Speech): string {
  const { t, locale } = speech.words;
  const off = ({ mae, wape }: ForecastAnswer['tried'][number]): string =>
    t.forecast.off(`±${sayRounded(mae, speech)}`, wape === null ? null : formatPercent(wape, locale));
  const [chosen, ...others] = tried;
  const day = (at: string): string => formatDay(at, zone, locale);
  return [
    ...(history.hasEnded ? [t.forecast.ended(day(history.to))] : []),
    chosen
      ? t.forecast.chosen(
          t.forecast.methods[chosen.method],
          formatCount(past.days, locale),
          day(past.from),
          off(chosen),
        )
      : '',
    t.forecast.others(others.map((one) => t.forecast.other(t.forecast.methods[one.method], off(one))).join('; ')),
    ...(past.inside80 === null || past.inside95 === null
      ? []
      : [t.forecast.inside(formatPercent(past.inside80, locale, 0), formatPercent(past.inside95, locale, 0))]),
    t.forecast.learnt(formatCount(history.days, locale), day(history.to)),
  ].join(locale === 'en' ? ' ' : '');
}

function ForecastTable({ answer, speech }: { answer: ForecastAnswer; speech: Speech }) {
  const { t } = speech.words;
  return (
    <details className="forecast-table">
      <summary>{t.forecast.table}</summary>
      <table className="table" data-testid="table-forecast">
        <thead>
          <tr>
            <th scope="col">{t.overview.period}</th>
            {[t.forecast.label, t.forecast.band80, t.forecast.band95].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row) => (
            <tr key={row.bucket}>
              <th scope="row">
                {sayPeriod(row, { ...speech, every: answer.every })}
                {row.isHoliday ? ` · ${t.forecast.holiday}` : ''}
              </th>
              <td className="number" data-value={row.value}>
                {sayRounded(row.value, speech)}
              </td>
              <td className="number">{saySpan(row.low80, row.high80, speech)}</td>
              <td className="number">{saySpan(row.low95, row.high95, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
