import { formatHour } from '../../formats/hour.ts';
import { weekdayName } from '../../formats/weekday.ts';
import type { Cell } from '../prepare/cell.ts';
import { heat, type HeatSquare } from '../prepare/heat.ts';
import { sayN, sayValue, type Speech } from './chart-words.ts';
import { useRoving } from './roving.ts';
import { Tooltip } from './tooltip.tsx';
import { useWidth } from './use-width.ts';

const ROW = 26;
const TOP = 18;
const GAP = 2;

/** A week by weekday and hour: the more, the darker. The busiest hour is said beneath. */
export function HeatMap(props: {
  label: string;
  cells: readonly Cell[];
  weekStart: number;
  speech: Speech;
  onOpen: (cell: Cell) => void;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { speech } = props;
  const { t, locale } = speech.words;
  const { rows, busiest } = heat(props.cells, props.weekStart);
  const squares = rows.flat();
  const left = locale === 'en' ? 38 : 44;
  const side = Math.max(6, (width - left) / 24);
  const { active, markProps } = useRoving(squares.length, (index) => {
    const cell = squares[index]?.cell;
    if (cell) props.onOpen(cell);
  });
  const shown = active === null ? undefined : squares[active];
  const say = (square: HeatSquare): string =>
    `${weekdayName(square.weekday, locale, 'long')} ${formatHour(square.hour)}`;

  return (
    <div ref={box} className="chart-box">
      {width > 0 ? (
        <svg className="chart" width={width} height={TOP + 7 * ROW} role="group" aria-label={props.label} data-marks>
          {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
            <text key={hour} x={left + hour * side} y={11}>
              {hour}
            </text>
          ))}
          {rows.map((hours, day) => (
            <text key={day} x={0} y={TOP + day * ROW + ROW / 2} dy="0.35em">
              {weekdayName(hours[0]?.weekday ?? 1, locale, 'short')}
            </text>
          ))}
          {squares.map((square, index) => (
            <rect
              key={index}
              className={square.strength === null ? 'heat none' : 'heat'}
              x={left + square.hour * side}
              y={TOP + Math.floor(index / 24) * ROW}
              width={side - GAP}
              height={ROW - GAP}
              rx={3}
              style={square.strength === null ? undefined : { fillOpacity: 0.06 + 0.94 * square.strength }}
              data-value={square.cell?.value ?? ''}
              {...markProps(
                index,
                `${say(square)}: ${sayValue(square.cell?.value ?? null, speech)}, ${sayN(square.cell ?? NOTHING, speech)}`,
              )}
            />
          ))}
        </svg>
      ) : (
        <div style={{ height: TOP + 7 * ROW }} />
      )}
      {busiest ? (
        <p className="small quiet" data-testid="busiest">
          {t.explore.busiest(say(busiest), sayValue(busiest.cell?.value ?? null, speech))}
        </p>
      ) : null}
      {shown && active !== null ? (
        <Tooltip x={left + (shown.hour + 1) * side} y={TOP + Math.floor(active / 24) * ROW + ROW / 2} width={width}>
          <span className="period">{say(shown)}</span>
          <span className="entry">
            <b>{sayValue(shown.cell?.value ?? null, speech)}</b>
          </span>
          <span className="n">{sayN(shown.cell ?? NOTHING, speech)}</span>
        </Tooltip>
      ) : null}
    </div>
  );
}

const NOTHING = { n: 0, unanswered: null };
