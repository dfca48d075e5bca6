import { useState } from 'react';
import type { TargetDecision } from '../../src/contract/calendar.ts';
import { TARGET_METRICS } from '../../src/contract/target-metrics.ts';
import type { MetricInfo } from '../../src/contract/question.ts';
import { useMetrics } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
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
          `${infoOf(about.metric)?.label[locale] ?? about.metric}: ${formatValue(about.value, infoOf(about.metric)?.unit ?? 's', locale)}`
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

/** In which steps people think of a unit, and how many of the unit one step is. */
const STEPS = { s: 60, ratio: 0.01 } as const;

function TargetEditor(props: { first: TargetDecision; metrics: readonly MetricInfo[]; onDone: () => void }) {
  const { t, locale } = useWords();
  const [draft, setDraft] = useState(props.first);
  const { decide } = useDeciding(props.onDone);
  const teams = useHeld('team').held.map((item) => item.about.name);
  const info = props.metrics.find((metric) => metric.id === draft.metric);
  const unit = info?.unit === 's' || info?.unit === 'ratio' ? info.unit : null;
  const step = unit ? STEPS[unit] : 1;
  const [text, setText] = useState(String(Math.round((draft.value / step) * 1_000) / 1_000));
  const value = Number(text) * step;
  const isRight = text.trim() !== '' && Number.isFinite(value) && value >= 0 && !(unit === 'ratio' && value > 1);
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
            onChange={(event) =>
              setDraft({
                ...draft,
                clock: 'calendar',
                metric: TARGET_METRICS.find((id) => id === event.target.value) ?? draft.metric,
              })
            }
          >
            {TARGET_METRICS.map((id) => (
              <option key={id} value={id}>
                {props.metrics.find((metric) => metric.id === id)?.label[locale] ?? id}
              </option>
            ))}
          </select>
        )}
      </Field>
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
            {unit === 's' ? t.hours.minutes : unit === 'ratio' ? t.hours.percent : t.hours.points}
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
