import type { ChartKind } from '../../src/contract/chart-kinds.ts';
import type { ForecastAnswer } from '../../src/contract/forecast.ts';
import { BarChart } from '../charts/draw/bar-chart.tsx';
import type { Speech } from '../charts/draw/chart-words.ts';
import { ColumnChart } from '../charts/draw/column-chart.tsx';
import { HeatMap } from '../charts/draw/heat-map.tsx';
import { LineChart, type LineSeries } from '../charts/draw/line-chart.tsx';
import { PieChart } from '../charts/draw/pie-chart.tsx';
import type { Cell } from '../charts/prepare/cell.ts';
import { beforeSeries } from './series.ts';
import { addsUp, type Explore } from './explore-state.ts';

/** The chart of the explorer's choice; only fitting ones are offered. */
export function ExploreChart(props: {
  kind: Exclude<ChartKind, 'table'>;
  explore: Explore;
  series: readonly LineSeries[];
  speech: Speech;
  weekStart: number;
  goal: number | undefined;
  goalOf: (cell: Cell) => number | undefined;
  running: number | undefined;
  forecast: ForecastAnswer | undefined;
  onOpen: (cell: Cell) => void;
}) {
  const { kind, explore, series, speech, onOpen } = props;
  const words = speech.words.t.explore;
  const label = explore.info.label[speech.words.locale];
  const cells = series.flatMap((one) => [...one.cells]);
  if (kind === 'heat')
    return <HeatMap label={label} cells={cells} weekStart={props.weekStart} speech={speech} onOpen={onOpen} />;
  if (explore.isOverTime) {
    if (kind === 'bar')
      return <ColumnChart label={label} series={series} speech={speech} onOpen={(_, cell) => onOpen(cell)} />;
    return (
      <LineChart
        label={label}
        series={[
          ...series,
          ...beforeSeries(series, explore.compareCalendar === null ? words.before : words.byOtherHours),
        ]}
        speech={speech}
        target={props.goal}
        runningFrom={props.running}
        forecast={props.forecast}
        onOpen={(_, cell) => onOpen(cell)}
      />
    );
  }
  const [first] = explore.by;
  if (!first) return null;
  const dimension = explore.by.length === 1 ? first : 'several';
  if (kind === 'pie')
    return <PieChart label={label} cells={cells} dimension={dimension} speech={speech} onOpen={onOpen} />;
  return (
    <BarChart
      label={label}
      isAdding={addsUp(explore)}
      goalOf={dimension === 'several' ? undefined : props.goalOf}
      better={explore.info.better}
      cells={cells}
      dimension={dimension}
      speech={speech}
      onOpen={onOpen}
    />
  );
}
