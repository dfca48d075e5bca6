import { area, line } from 'd3-shape';
import type { ForecastAnswer } from '../../../src/contract/forecast.ts';
import { formatBucketTick } from '../../formats/date.ts';
import type { Cell } from '../prepare/cell.ts';
import { fitText, textWidth } from '../prepare/fit-text.ts';
import { spread, stretches } from '../prepare/lines.ts';
import { timeAxis } from '../prepare/time-axis.ts';
import { valueAxis } from '../prepare/value-axis.ts';
import { sayN, sayPeriod, sayTick, sayValue, type Speech } from './chart-words.ts';
import { ForecastLegend, ForecastMark, ForetoldEntry, sayForetold } from './forecast-mark.tsx';
import { useRoving } from './roving.ts';
import { Tooltip } from './tooltip.tsx';
import { useWidth } from './use-width.ts';

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly cells: readonly Cell[];
}

const HEIGHT = 232;
const TOP = 10;
const BOTTOM = 26;
const NARROW = 460;

/** Values over time; a gap stays a gap, and what is still running is dashed. */
export function LineChart(props: {
  label: string;
  series: readonly LineSeries[];
  speech: Speech;
  target?: number;
  /** The start of the bucket that has not ended yet. */
  runningFrom?: number;
  /** What follows the (one) series; what is still running is a dot then. */
  forecast?: ForecastAnswer | undefined;
  onOpen: (series: LineSeries, cell: Cell) => void;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { series, speech } = props;
  const every = speech.every ?? 'day';
  const cells = series.flatMap((one) => [...one.cells]);
  const foretold = props.forecast?.rows ?? [];
  const values = valueAxis(
    [...cells.map((cell) => cell.value), ...foretold.map((row) => row.high95), props.target ?? null],
    speech.unit,
  );
  const left = Math.max(24, ...values.ticks.map((tick) => textWidth(sayTick(tick, speech)))) + 10;
  const isDirect = series.length > 1 && width >= NARROW;
  const right = isDirect ? Math.min(150, Math.max(...series.map((one) => textWidth(one.label))) + 14) : 12;
  const inner = Math.max(10, width - left - right);
  const time = timeAxis(
    [...cells, ...foretold].map((cell) => cell.bucket),
    Math.floor(inner / 74),
  );
  const x = (t: number): number => left + time.place(t) * inner;
  const y = (value: number): number => TOP + (1 - values.place(value)) * (HEIGHT - TOP - BOTTOM);

  const at = (one: LineSeries, bucket: string | undefined): Cell | undefined =>
    one.cells.find((cell) => cell.bucket === bucket);
  const open = (index: number): void => {
    const found = series
      .map((one) => ({ one, cell: at(one, time.buckets[index]) }))
      .find(({ cell }) => cell && cell.n > 0);
    const first = series[0];
    const fallback = first ? at(first, time.buckets[index]) : undefined;
    if (found?.cell) props.onOpen(found.one, found.cell);
    else if (first && fallback) props.onOpen(first, fallback);
  };
  const { active, markProps } = useRoving(time.starts.length, open);
  const activeT = active === null ? undefined : time.starts[active];
  const foretoldAt = new Map(foretold.map((row) => [row.bucket, row]));
  const activeBucket = active === null ? undefined : time.buckets[active];

  const path = line<Cell>(
    (cell) => x(cell.t),
    (cell) => y(cell.value ?? 0),
  );
  const wash = area<Cell>(
    (cell) => x(cell.t),
    HEIGHT - BOTTOM,
    (cell) => y(cell.value ?? 0),
  );
  const ends = series.map((one) =>
    [...one.cells]
      .filter((cell) => cell.value !== null)
      .sort((a, b) => a.t - b.t)
      .at(-1),
  );
  const labels = spread(
    ends.map((cell) => (cell ? y(cell.value ?? 0) : TOP)),
    15,
    TOP + 4,
    HEIGHT - BOTTOM,
  );
  const step = inner / Math.max(1, time.starts.length - 1);

  return (
    <div ref={box} className="chart-box">
      {series.length > 1 && !isDirect ? (
        <div className="legend" aria-hidden="true">
          {series.map((one) => (
            <span key={one.id}>
              <i className="channel-dot" style={{ background: one.colour }} />
              {one.label}
            </span>
          ))}
        </div>
      ) : null}
      {foretold.length > 0 ? <ForecastLegend colour={series[0]?.colour ?? ''} label={series[0]?.label ?? ''} /> : null}
      {width > 0 ? (
        <svg className="chart" width={width} height={HEIGHT} role="group" aria-label={props.label} data-marks>
          {values.ticks.map((tick) => (
            <g key={tick}>
              <line
                className={tick === values.ticks[0] ? 'axis' : 'grid'}
                x1={left}
                x2={left + inner}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text x={left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
                {sayTick(tick, speech)}
              </text>
            </g>
          ))}
          {time.labelled.map((index) => (
            <text key={index} x={x(time.starts[index] ?? 0)} y={HEIGHT - 7} textAnchor="middle">
              {formatBucketTick(time.buckets[index] ?? '', every, speech.zone, speech.words.locale)}
            </text>
          ))}
          {activeT === undefined ? null : (
            <line className="cross" x1={x(activeT)} x2={x(activeT)} y1={TOP} y2={HEIGHT - BOTTOM} />
          )}
          {props.forecast ? (
            <ForecastMark
              forecast={props.forecast}
              cells={series[0]?.cells ?? []}
              colour={series[0]?.colour ?? ''}
              x={x}
              y={y}
            />
          ) : null}
          {series.map((one) => (
            <g key={one.id} color={one.colour}>
              {stretches(one.cells, every).map((cells) => {
                const done = cells.filter((cell) => props.runningFrom === undefined || cell.t < props.runningFrom);
                const running = done.length < cells.length ? cells.slice(Math.max(0, done.length - 1)) : [];
                return (
                  <g key={cells[0]?.t}>
                    {series.length === 1 && cells.length > 1 ? (
                      <path className="wash" d={wash(props.forecast ? done : cells) ?? ''} fill="currentColor" />
                    ) : null}
                    <path className="line" d={path(done) ?? ''} stroke="currentColor" />
                    {props.forecast ? (
                      cells
                        .slice(done.length)
                        .map((cell) => (
                          <circle key={cell.t} cx={x(cell.t)} cy={y(cell.value ?? 0)} r={3} fill="currentColor" />
                        ))
                    ) : (
                      <path className="line running" d={path(running) ?? ''} stroke="currentColor" />
                    )}
                    {cells.length === 1 && cells[0] ? (
                      <circle cx={x(cells[0].t)} cy={y(cells[0].value ?? 0)} r={3} fill="currentColor" />
                    ) : null}
                  </g>
                );
              })}
            </g>
          ))}
          {isDirect
            ? series.map((one, index) => (
                <text
                  key={one.id}
                  x={left + inner + 8}
                  y={labels[index]}
                  dy="0.35em"
                  style={{ fill: one.colour, fontWeight: 550 }}
                >
                  {fitText(one.label, right - 10)}
                </text>
              ))
            : null}
          {props.target === undefined ? null : (
            <g>
              <line className="target" x1={left} x2={left + inner} y1={y(props.target)} y2={y(props.target)} />
              <text
                className="target-label"
                x={left + inner - 2}
                y={y(props.target) + (y(props.target) < TOP + 16 ? 13 : -5)}
                textAnchor="end"
              >
                {speech.words.t.overview.goal(sayValue(props.target, speech))}
              </text>
            </g>
          )}
          {activeBucket
            ? series.map((one) => {
                const cell = at(one, activeBucket);
                return cell && cell.value !== null ? (
                  <circle key={one.id} className="dot" cx={x(cell.t)} cy={y(cell.value)} r={4.5} fill={one.colour} />
                ) : null;
              })
            : null}
          {time.starts.map((t, index) => {
            const bucket = time.buckets[index];
            const said = series.map((one) => {
              const cell = at(one, bucket);
              return cell ? `${one.label} ${sayValue(cell.value, speech)}, ${sayN(cell, speech)}` : '';
            });
            const row = foretoldAt.get(bucket ?? '');
            if (row) said.push(`${speech.words.t.forecast.label} ${sayForetold(row, speech)}`);
            return (
              <rect
                key={t}
                className="hit"
                x={x(t) - step / 2}
                y={TOP}
                width={Math.max(1, step)}
                height={HEIGHT - TOP - BOTTOM}
                {...markProps(
                  index,
                  `${sayPeriod({ bucket: bucket ?? null }, speech)}: ${said.filter(Boolean).join('; ')}`,
                )}
              />
            );
          })}
        </svg>
      ) : (
        <div style={{ height: HEIGHT }} />
      )}
      {activeT === undefined || !activeBucket ? null : (
        <Tooltip x={x(activeT)} y={HEIGHT * 0.4} width={width}>
          <span className="period">
            {sayPeriod({ bucket: activeBucket }, speech)}
            {props.runningFrom !== undefined &&
            activeT >= props.runningFrom &&
            series.some((one) => at(one, activeBucket))
              ? ` · ${speech.words.t.overview.partial}`
              : ''}
          </span>
          {series.map((one) => {
            const cell = at(one, activeBucket);
            return !cell && foretoldAt.has(activeBucket) ? null : (
              <span key={one.id} className="entry">
                <i className="channel-dot" style={{ background: one.colour }} />
                {one.label}
                <b>{sayValue(cell?.value ?? null, speech)}</b>
                {series.length > 1 && cell ? (
                  <span className="n">{sayN({ ...cell, unanswered: null }, speech)}</span>
                ) : null}
              </span>
            );
          })}
          <ForetoldEntry row={foretoldAt.get(activeBucket)} speech={speech} />
          {series.length === 1 && series[0] && at(series[0], activeBucket) ? (
            <span className="n">{sayN(at(series[0], activeBucket) ?? { n: 0, unanswered: null }, speech)}</span>
          ) : null}
        </Tooltip>
      )}
    </div>
  );
}
