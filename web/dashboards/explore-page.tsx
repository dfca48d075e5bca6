import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { readFilter } from '../../src/contract/filter-text.ts';
import type { Answer, Filter, FilterTree, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import type { Range } from '../../src/contract/range.ts';
import { useAnswer, useMetrics } from '../api/queries.ts';
import { useShown } from '../api/shown.ts';
import { ChartTable } from '../charts/draw/chart-table.tsx';
import { sayPeriod, type Speech } from '../charts/draw/chart-words.ts';
import type { LineSeries } from '../charts/draw/line-chart.tsx';
import { type Cell, isRest } from '../charts/prepare/cell.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { aboutOf } from '../questions/about-of.ts';
import { SavedMenu } from '../questions/saved-menu.tsx';
import { Freshness } from '../ui/freshness.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { ChartBones } from './chart.tsx';
import { ExploreBar } from './explore-bar.tsx';
import { ExploreChart } from './explore-chart.tsx';
import { isOverlapping, readExplore, type Explore } from './explore-state.ts';
import { ForecastPart } from './forecast-part.tsx';
import { FilterBar } from './filter-bar.tsx';
import { certainOf, useGoals } from './goal.ts';
import { RowsDrawer, type Behind } from './rows-drawer.tsx';
import { runningFrom } from './running.ts';
import { sayDates, sayRange } from './say-range.ts';
import { sayHours } from '../settings/say-hours.ts';
import { useHeld } from '../settings/use-deciding.ts';
import { seriesOf } from './series.ts';
import { saySplits } from './split-words.ts';
import { Standing } from './standing.tsx';
import { useForetold } from './use-foretold.ts';
import { useView, type ResolvedView } from './use-view.ts';

/** Any metric, any calculation, any splits: chart, table and rows. */
export function ExplorePage() {
  const { t } = useWords();
  const view = useView();
  const metrics = useMetrics();
  const [params, setParams] = useSearchParams();
  const explore = metrics.data ? readExplore(params, metrics.data) : null;
  const change = (part: Readonly<Record<string, string | null>>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(part)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead
        title={t.explore.title}
        subtitle={
          explore && view.isReady ? (
            <SavedMenu info={explore.info} about={aboutOf(explore, view, questionOf(explore, view))} />
          ) : null
        }
      >
        <FilterBar view={view} isEveryShown={explore?.isOverTime ?? false} />
      </PageHead>
      {metrics.isError ? (
        <Failed error={metrics.error} onRetry={() => void metrics.refetch()} />
      ) : explore ? (
        <Explorer explore={explore} metrics={metrics.data ?? []} view={view} onChange={change} />
      ) : (
        <div className="card explore-bar">
          <Bones rows={2} />
        </div>
      )}
    </main>
  );
}

function Explorer(props: {
  explore: Explore;
  metrics: readonly MetricInfo[];
  view: ResolvedView;
  onChange: (part: Readonly<Record<string, string | null>>) => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const { explore, view, onChange } = props;
  const { info, aggregate, by, isOverTime, kind } = explore;
  const [behind, setBehind] = useState<Behind | null>(null);
  const [params] = useSearchParams();
  const missing = view.where.find((filter) => !info.dimensions.includes(filter.dimension));
  const question = questionOf(explore, view);
  const answer = useAnswer(view.isReady && !missing ? question : null);
  const shown = useShown(question);
  const foretold = useForetold(explore, view, answer.data);
  const goals = useGoals(info.id, aggregate);
  const certain = [...view.where, ...certainOf(filterOf(explore.filter))];
  const goal = goals(certain);
  const speech: Speech = {
    unit: aggregate === 'share' ? 'ratio' : (answer.data?.unit ?? info.unit),
    zone: view.zone,
    every: isOverTime ? view.every : undefined,
    words,
    period: sayRange(view, words),
  };
  const series = seriesOf(answer.data?.rows ?? [], by, isOverTime, info.label[locale], words);
  const open = (cell: Cell): void =>
    setBehind({
      title: [info.label[locale], saySplits(cell, words), cell.bucket ? sayPeriod(cell, speech) : '']
        .filter(Boolean)
        .join(' · '),
      question,
      cell: { bucket: cell.bucket, by: cell.splits ?? [], isRest: isRest(cell) },
    });
  return (
    <div className="explore-grid">
      <ExploreBar
        key={`${info.id} ${params.get('saved')}`}
        explore={explore}
        metrics={props.metrics}
        view={view}
        onChange={onChange}
      />
      <figure className="card figure" data-testid="chart-explore" aria-label={info.label[locale]} ref={shown}>
        <header>
          <div>
            <h2>{info.label[locale]}</h2>
            <p>
              {[
                t.frame.aggregations[aggregate],
                ...by.map((dimension) => t.frame.dimensions[dimension]),
                explore.longerMinutes === null ? '' : t.explore.longerThan(String(explore.longerMinutes)),
                explore.windowDays === null ? '' : t.explore.windowOf(explore.windowDays),
                explore.clock === 'business' ? t.hours.clocks.business : '',
                explore.date === 'cohort' ? t.explore.dates.cohort : '',
                speech.period,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <Freshness asOf={answer.data?.asOf} version={answer.data?.version} zone={view.zone} />
        </header>
        {answer.data ? <Standing answer={answer.data} question={question} /> : null}
        {missing ? (
          <State
            compact
            icon="info"
            title={t.overview.notSplit(t.frame.dimensions[missing.dimension])}
            text={t.overview.clearFilters}
          />
        ) : answer.isError && !answer.data ? (
          <Failed compact error={answer.error} onRetry={() => void answer.refetch()} />
        ) : !answer.data ? (
          <ChartBones kind="line" />
        ) : series.every((one) =>
            one.cells.every((cell) => cell.value === null || (cell.value === 0 && cell.n === 0)),
          ) ? (
          <>
            <State compact icon="chart" title={t.overview.emptyChart} text={t.overview.emptyChartFix} />
            <Beside answer={answer.data} />
            <ForecastPart foretold={foretold} speech={speech} />
          </>
        ) : (
          <>
            {kind === 'table' ? null : (
              <div className={`plot ${answer.isPlaceholderData ? 'stale' : ''}`}>
                <ExploreChart
                  kind={kind}
                  explore={explore}
                  series={foretold.drawn ? untilNow(series, answer.data.asOf) : series}
                  speech={speech}
                  weekStart={view.weekStart}
                  goal={goal}
                  goalOf={(cell) => goals([...certain, ...splitOf(cell, by)])}
                  running={
                    isOverTime
                      ? runningFrom(
                          view.every,
                          answer.data.asOf,
                          series.flatMap((one) => [...one.cells]),
                        )
                      : undefined
                  }
                  forecast={foretold.drawn}
                  onOpen={open}
                />
              </div>
            )}
            <Beside answer={answer.data} />
            <ForecastPart foretold={foretold} speech={speech} />
            <ChartTable
              label={info.label[locale]}
              columns={series}
              dimension={by.length === 1 ? by[0] : by.length > 1 ? 'several' : undefined}
              head={by.map((dimension) => t.frame.dimensions[dimension]).join(' · ')}
              isOverlapping={isOverlapping(by)}
              speech={speech}
              before={answer.data.comparedCalendar === null ? t.explore.before : t.explore.byOtherHours}
              testId="table-explore"
              onOpen={(_, cell) => open(cell)}
            />
          </>
        )}
      </figure>
      <About info={info} />
      {behind ? <RowsDrawer behind={behind} onClose={() => setBehind(null)} /> : null}
    </div>
  );
}

/** What is to come has a forecast, not zeros. */
function untilNow(series: readonly LineSeries[], asOf: string): LineSeries[] {
  const now = Date.parse(asOf);
  return series.map((one) => ({ ...one, cells: one.cells.filter((cell) => cell.t <= now) }));
}

function questionOf(explore: Explore, view: ResolvedView): QuestionInput {
  const { info, aggregate, by, isOverTime, clock, calendar, date, compare, compareCalendar, top } = explore;
  const filter = filterOf(explore.filter);
  const isBounded = view.range.from !== undefined && view.range.to !== undefined;
  return view.ask({
    metric: info.id,
    aggregate,
    where: [...view.where],
    ...view.range,
    ...(isOverTime ? { every: view.every } : {}),
    ...(by.length > 0 ? { by: [...by] } : {}),
    ...(aggregate === 'share' ? { target: explore.targetMinutes * (info.unit === 's' ? 60 : 1) } : {}),
    ...(explore.longerMinutes === null ? {} : { longerThan: explore.longerMinutes * 60 }),
    ...(explore.windowDays === info.windowDays || explore.windowDays === null
      ? {}
      : { windowDays: explore.windowDays }),
    ...(clock === 'business' ? { clock, ...(calendar === null ? {} : { calendar }) } : {}),
    ...(date === 'cohort' ? { date } : {}),
    ...(compare && isBounded ? { compare } : {}),
    ...(compareCalendar === null ? {} : { compareCalendar }),
    ...(top === null ? {} : { top }),
    ...(filter ? { filter } : {}),
    ...(explore.asOf === null ? {} : { asOf: explore.asOf }),
    ...(explore.version === null ? {} : { version: explore.version }),
  });
}

/** Which team or channel a bar is of: goals are theirs. */
function splitOf(cell: Cell, by: Explore['by']): Filter[] {
  const [dimension] = by;
  const value = dimension === 'team' ? cell.split : cell.splitValue;
  return by.length === 1 && dimension && value ? [{ dimension, value }] : [];
}

/** A filter that cannot be read asks for nothing: its field says where it is wrong. */
function filterOf(text: string): FilterTree | null {
  if (text.trim() === '') return null;
  const read = readFilter(text);
  return 'at' in read ? null : read;
}

/** What stands beside the answer: what it leaves out, with what it is compared, and how its interval was found. */
function Beside({ answer }: { answer: Answer }) {
  const words = useWords();
  const { t, locale } = words;
  const { held } = useHeld('calendar');
  const outside = answer.rows.reduce((sum, row) => sum + (row.outsideHours ?? 0), 0);
  const span = answer.comparedWith && comparedSpan(answer.comparedWith);
  const lines = [
    ...answer.leftOut
      .filter((one) => one.count > 0)
      .map((one) => t.explore.leftOutOf(formatCount(one.count, locale), t.explore.reasons[one.reason] ?? one.reason)),
    ...answer.overlapping.map((dimension) => t.explore.overlapping(t.frame.dimensions[dimension])),
    ...(outside > 0 ? [t.explore.outsideHours(formatCount(outside, locale))] : []),
    ...(answer.comparedCalendar === null ? [] : [t.explore.besideHours(sayHours(answer.comparedCalendar, held, t))]),
    ...(span ? [t.overview.compared(sayDates(span, words, answer.zone) ?? '')] : []),
    ...(answer.interval ? [t.explore.intervals[answer.interval]] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <p className="small quiet beside" data-testid="beside">
      {lines.join(' · ')}
    </p>
  );
}

/** As days, where it is made of whole ones. */
function comparedSpan({ from, to }: NonNullable<Answer['comparedWith']>): Range {
  const isDays = [from, to].every((moment) => moment.slice(11, 19) === '00:00:00');
  return isDays
    ? { from: from.slice(0, 10), to: to.slice(0, 10) }
    : { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** A definition of our own is named in the reader's language; others are cited as they were published, in English. */
const OWN = /^Rapport glossary\b/;

/** What the number means: said by the metric itself. */
function About({ info }: { info: MetricInfo }) {
  const { t, locale } = useWords();
  const lines = [
    [t.explore.definition, info.definition[locale]],
    [t.explore.leavesOut, info.leavesOut[locale]],
    [t.explore.anchor, info.anchor[locale]],
    [t.explore.source, OWN.test(info.source) ? t.explore.ownGlossary : info.source],
  ] as const;
  return (
    <section className="card metric-card" aria-label={t.explore.definition}>
      <dl className="explanation">
        {lines
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang={text === info.source ? 'en' : undefined}>{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
