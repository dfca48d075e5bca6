import { arc, pie } from 'd3-shape';
import { formatCount, formatPercent } from '../../formats/number.ts';
import type { Cell } from '../prepare/cell.ts';
import { slices } from '../prepare/slices.ts';
import { sayPeriod, saySplit, type Speech } from './chart-words.ts';
import { useRoving } from './roving.ts';

const SIZE = 150;

/** Parts of a whole, with their values beside them; the whole stands in the middle. */
export function PieChart(props: {
  label: string;
  cells: readonly Cell[];
  dimension: string;
  speech: Speech;
  onOpen: (cell: Cell) => void;
}) {
  const { speech } = props;
  const { t, locale } = speech.words;
  const parts = slices(props.cells, props.dimension);
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const { active, markProps } = useRoving(parts.length, (index) => {
    const cell = parts[index]?.cell;
    if (cell) props.onOpen(cell);
  });
  const angles = pie<(typeof parts)[number]>()
    .value((part) => part.value)
    .sort(null)(parts);
  const shape = arc<(typeof angles)[number]>()
    .innerRadius(SIZE * 0.315)
    .outerRadius(SIZE / 2 - 1);
  const name = (index: number): string => {
    const part = parts[index];
    return part?.cell ? saySplit(props.dimension, part.label, speech.words) : t.frame.other;
  };
  const period = parts[0]?.cell ? sayPeriod(parts[0].cell, speech) : speech.period;
  const shown = active === null ? null : parts[active];

  return (
    <div className="pie" data-marks>
      <svg className="chart" width={SIZE} height={SIZE} role="img" aria-label={`${props.label} ${period}`}>
        <g transform={`translate(${SIZE / 2} ${SIZE / 2})`}>
          {angles.map((angle, index) => (
            <path
              key={parts[index]?.cell?.splitValue ?? 'rest'}
              className={`slice ${active !== null && active !== index ? 'dim' : ''}`}
              d={shape(angle) ?? ''}
              fill={parts[index]?.colour}
              cursor="pointer"
              onClick={markProps(index, '').onClick}
              onPointerEnter={markProps(index, '').onPointerEnter}
              onPointerLeave={markProps(index, '').onPointerLeave}
            />
          ))}
          <text className="strong" textAnchor="middle" dy="-0.05em" fontSize={19} fontWeight={600}>
            {shown ? formatPercent(shown.share, locale) : formatCount(total, locale)}
          </text>
          <text textAnchor="middle" dy="1.5em" fontSize={11}>
            {shown && active !== null ? name(active).slice(0, 14) : t.overview.total}
          </text>
        </g>
      </svg>
      <div className="pie-legend">
        {parts.map((part, index) => (
          <button
            key={part.cell?.splitValue ?? 'rest'}
            type="button"
            {...markProps(
              index,
              `${name(index)}: ${formatCount(part.value, locale)}, ${formatPercent(part.share, locale)}, ${period}`,
            )}
            data-active={active === index}
            data-value={part.value}
            disabled={part.cell === null}
          >
            <i className="channel-dot" style={{ background: part.colour }} />
            <span className="cut">{name(index)}</span>
            <span className="number quiet">{formatCount(part.value, locale)}</span>
            <span className="number">{formatPercent(part.share, locale)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
