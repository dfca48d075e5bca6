import type { Answer, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import { useAnswer } from '../api/queries.ts';
import { useShown } from '../api/shown.ts';
import { BarChart } from '../charts/draw/bar-chart.tsx';
import { ChartTable, type TableColumn } from '../charts/draw/chart-table.tsx';
import { sayPeriod, saySplit, type Speech } from '../charts/draw/chart-words.ts';
import { Figure } from '../charts/draw/figure.tsx';
import { LineChart } from '../charts/draw/line-chart.tsx';
import { PieChart } from '../charts/draw/pie-chart.tsx';
import { cellOf, type Cell } from '../charts/prepare/cell.ts';
import { valueAxis } from '../charts/prepare/value-axis.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bone, Failed, State } from '../ui/state.tsx';
import { useGoals } from './goal.ts';
import type { ChartSpec } from './overview.ts';
import { sayRange } from './say-range.ts';
import type { OpenRows } from './rows-drawer.tsx';
import { runningFrom } from './running.ts';
import type { ResolvedView } from './use-view.ts';

/** One chart of a dashboard: asks, draws, and opens what is behind a mark. */
export function Chart({
  spec,
  view,
  info,
  isAmongNothing,
  onOpen,
}: {
  spec: ChartSpec;
  view: ResolvedView;
  info: MetricInfo | undefined;
  /** The page says already that nothing happened: a chart that would say the same is left out. */
  isAmongNothing: boolean;
  onOpen: OpenRows;
}) {
  const words = useWords();
  const { t } = words;
  const missing = [...view.where.map((filter) => filter.dimension), ...(spec.by ? [spec.by] : [])].find(
    (dimension) => info && !info.dimensions.includes(dimension),
  );
  const questions = spec.aggregates.map((aggregate): QuestionInput =>
    view.ask({
      metric: spec.metric,
      aggregate,
      where: [...view.where],
      ...view.range,
      ...(spec.kind === 'line' ? { every: view.every } : {}),
      ...(spec.by ? { by: [spec.by] } : {}),
    }),
  );
  const goals = useGoals(spec.metric, spec.aggregates[0] ?? 'count');
  const goal = goals(view.where);
  const isAsked = view.isReady && !missing;
  const first = useAnswer(isAsked ? (questions[0] ?? null) : null);
  const second = useAnswer(isAsked ? (questions[1] ?? null) : null);
  const answers = [first, second].slice(0, questions.length);
  const shown = useShown(null, questions);
  const title = t.overview.charts[spec.id];
  const speech: Speech = {
    unit: first.data?.unit ?? info?.unit ?? 'interactions',
    zone: view.zone,
    every: spec.kind === 'line' ? view.every : undefined,
    words,
    period: sayRange(view, words),
  };
  const columns = answers.map((answer, at) => columnOf(answer.data, spec, at, t.frame.aggregations, t.overview.value));
  const open = (column: { id: string }, cell: Cell): void => {
    const question = questions[Number(column.id)];
    if (!question) return;
    const name = spec.by ? saySplit(spec.by, cell.split, words) : sayPeriod(cell, speech);
    onOpen({
      title: `${title} · ${name}`,
      question,
      cell: { bucket: cell.bucket, by: spec.by ? [{ dimension: spec.by, value: cell.splitValue }] : [] },
    });
  };
  const all = columns.flatMap((column) => [...column.cells]);
  const isEmpty = all.every((cell) => cell.value === null || (cell.value === 0 && cell.n === 0));
  const failed = answers.find((answer) => answer.isError && !answer.data);
  if (isAmongNothing && isEmpty && answers.every((answer) => answer.data)) return null;
  const isLog =
    spec.kind === 'line' &&
    valueAxis(
      all.map((cell) => cell.value),
      speech.unit,
    ).kind === 'log';
  const subtitle = t.overview.subtitles[spec.id] + (isLog ? ` · ${t.overview.logAxis}` : '');

  const chart = missing ? (
    <State
      compact
      icon="info"
      title={t.overview.notSplit(t.frame.dimensions[missing])}
      text={t.overview.clearFilters}
    />
  ) : failed ? (
    <Failed compact error={failed.error} onRetry={() => void failed.refetch()} />
  ) : answers.some((answer) => answer.isPending) ? (
    <ChartBones kind={spec.kind} />
  ) : isEmpty ? (
    <State compact icon="chart" title={t.overview.emptyChart} text={t.overview.emptyChartFix} />
  ) : spec.kind === 'line' ? (
    <LineChart
      label={title}
      speech={speech}
      target={goal}
      runningFrom={runningFrom(view.every, first.data?.asOf, all)}
      series={columns.map((column, at) => ({
        ...column,
        label: columns.length === 1 ? t.overview.subtitles[spec.id] : column.label,
        colour: at === 0 ? 'var(--series-1)' : 'var(--series-4)',
      }))}
      onOpen={open}
    />
  ) : spec.kind === 'bar' ? (
    <BarChart
      label={title}
      speech={speech}
      dimension={spec.by ?? 'channel'}
      cells={all}
      goalOf={(cell) =>
        goals([...view.where, ...(spec.by === 'channel' ? [{ dimension: spec.by, value: cell.splitValue }] : [])])
      }
      better={info?.better}
      isAdding={spec.aggregates[0] === 'count'}
      onOpen={(cell) => open({ id: '0' }, cell)}
    />
  ) : (
    <PieChart
      label={title}
      speech={speech}
      dimension={spec.by ?? 'channel'}
      cells={all}
      onOpen={(cell) => open({ id: '0' }, cell)}
    />
  );

  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={spec.size}
      testId={`chart-${spec.id}`}
      shown={shown}
      isStale={answers.some((answer) => answer.isPlaceholderData)}
      chart={chart}
      table={
        isEmpty || missing || failed ? null : (
          <ChartTable
            label={title}
            columns={columns}
            dimension={spec.by}
            speech={speech}
            testId={`table-${spec.id}`}
            onOpen={open}
          />
        )
      }
    />
  );
}

function columnOf(
  answer: Answer | undefined,
  spec: ChartSpec,
  at: number,
  names: Readonly<Record<string, string>>,
  value: string,
): TableColumn {
  const aggregate = spec.aggregates[at] ?? 'count';
  return {
    id: String(at),
    label: aggregate === 'count' || aggregate === 'ratio' ? value : (names[aggregate] ?? value),
    cells: (answer?.rows ?? []).map((row) => cellOf(row, spec.by)),
  };
}

export function ChartBones({ kind }: { kind: 'line' | 'bar' | 'pie' }) {
  const { t } = useWords();
  return (
    <div className={`chart-bones ${kind}`} role="status" aria-label={t.frame.loading}>
      {kind === 'pie' ? (
        <Bone width={150} height={150} />
      ) : kind === 'bar' ? (
        [88, 70, 52, 40, 24].map((width) => <Bone key={width} width={`${width}%`} height={17} />)
      ) : (
        <Bone width="100%" height={200} />
      )}
    </div>
  );
}
