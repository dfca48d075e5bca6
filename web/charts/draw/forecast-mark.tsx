import { area, line } from 'd3-shape';
import type { ForecastAnswer, ForecastRow } from '../../../src/contract/forecast.ts';
import { useWords } from '../../locales/use-words.tsx';
import type { Cell } from '../prepare/cell.ts';
import { sayValue, type Speech } from './chart-words.ts';

type Told = Pick<ForecastRow, 'value' | 'low80' | 'high80' | 'low95' | 'high95'>;

/** What follows a line: dashed, from its last whole bucket on, with the bands around it. */
export function ForecastMark(props: {
  forecast: ForecastAnswer;
  cells: readonly Cell[];
  colour: string;
  x: (t: number) => number;
  y: (value: number) => number;
}) {
  const { x, y } = props;
  const end = Date.parse(props.forecast.history.to);
  const whole = props.cells.filter((cell) => cell.t < end && cell.value !== null).sort((a, b) => a.t - b.t);
  const points = [
    ...whole.slice(-1).map(fixed),
    ...props.forecast.rows.map((row) => ({ ...row, t: Date.parse(row.bucket) })),
  ];
  const bandOf = (low: 'low80' | 'low95', high: 'high80' | 'high95') =>
    area<(typeof points)[number]>(
      (point) => x(point.t),
      (point) => y(point[low]),
      (point) => y(point[high]),
    )(points) ?? '';
  const path = line<(typeof points)[number]>(
    (point) => x(point.t),
    (point) => y(point.value),
  );
  return (
    <g color={props.colour} className="forecast" data-testid="forecast-mark">
      <path className="band" d={bandOf('low95', 'high95')} fill="currentColor" />
      <path className="band" d={bandOf('low80', 'high80')} fill="currentColor" />
      <path className="line foretold" d={path(points) ?? ''} stroke="currentColor" />
    </g>
  );
}

/** What has happened has no band. */
function fixed({ t, value }: Cell): Told & { t: number } {
  const known = value ?? 0;
  return { t, value: known, low80: known, high80: known, low95: known, high95: known };
}

export function ForecastLegend({ colour, label }: { colour: string; label: string }) {
  const { t } = useWords();
  return (
    <div className="legend" aria-hidden="true">
      <span>
        <i className="stroke" style={{ color: colour }} />
        {label}
      </span>
      <span>
        <i className="stroke foretold" style={{ color: colour }} />
        {t.forecast.label}
      </span>
      <span>
        <i className="swatch of80" style={{ color: colour }} />
        {t.forecast.band80}
      </span>
      <span>
        <i className="swatch of95" style={{ color: colour }} />
        {t.forecast.band95}
      </span>
    </div>
  );
}

/** In the tooltip: the value, and under it the two bands. */
export function ForetoldEntry({ row, speech }: { row: ForecastRow | undefined; speech: Speech }) {
  const { t } = useWords();
  if (!row) return null;
  return (
    <>
      <span className="entry">
        {t.forecast.label}
        <b>{sayRounded(row.value, speech)}</b>
      </span>
      <span className="n">
        {t.forecast.band80} {saySpan(row.low80, row.high80, speech)}
      </span>
      <span className="n">
        {t.forecast.band95} {saySpan(row.low95, row.high95, speech)}
        {row.isHoliday ? ` · ${t.forecast.holiday}` : ''}
      </span>
    </>
  );
}

export function sayForetold(row: Told, speech: Speech): string {
  return speech.words.t.forecast.row(
    sayRounded(row.value, speech),
    saySpan(row.low80, row.high80, speech),
    saySpan(row.low95, row.high95, speech),
  );
}

export function saySpan(low: number, high: number, speech: Speech): string {
  return `${sayRounded(low, speech)} – ${sayRounded(high, speech)}`;
}

/** More digits than the band allows say nothing: whole ones, and one decimal of the small. */
export function sayRounded(value: number, speech: Speech): string {
  return sayValue(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), speech);
}
