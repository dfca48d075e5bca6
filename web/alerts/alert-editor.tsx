import { useState } from 'react';
import type { AlertAboutInput, AlertItem } from '../../src/contract/alerts.ts';
import { clearsAt } from '../../src/contract/clears-at.ts';
import type { Answer, MetricInfo } from '../../src/contract/question.ts';
import type { RangeName } from '../../src/contract/range.ts';
import { askedNow } from '../../src/contract/asked-now.ts';
import { useAnswer } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatValue } from '../formats/number.ts';
import { fromSteps, inSteps, unitStep } from '../formats/unit-step.ts';
import { type Words, useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { explain, Note } from '../ui/state.tsx';
import './alerts.css';
import { useAlertDeeds } from './use-alerts.ts';
import { useReceivers } from './use-receivers.ts';
import { unitWatched, WATCHED_RANGES } from './watched-of.ts';

/** Makes an alert, or changes one. */
export function AlertEditor(props: {
  alertId: number | null;
  first: AlertAboutInput;
  info: MetricInfo;
  onDone: (item: AlertItem | null) => void;
}) {
  const { t } = useWords();
  return (
    <Drawer
      title={props.alertId === null ? t.alerts.make : t.alerts.change}
      testId="alert-editor"
      onClose={() => props.onDone(null)}
    >
      <AlertForm {...props} />
    </Drawer>
  );
}

function AlertForm({ alertId, first, info, onDone }: Parameters<typeof AlertEditor>[0]) {
  const words = useWords();
  const { t, locale } = words;
  const { save } = useAlertDeeds();
  const receivers = useReceivers().data ?? [];
  const zone = useZone();
  const [opened] = useState(() => Date.now());
  const unit = unitWatched(info, first.question.aggregate);
  const step = unitStep(unit, words);
  const [draft, setDraft] = useState(first);
  const range = draft.range ?? { name: 'all' };
  const answer = useAnswer(askedNow({ question: draft.question, range }, zone, opened));
  const [at, setAt] = useState(Number.isFinite(first.at) ? inSteps(first.at, step) : '');
  const [clears, setClears] = useState(first.clears === undefined ? '' : inSteps(first.clears, step));
  // Of those that are removed since nobody is told.
  const told = (draft.receivers ?? []).filter((id) => receivers.some(({ receiverId }) => receiverId === id));
  const value = fromSteps(at, step);
  const usual = value === null ? '' : inSteps(clearsAt(draft.fires, value, unit), step);
  const back = clears.trim() === '' ? null : fromSteps(clears, step);
  const isAcross = value !== null && back !== null && (draft.fires === 'above' ? back > value : back < value);
  const isRight = draft.name.trim() !== '' && value !== null && !isAcross && (clears.trim() === '' || back !== null);
  const whole = (name: 'forSeconds' | 'atLeast' | 'everySeconds', per: number) => ({
    value: Math.round((draft[name] ?? 0) / per),
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: Math.max(0, Math.round(Number(event.target.value) * per)) }),
  });
  return (
    <form
      className="settings alert-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRight) return;
        const { clears: _clears, ...rest } = draft;
        const about = {
          ...rest,
          receivers: told,
          name: draft.name.trim(),
          at: value,
          ...(back === null ? {} : { clears: back }),
        };
        save.mutate({ alertId, about }, { onSuccess: onDone });
      }}
    >
      <Field label={t.alerts.name}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            value={draft.name}
            maxLength={200}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <p className="small quiet">{[info.label[locale], ...standing(answer.data, words)].join(' · ')}</p>
      {info.shape === 'level' ? null : (
        <Field label={t.alerts.over}>
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.range?.name ?? 'all'}
              onChange={(event) => setDraft({ ...draft, range: { name: event.target.value as RangeName } })}
            >
              {WATCHED_RANGES.map((name) => (
                <option key={name} value={name}>
                  {t.overview.ranges[name]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="field">
        <span className="label">{t.alerts.fires}</span>
        <Segments
          label={t.alerts.fires}
          value={draft.fires}
          options={[
            { value: 'above', label: t.alerts.above },
            { value: 'below', label: t.alerts.below },
          ]}
          onChange={(fires) => setDraft({ ...draft, fires })}
        />
      </div>
      <div className="two">
        <Field label={t.alerts.threshold}>
          {(ids) => (
            <span className="with-unit">
              <input
                className="input number"
                type="number"
                step="any"
                {...ids}
                value={at}
                data-testid="alert-at"
                onChange={(event) => setAt(event.target.value)}
              />
              {step.name}
            </span>
          )}
        </Field>
        <Field label={t.alerts.clears} hint={t.alerts.clearsHint} wrong={isAcross ? t.alerts.clearsAcross : null}>
          {(ids) => (
            <span className="with-unit">
              <input
                className="input number"
                type="number"
                step="any"
                {...ids}
                placeholder={usual}
                value={clears}
                onChange={(event) => setClears(event.target.value)}
              />
              {step.name}
            </span>
          )}
        </Field>
        <Field label={t.alerts.lasts} hint={t.alerts.lastsHint}>
          {(ids) => (
            <span className="with-unit">
              <input
                className="input number"
                type="number"
                min={0}
                max={10_080}
                {...ids}
                {...whole('forSeconds', 60)}
              />
              {t.hours.minutes}
            </span>
          )}
        </Field>
        <Field label={t.alerts.atLeast} hint={t.alerts.atLeastHint}>
          {(ids) => <input className="input number" type="number" min={0} {...ids} {...whole('atLeast', 1)} />}
        </Field>
        <Field label={t.alerts.every} hint={t.alerts.everyHint}>
          {(ids) => (
            <span className="with-unit">
              <input
                className="input number"
                type="number"
                min={5}
                max={86_400}
                {...ids}
                value={draft.everySeconds ?? 10}
                onChange={(event) => setDraft({ ...draft, everySeconds: Math.round(Number(event.target.value)) })}
              />
              {t.alerts.seconds}
            </span>
          )}
        </Field>
      </div>
      {receivers.length > 0 ? (
        <fieldset className="field">
          <legend className="label">{t.receivers.tells}</legend>
          {receivers.map(({ receiverId, about }) => (
            <label key={receiverId} className="check-line">
              <input
                type="checkbox"
                checked={told.includes(receiverId)}
                onChange={(event) =>
                  setDraft({
                    ...draft,
                    receivers: event.target.checked ? [...told, receiverId] : told.filter((one) => one !== receiverId),
                  })
                }
              />
              {about.name} <span className="small quiet">{t.receivers.kinds[about.kind]}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {save.isError ? <Note look="late" {...explain(save.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={!isRight || save.isPending}>
          {t.alerts.save}
        </Button>
        <Button onClick={() => onDone(null)}>{t.frame.cancel}</Button>
      </div>
    </form>
  );
}

/** What it is now, from the least to the most where it is split: how far away a threshold would be. */
function standing(answer: Answer | undefined, { t, locale }: Words): string[] {
  const values = answer?.rows.flatMap(({ value }) => value ?? []) ?? [];
  if (!answer || values.length === 0) return [];
  const ends = [...new Set([Math.min(...values), Math.max(...values)])];
  return [t.alerts.nowIs(ends.map((value) => formatValue(value, answer.unit, locale)).join(' – '))];
}
