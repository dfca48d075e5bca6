import { formatBucketTick } from '../../formats/date.ts';
import type { Cell } from '../prepare/cell.ts';
import { textWidth } from '../prepare/fit-text.ts';
import { timeAxis } from '../prepare/time-axis.ts';
import { valueAxis } from '../prepare/value-axis.ts';
import { sayN, sayPeriod, sayTick, sayValue, type Speech } from './chart-words.ts';
import type { LineSeries } from './line-chart.tsx';
import { useRoving } from './roving.ts';
import { Tooltip } from './tooltip.tsx';
import { useWidth } from './use-width.ts';

const HEIGHT = 232;
const TOP = 10;
const BOTTOM = 26;

/** Standing bars over time, from zero; several series are stacked, so only what adds up may be given. */
export function ColumnChart(props: {
  label: string;
  series: readonly LineSeries[];
  speech: Speech;
  onOpen: (series: LineSeries, cell: Cell) => void;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { series, speech } = props;
  const every = speech.every ?? 'day';
  const cells = series.flatMap((one) => [...one.cells]);
  const buckets = timeAxis(
    cells.map((cell) => cell.bucket),
    1,
  ).buckets;
  const stacks = buckets.map((bucket) =>
    series
      .map((one) => ({ one, cell: one.cells.find((cell) => cell.bucket === bucket) }))
      .filter(({ cell }) => cell?.value),
  );
  const totals = stacks.map((stack) => stack.reduce((sum, { cell }) => sum + (cell?.value ?? 0), 0));
  const values = valueAxis(totals, speech.unit, { fromZero: true });
  const left = Math.max(24, ...values.ticks.map((tick) => textWidth(sayTick(tick, speech)))) + 10;
  const inner = Math.max(10, width - left - 8);
  const step = inner / Math.max(1, buckets.length);
  const thick = Math.max(1, Math.min(40, step - Math.max(1, step * 0.22)));
  const y = (value: number): number => TOP + (1 - values.place(value)) * (HEIGHT - TOP - BOTTOM);
  const x = (index: number): number => left + (index + 0.5) * step;
  const labels = timeAxis(buckets, Math.floor(inner / 74)).labelled;
  const { active, markProps } = useRoving(buckets.length, (index) => {
    const top = stacks[index]?.[0];
    if (top?.cell) props.onOpen(top.one, top.cell);
  });

  return (
    <div ref={box} className="chart-box">
      {series.length > 1 ? (
        <div className="legend" aria-hidden="true">
          {series.map((one) => (
            <span key={one.id}>
              <i className="channel-dot" style={{ background: one.colour }} />
              {one.label}
            </span>
          ))}
        </div>
      ) : null}
      {width > 0 ? (
        <svg className="chart" width={width} height={HEIGHT} role="group" aria-label={props.label} data-marks>
          {values.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'axis' : 'grid'} x1={left} x2={left + inner} y1={y(tick)} y2={y(tick)} />
              <text x={left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
                {sayTick(tick, speech)}
              </text>
            </g>
          ))}
          {labels.map((index) => (
            <text key={index} x={x(index)} y={HEIGHT - 7} textAnchor="middle">
              {formatBucketTick(buckets[index] ?? '', every, speech.zone, speech.words.locale)}
            </text>
          ))}
          {stacks.map((stack, index) => {
            let base = 0;
            const said = stack
              .map(({ one, cell }) => `${one.label} ${sayValue(cell?.value ?? null, speech)}`)
              .join('; ');
            return (
              <g
                key={buckets[index]}
                {...markProps(index, `${sayPeriod({ bucket: buckets[index] ?? null }, speech)}: ${said}`)}
              >
                <rect className="track" x={x(index) - step / 2} y={TOP} width={step} height={HEIGHT - TOP - BOTTOM} />
                {stack.map(({ one, cell }) => {
                  const from = base;
                  base += cell?.value ?? 0;
                  return (
                    <rect
                      key={one.id}
                      x={x(index) - thick / 2}
                      y={y(base)}
                      width={thick}
                      height={Math.max(0, y(from) - y(base) - (from > 0 ? 1 : 0))}
                      fill={one.colour}
                      onClick={(event) => {
                        event.stopPropagation();
                        if (cell) props.onOpen(one, cell);
                      }}
                    />
                  );
                })}
              </g>
            );
          })}
        </svg>
      ) : (
        <div style={{ height: HEIGHT }} />
      )}
      {active === null ? null : (
        <Tooltip x={x(active)} y={HEIGHT * 0.4} width={width}>
          <span className="period">{sayPeriod({ bucket: buckets[active] ?? null }, speech)}</span>
          {(stacks[active] ?? []).map(({ one, cell }) => (
            <span key={one.id} className="entry">
              <i className="channel-dot" style={{ background: one.colour }} />
              {one.label}
              <b>{sayValue(cell?.value ?? null, speech)}</b>
              {cell ? <span className="n">{sayN({ ...cell, unanswered: null }, speech)}</span> : null}
            </span>
          ))}
        </Tooltip>
      )}
    </div>
  );
}
