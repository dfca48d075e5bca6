import { type Cell, isRest } from '../prepare/cell.ts';
import { bars } from '../prepare/bars.ts';
import { colourOf, REST_COLOUR } from '../prepare/colours.ts';
import { fitText, textWidth } from '../prepare/fit-text.ts';
import { formatCount } from '../../formats/number.ts';
import { sayCell, sayGoal, sayN, sayPeriod, saySplit, sayValue, type Speech } from './chart-words.ts';
import { useRoving } from './roving.ts';
import { Tooltip } from './tooltip.tsx';
import { useWidth } from './use-width.ts';

const ROW = 31;
const BAR = 17;
/** From here on there is room beside a bar to say whether its goal is met; narrower, who points at it hears. */
const WIDE = 520;

/** Lying bars from zero, each with its name and value beside it. Only channels and ratings have colours of their own. */
export function BarChart(props: {
  label: string;
  cells: readonly Cell[];
  dimension: string;
  /** Whether values add up (counts), or not (medians). */
  isAdding: boolean;
  speech: Speech;
  /** What a bar is to be held beside; undefined: nothing. */
  goalOf?: ((cell: Cell) => number | undefined) | undefined;
  /** Which way is good, for whether a goal is met. */
  better?: 'higher' | 'lower' | null | undefined;
  onOpen: (cell: Cell) => void;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { speech } = props;
  const { shown, rest, isByWeight } = bars(props.cells, props.dimension, { isAdding: props.isAdding });
  const sayRest = speech.words.t.overview[isByWeight ? 'restWithFewer' : 'restOf'];
  const row = shown.length > 12 ? 21 : ROW;
  const bar = shown.length > 12 ? 13 : BAR;
  const names = shown.map((cell) => saySplit(props.dimension, cell.split, speech.words));
  const goals = shown.map((cell) => props.goalOf?.(cell));
  const verdicts = shown.map((cell, i) => sayGoal(cell.value, goals[i], props.better ?? null, speech));
  const values = shown.map((cell) => sayValue(cell.value, speech));
  const said = values.map((value, i) => (width >= WIDE && verdicts[i] ? `${value} · ${verdicts[i]}` : value));
  const left = Math.min(Math.max(40, ...names.map(textWidth)) + 14, Math.max(90, width * 0.36));
  const right = Math.max(20, ...said.map(textWidth)) + 14;
  const inner = Math.max(10, width - left - right);
  const max = Math.max(...shown.map((cell) => cell.value ?? 0), ...goals.map((goal) => goal ?? 0), 0);
  const reach = (value: number): number => (max === 0 ? 0 : (Math.max(0, value) / max) * inner);
  const long = (cell: Cell): number => reach(cell.value ?? 0);
  /** Where a text beside a bar begins: past a goal that would run through it. */
  const past = (end: number, goal: number | undefined, text: string): number => {
    const mark = goal === undefined ? 0 : reach(goal);
    return mark > end && mark < end + 12 + textWidth(text) ? mark : end;
  };
  const isOwn = props.dimension === 'channel' || props.dimension === 'rating';
  const { active, markProps } = useRoving(shown.length, (index) => {
    const cell = shown[index];
    if (cell) props.onOpen(cell);
  });
  const activeCell = active === null ? undefined : shown[active];
  const height = shown.length * row + 4;

  return (
    <div ref={box} className="chart-box">
      {width > 0 ? (
        <svg className="chart" width={width} height={height} role="group" aria-label={props.label} data-marks>
          <line className="axis" x1={left} x2={left} y1={0} y2={height} />
          {shown.map((cell, index) => {
            const top = index * row + 2;
            const name = names[index] ?? '';
            return (
              <g
                key={`${cell.splitValue}${index}`}
                {...markProps(index, [sayCell(name, cell, speech), verdicts[index]].filter(Boolean).join(', '))}
                data-value={cell.value}
              >
                <rect className="track" x={0} y={top} width={width} height={row} rx={5} />
                <text
                  x={left - 10}
                  y={top + row / 2}
                  dy="0.35em"
                  textAnchor="end"
                  className={cell.split === null ? '' : 'strong'}
                >
                  {fitText(name, left - 14)}
                </text>
                <path
                  d={barShape(left, top + (row - bar) / 2, long(cell), bar)}
                  fill={
                    isOwn
                      ? colourOf(props.dimension, cell.split, index)
                      : cell.split === null || isRest(cell)
                        ? REST_COLOUR
                        : 'var(--series-1)'
                  }
                />
                {goals[index] === undefined ? null : (
                  <line
                    className="target"
                    x1={left + reach(goals[index])}
                    x2={left + reach(goals[index])}
                    y1={top + 2}
                    y2={top + row - 2}
                  />
                )}
                <text
                  className="strong halo"
                  x={left + past(long(cell), goals[index], said[index] ?? '') + 8}
                  y={top + row / 2}
                  dy="0.35em"
                >
                  {said[index]}
                </text>
              </g>
            );
          })}
        </svg>
      ) : null}
      {rest > 0 ? <p className="small quiet">{sayRest(formatCount(rest, speech.words.locale))}</p> : null}
      {activeCell && active !== null ? (
        <Tooltip x={Math.min(left + long(activeCell) + right, width - 180)} y={active * row + row / 2} width={width}>
          <span className="period">{sayPeriod(activeCell, speech)}</span>
          <span className="entry">
            {names[active]}
            <b>{values[active]}</b>
          </span>
          {verdicts[active] ? <span className="n">{verdicts[active]}</span> : null}
          <span className="n">{sayN(activeCell, speech)}</span>
        </Tooltip>
      ) : null}
    </div>
  );
}

/** Square where it stands on the axis, round at its end. */
function barShape(x: number, y: number, width: number, height: number): string {
  if (width <= 0) return `M${x} ${y}h1v${height}h-1z`;
  const round = Math.min(3, width);
  return `M${x} ${y}h${width - round}q${round} 0 ${round} ${round}v${height - 2 * round}q0 ${round} ${-round} ${round}h${round - width}z`;
}
