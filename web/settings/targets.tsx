import { useState } from 'react';
import type { TargetDecision } from '../../src/contract/calendar.ts';
import { GOAL_AGGREGATIONS, type GoalAggregation, PROMISED_METRICS } from '../../src/contract/target-metrics.ts';
import { useMetrics } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import type { MetricInfo, Unit } from '../../src/contract/question.ts';
import { unitWatched } from '../alerts/watched-of.ts';
import { fromSteps, inSteps, unitStep } from '../formats/unit-step.ts';
import { formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { explain, Note } from '../ui/state.tsx';
import { HeldList } from './held-list.tsx';
import { sayScope, ScopeField } from './scope-field.tsx';
import { useDeciding, useHeld } from './use-deciding.ts';
import { ValidFromField } from './valid-from-field.tsx';

/** What is promised or aimed at, by team, channel or for everybody. */
export function Targets() {
  const words = useWords();
  const { t, locale } = words;
  const zone = useZone();
  const metrics = useMetrics().data ?? [];
  const infoOf = (id: string) => metrics.find((metric) => metric.id === id);
  const [draft, setDraft] = useState<TargetDecision | null>(null);
  const empty: TargetDecision = {
    for: { kind: 'all' },
    metric: 'first-response-time',
    value: 3_600,
    clock: 'calendar',
    validFrom: null,
    zone,
  };
  return (
    <section className="card setting-card" aria-label={t.hours.targets}>
      <header>
        <h2>{t.hours.targets}</h2>
        <p className="small quiet">{t.hours.targetsHint}</p>
      </header>
      <HeldList
        kind="target"
        none={t.hours.noTargets}
        title={({ about }) =>
          `${infoOf(about.metric)?.label[locale] ?? about.metric}${about.aggregate ? ` (${t.frame.aggregations[about.aggregate]})` : ''}: ${formatValue(about.value, unitOf(infoOf(about.metric), about), locale)}`
        }
        lines={({ about }) => [
          [
            sayScope(about.for, words),
            t.hours.clocks[about.clock],
            about.validFrom === null ? t.hours.always : t.hours.since(about.validFrom),
          ].join(' · '),
        ]}
        onChange={({ about }) => setDraft(about)}
      />
      <div className="row-actions">
        <Button onClick={() => setDraft(empty)}>{t.hours.addTarget}</Button>
      </div>
      {draft ? (
        <Drawer title={t.hours.targets} testId="target-editor" onClose={() => setDraft(null)}>
          <TargetEditor first={draft} metrics={metrics} onDone={() => setDraft(null)} />
        </Drawer>
      ) : null}
    </section>
  );
}

/** The unit of what is aimed at: that of the calculation, or of each value. */
function unitOf(info: MetricInfo | undefined, { aggregate }: Pick<TargetDecision, 'aggregate'>): Unit {
  if (!info) return 's';
  return aggregate === undefined ? info.unit : unitWatched(info, aggregate);
}

/** The metrics of which more or less is better, and that have a calculation to be held to. */
function aimedAt(metrics: readonly MetricInfo[]): MetricInfo[] {
  return metrics.filter((info) => info.better !== null && offeredOf(info).length > 0);
}

function offeredOf({ aggregations }: MetricInfo): GoalAggregation[] {
  return GOAL_AGGREGATIONS.filter((name) => aggregations.includes(name));
}

function isPromised(metric: string): boolean {
  return PROMISED_METRICS.some((name) => name === metric);
}

/** What is aimed at first: of waits each of them, else the usual calculation. */
function usualOf(info: MetricInfo): GoalAggregation | undefined {
  if (isPromised(info.id)) return undefined;
  const offered = offeredOf(info);
  return offered.find((name) => name === info.defaultAggregation) ?? offered[0];
}

function TargetEditor(props: { first: TargetDecision; metrics: readonly MetricInfo[]; onDone: () => void }) {
  const words = useWords();
  const { t, locale } = words;
  const [draft, setDraft] = useState(props.first);
  const { decide } = useDeciding(props.onDone);
  const teams = useHeld('team').held.map((item) => item.about.name);
  const info = props.metrics.find((metric) => metric.id === draft.metric);
  const unit = unitOf(info, draft);
  const step = unitStep(unit, words);
  const [text, setText] = useState(inSteps(draft.value, step));
  const value = fromSteps(text, step);
  const isRight = value !== null && value >= 0 && !(unit === 'ratio' && value > 1);
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) decide.mutate({ kind: 'target', about: { ...draft, value }, why: '' });
      }}
    >
      <Field label={t.hours.metric}>
        {(ids) => (
          <select
            className="input"
            {...ids}
            value={draft.metric}
            onChange={(event) => {
              const chosen = props.metrics.find(({ id }) => id === event.target.value);
              if (!chosen) return;
              const { aggregate: _aggregate, ...rest } = draft;
              const usual = usualOf(chosen);
              setDraft({ ...rest, metric: chosen.id, clock: 'calendar', ...(usual ? { aggregate: usual } : {}) });
            }}
          >
            {aimedAt(props.metrics).map(({ id, label }) => (
              <option key={id} value={id}>
                {label[locale]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {info ? (
        <Field label={t.hours.holdsFor} hint={isPromised(info.id) ? t.hours.holdsForHint : undefined}>
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.aggregate ?? ''}
              data-testid="target-aggregate"
              onChange={(event) => {
                const { aggregate: _aggregate, ...rest } = draft;
                const chosen = offeredOf(info).find((name) => name === event.target.value);
                setDraft(chosen ? { ...rest, aggregate: chosen } : rest);
              }}
            >
              {isPromised(info.id) || draft.aggregate === undefined ? (
                <option value="">{isPromised(info.id) ? t.hours.eachWait : t.hours.eachValue}</option>
              ) : null}
              {offeredOf(info).map((name) => (
                <option key={name} value={name}>
                  {t.frame.aggregations[name]}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <Field label={t.hours.value}>
        {(ids) => (
          <span className="with-unit">
            <input
              className="input number"
              type="number"
              min={0}
              step="any"
              {...ids}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {step.name}
          </span>
        )}
      </Field>
      {info?.clocks.includes('business') ? (
        <div className="field">
          <span className="label">{t.hours.clock}</span>
          <Segments
            label={t.hours.clock}
            value={draft.clock}
            options={(['calendar', 'business'] as const).map((clock) => ({
              value: clock,
              label: t.hours.clocks[clock],
            }))}
            onChange={(clock) => setDraft({ ...draft, clock })}
          />
        </div>
      ) : null}
      <ScopeField
        value={draft.for}
        teams={[...new Set(teams)]}
        onChange={(scope) => setDraft({ ...draft, for: scope })}
      />
      <ValidFromField value={draft.validFrom} onChange={(validFrom) => setDraft({ ...draft, validFrom })} />
      {decide.isError ? <Note look="late" {...explain(decide.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={!isRight || decide.isPending}>
          {decide.isPending ? t.hours.saving : t.hours.save}
        </Button>
        <Button onClick={props.onDone}>{t.frame.cancel}</Button>
      </div>
    </form>
  );
}
