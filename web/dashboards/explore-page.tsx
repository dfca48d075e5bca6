import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import { useAnswer, useMetrics } from '../api/queries.ts';
import { ChartTable } from '../charts/draw/chart-table.tsx';
import { sayPeriod, saySplit, type Speech } from '../charts/draw/chart-words.ts';
import type { Cell } from '../charts/prepare/cell.ts';
import { useWords } from '../locales/use-words.tsx';
import { Field } from '../ui/field.tsx';
import { Freshness } from '../ui/freshness.tsx';
import { PageHead } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { ChartBones } from './chart.tsx';
import { ExploreChart } from './explore-chart.tsx';
import { fittingKinds, readExplore, type Explore } from './explore-state.ts';
import { FilterBar } from './filter-bar.tsx';
import { RowsDrawer, type Behind } from './rows-drawer.tsx';
import { runningFrom } from './running.ts';
import { sayRange } from './say-range.ts';
import { seriesOf } from './series.ts';
import { useView, type ResolvedView } from './use-view.ts';

/** Any metric, any calculation, any split: chart, table and rows. */
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
      <PageHead title={t.explore.title}>
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
  const missing = view.where.find((filter) => !info.dimensions.includes(filter.dimension));
  const question: QuestionInput = view.ask({
    metric: info.id,
    aggregate,
    where: [...view.where],
    ...view.range,
    ...(isOverTime ? { every: view.every } : {}),
    ...(by ? { by: [by] } : {}),
    ...(aggregate === 'share' ? { target: explore.targetMinutes * 60 } : {}),
  });
  const answer = useAnswer(view.isReady && !missing ? question : null);
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
      title: [info.label[locale], by ? saySplit(by, cell.split, words) : '', cell.bucket ? sayPeriod(cell, speech) : '']
        .filter(Boolean)
        .join(' · '),
      question,
      cell: { bucket: cell.bucket, by: by ? [{ dimension: by, value: cell.splitValue }] : [] },
    });
  return (
    <div className="explore-grid">
      <div className="card explore-bar">
        <Choice
          label={t.explore.metric}
          value={info.id}
          grow
          options={props.metrics.map((metric) => [metric.id, metric.label[locale]])}
          onChange={(metric) => onChange({ metric, aggregate: null, by: null, chart: null })}
        />
        <Choice
          label={t.explore.aggregation}
          value={aggregate}
          options={info.aggregations.map((name) => [name, t.frame.aggregations[name]])}
          onChange={(name) => onChange({ aggregate: name })}
        />
        {aggregate === 'share' ? (
          <Field label={`${t.explore.target} (${t.explore.targetUnit})`}>
            {(ids) => (
              <input
                className="input number"
                type="number"
                min={0}
                step="any"
                {...ids}
                value={explore.targetMinutes}
                onChange={(event) => onChange({ target: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <Choice
          label={t.explore.split}
          value={by ?? ''}
          options={[
            ['', t.explore.noSplit],
            ...info.dimensions.map((name) => [name, t.frame.dimensions[name]] as const),
          ]}
          onChange={(name) => onChange({ by: name || null })}
        />
        <Choice
          label={t.explore.every}
          value={isOverTime ? 'over-time' : 'whole'}
          options={[
            ['over-time', t.frame.buckets[view.every]],
            ['whole', t.explore.noEvery],
          ]}
          onChange={(name) => onChange({ time: name })}
        />
        <div className="field">
          <span className="label">{t.explore.chart}</span>
          <Segments
            label={t.explore.chart}
            value={kind}
            options={fittingKinds(explore).map((name) => ({ value: name, label: t.explore.kinds[name] }))}
            onChange={(name) => onChange({ chart: name })}
          />
        </div>
      </div>
      <figure className="card figure" data-testid="chart-explore" aria-label={info.label[locale]}>
        <header>
          <div>
            <h2>{info.label[locale]}</h2>
            <p>
              {[t.frame.aggregations[aggregate], by ? t.frame.dimensions[by] : '', speech.period]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <Freshness asOf={answer.data?.asOf} zone={view.zone} />
        </header>
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
          <State compact icon="chart" title={t.overview.emptyChart} text={t.overview.emptyChartFix} />
        ) : (
          <>
            {kind === 'table' ? null : (
              <div className={`plot ${answer.isPlaceholderData ? 'stale' : ''}`}>
                <ExploreChart
                  kind={kind}
                  explore={explore}
                  series={series}
                  speech={speech}
                  running={
                    isOverTime
                      ? runningFrom(
                          view.every,
                          answer.data.asOf,
                          series.flatMap((one) => [...one.cells]),
                        )
                      : undefined
                  }
                  onOpen={open}
                />
              </div>
            )}
            <ChartTable
              label={info.label[locale]}
              columns={series}
              dimension={by}
              speech={speech}
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

function Choice(props: {
  label: string;
  value: string;
  grow?: boolean;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  return (
    <div className={props.grow ? 'field grow' : 'field'}>
      <label className="field">
        <span className="label">{props.label}</span>
        <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          {props.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
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
