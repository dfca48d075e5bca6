import { useState } from 'react';
import type { CalendarDecision } from '../../src/contract/calendar.ts';
import { weekdayName } from '../formats/weekday.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { explain, Note } from '../ui/state.tsx';
import { zoneChoices, zoneLabel } from '../ui/zone-choices.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { ScopeField } from './scope-field.tsx';
import { useDeciding, useHeld } from './use-deciding.ts';
import { ValidFromField } from './valid-from-field.tsx';
import { isRightHours, WEEKDAYS } from './week-hours.ts';

/** One version of working hours: the week, the holidays, and from when on it holds. */
export function CalendarEditor({ first, onDone }: { first: CalendarDecision; onDone: () => void }) {
  const { t } = useWords();
  const [draft, setDraft] = useState(first);
  const [why, setWhy] = useState('');
  const { decide } = useDeciding(onDone);
  const teams = useHeld('team').held.map((item) => item.about.name);
  const change = (part: Partial<CalendarDecision>): void => {
    decide.reset();
    setDraft({ ...draft, ...part });
  };
  const isRight =
    draft.name.trim() !== '' &&
    draft.weekly.every(isRightHours) &&
    draft.holidays.every((one) => one.from !== '' && one.to >= one.from);
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) decide.mutate({ kind: 'calendar', about: draft, why });
      }}
    >
      <div className="two">
        <Field label={t.hours.name}>
          {(ids) => (
            <input
              className="input"
              {...ids}
              value={draft.name}
              maxLength={200}
              placeholder={t.hours.namePlaceholder}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.hours.zone}>
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.zone}
              onChange={(event) => change({ zone: event.target.value })}
            >
              {zoneChoices([draft.zone]).map((zone) => (
                <option key={zone.value} value={zone.value}>
                  {zoneLabel(zone.value)} ({zone.beside})
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ScopeField value={draft.for} teams={[...new Set(teams)]} onChange={(scope) => change({ for: scope })} />
      <WeekFields weekly={draft.weekly} onChange={(weekly) => change({ weekly })} />
      <HolidayFields holidays={draft.holidays} onChange={(holidays) => change({ holidays })} />
      <ValidFromField value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />
      <Field label={t.hours.why} hint={t.hours.whyHint}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            value={why}
            maxLength={2_000}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      {decide.isError ? <Note look="late" {...explain(decide.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={!isRight || decide.isPending}>
          {decide.isPending ? t.hours.saving : t.hours.save}
        </Button>
        <Button onClick={onDone}>{t.frame.cancel}</Button>
      </div>
    </form>
  );
}

type Weekly = CalendarDecision['weekly'];

function WeekFields({ weekly, onChange }: { weekly: Weekly; onChange: (weekly: Weekly) => void }) {
  const { t, locale } = useWords();
  const replace = (at: number, part: Partial<Weekly[number]>): void =>
    onChange(weekly.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const isWrong = !weekly.every(isRightHours);
  return (
    <fieldset className="week">
      <legend className="label">{t.hours.weekly}</legend>
      {WEEKDAYS.map((weekday) => {
        const day = weekdayName(weekday, locale, 'long');
        const own = weekly.map((one, at) => ({ ...one, at })).filter((one) => one.weekday === weekday);
        return (
          <div key={weekday} className="week-day">
            <span>{day}</span>
            <span className="week-spans">
              {own.length === 0 ? <span className="quiet">{t.hours.closed}</span> : null}
              {own.map(({ at, from, to }) => (
                <span key={at} className="week-span">
                  <Time
                    label={`${day} ${t.hours.from}`}
                    value={from}
                    onChange={(text) => replace(at, { from: text })}
                  />
                  –
                  <Time label={`${day} ${t.hours.to}`} value={to} onChange={(text) => replace(at, { to: text })} />
                  <Button
                    tiny
                    look="plain"
                    icon="close"
                    aria-label={t.hours.removeSpan(day, from, to)}
                    onClick={() => onChange(weekly.filter((_, i) => i !== at))}
                  />
                </span>
              ))}
            </span>
            <Button
              tiny
              look="plain"
              icon="plus"
              aria-label={t.hours.addSpan(day)}
              onClick={() => onChange([...weekly, { weekday, ...nextHours(own.at(-1)?.to) }])}
            />
          </div>
        );
      })}
      {isWrong ? (
        <p className="wrong small" role="alert">
          {t.hours.wrongTime}
        </p>
      ) : null}
    </fieldset>
  );
}

/** A second span begins after the first. */
function nextHours(last: string | undefined): { from: string; to: string } {
  if (last === undefined) return { from: '09:00', to: '17:00' };
  return last < '22:00'
    ? { from: `${String(Number(last.slice(0, 2)) + 1).padStart(2, '0')}:00`, to: '24:00' }
    : { from: '00:00', to: '01:00' };
}

function Time(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <input
      className="input time tabular"
      inputMode="numeric"
      maxLength={5}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value.replace('：', ':'))}
    />
  );
}
