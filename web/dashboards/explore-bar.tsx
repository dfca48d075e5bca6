import { useState } from 'react';
import { readFilter } from '../../src/contract/filter-text.ts';
import type { Dimension, MetricInfo } from '../../src/contract/question.ts';
import { useWords } from '../locales/use-words.tsx';
import { sayHours } from '../settings/say-hours.ts';
import { useHeld } from '../settings/use-deciding.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { LONGEST_WINDOW_DAYS } from '../../src/contract/question-names.ts';
import { canForecast, type Explore } from './explore-state.ts';
import type { ResolvedView } from './use-view.ts';

type Change = (part: Readonly<Record<string, string | null>>) => void;
interface BarProps {
  explore: Explore;
  view: ResolvedView;
  onChange: Change;
}

/** All that can be asked of a metric; what it does not offer is not there. */
export function ExploreBar(props: BarProps & { metrics: readonly MetricInfo[] }) {
  const { t, locale } = useWords();
  const { explore, view, onChange } = props;
  const { info, aggregate, by, isOverTime, kind } = explore;
  const [isMore, setMore] = useState(hasMore(explore));
  return (
    <div className="card explore-bar">
      <Choice
        label={t.explore.metric}
        value={info.id}
        grow
        options={props.metrics.map((metric) => [metric.id, metric.label[locale]])}
        onChange={(metric) => onChange({ ...NOTHING_CHOSEN, metric })}
      />
      <Choice
        label={t.explore.aggregation}
        value={aggregate}
        options={info.aggregations.map((name) => [name, t.frame.aggregations[name]])}
        onChange={(name) => onChange({ aggregate: name })}
      />
      {aggregate === 'share' ? <TargetField {...props} /> : null}
      {kind === 'heat' ? null : <Splits by={by} info={info} onChange={onChange} />}
      {kind === 'heat' ? null : (
        <Choice
          label={t.explore.every}
          value={isOverTime ? 'over-time' : 'whole'}
          options={[
            ['over-time', t.frame.buckets[view.every]],
            ['whole', t.explore.noEvery],
          ]}
          onChange={(name) => onChange({ time: name })}
        />
      )}
      <div className="field">
        <span className="label">{t.explore.chart}</span>
        <Segments
          label={t.explore.chart}
          value={kind}
          options={explore.kinds.map((name) => ({ value: name, label: t.explore.kinds[name] }))}
          onChange={(name) => onChange({ chart: name })}
        />
      </div>
      {info.shape === 'level' ? <LongerField explore={explore} onChange={onChange} /> : null}
      {info.windowDays === null ? null : <WindowField explore={explore} onChange={onChange} />}
      {canForecast(explore) ? (
        <Button
          icon="chart"
          className={explore.isForecast ? 'chosen' : undefined}
          aria-pressed={explore.isForecast}
          data-testid="forecast-switch"
          onClick={() =>
            onChange(explore.isForecast ? { forecast: null } : { forecast: '1', chart: null, ...everyFor(view) })
          }
        >
          {t.forecast.switch}
        </Button>
      ) : null}
      {info.clocks.includes('business') ? <ClockField explore={explore} onChange={onChange} /> : null}
      <Button aria-expanded={isMore} onClick={() => setMore(!isMore)}>
        {isMore ? t.explore.less : t.explore.more}
      </Button>
      {isMore ? <More {...props} /> : null}
    </div>
  );
}

/** A forecast is told by day or hour. */
function everyFor({ every }: ResolvedView): Readonly<Record<string, string>> {
  return every === 'day' || every === 'hour' ? {} : { every: 'day' };
}

/** Another metric may offer nothing of what was chosen for this one. */
const NOTHING_CHOSEN = {
  'compare-calendar': null,
  aggregate: null,
  by: null,
  chart: null,
  clock: null,
  calendar: null,
  date: null,
  compare: null,
  top: null,
  longer: null,
  window: null,
} as const;

function hasMore({ date, compare, compareCalendar, top, filter, asOf }: Explore): boolean {
  return (
    date !== 'event' || compare !== null || compareCalendar !== null || top !== null || filter !== '' || asOf !== null
  );
}

/** One choice more than there are splits, up to three. */
function Splits({ by, info, onChange }: { by: readonly Dimension[]; info: MetricInfo; onChange: Change }) {
  const { t } = useWords();
  const places = [...by, ''].slice(0, 3);
  const replace = (at: number, name: string): void => {
    const next = name === '' ? by.slice(0, at) : [...by.slice(0, at), name, ...by.slice(at + 1)];
    onChange({ by: [...new Set(next)].join(',') || null, chart: null });
  };
  return places.map((chosen, at) => (
    <Choice
      key={at}
      label={at === 0 ? t.explore.split : t.explore.andBy}
      value={chosen}
      options={[
        ['', at === 0 ? t.explore.noSplit : '–'],
        ...info.dimensions
          .filter((name) => name === chosen || !by.includes(name))
          .map((name) => [name, t.frame.dimensions[name]] as const),
      ]}
      onChange={(name) => replace(at, name)}
    />
  ));
}

function TargetField({ explore, onChange }: BarProps) {
  const { t } = useWords();
  return (
    <Field
      label={`${t.explore.target} (${explore.info.unit === 's' ? t.explore.targetUnit : t.frame.units[explore.info.unit]})`}
    >
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
  );
}

/** Of what is open only that which has been for longer. */
function LongerField({ explore, onChange }: { explore: Explore; onChange: Change }) {
  const { t } = useWords();
  return (
    <Field label={t.explore.longer}>
      {(ids) => (
        <input
          className="input number"
          type="number"
          min={0}
          step={1}
          {...ids}
          value={explore.longerMinutes ?? ''}
          onChange={(event) => onChange({ longer: event.target.value || null })}
        />
      )}
    </Field>
  );
}

/** For so long after a resolution the customer may not come back. */
function WindowField({ explore, onChange }: { explore: Explore; onChange: Change }) {
  const { t } = useWords();
  return (
    <Field label={t.explore.window}>
      {(ids) => (
        <input
          className="input number"
          type="number"
          min={1}
          max={LONGEST_WINDOW_DAYS}
          step={1}
          {...ids}
          value={explore.windowDays ?? ''}
          onChange={(event) => onChange({ window: event.target.value || null })}
        />
      )}
    </Field>
  );
}

/** The clock, and of several versions of working hours which one. */
function ClockField({ explore, onChange }: { explore: Explore; onChange: Change }) {
  const { t } = useWords();
  const { held } = useHeld('calendar');
  const { clock, calendar } = explore;
  return (
    <>
      <div className="field">
        <span className="label">{t.hours.clock}</span>
        <Segments
          label={t.hours.clock}
          value={clock}
          options={explore.info.clocks.map((name) => ({ value: name, label: t.explore.clocks[name] }))}
          onChange={(name) =>
            onChange({ clock: name === 'calendar' ? null : name, calendar: null, 'compare-calendar': null })
          }
        />
      </div>
      {clock === 'business' && (held.length > 1 || calendar !== null) ? (
        <Choice
          label={t.explore.calendar}
          value={calendar === null ? '' : String(calendar)}
          options={[
            ['', t.explore.ownCalendar],
            ...held.map(({ decisionId }) => [String(decisionId), sayHours(decisionId, held, t)] as const),
            ...(calendar !== null && !held.some((one) => one.decisionId === calendar)
              ? [[String(calendar), sayHours(calendar, held, t)] as const]
              : []),
          ]}
          onChange={(id) => onChange({ calendar: id || null })}
        />
      ) : null}
    </>
  );
}

function More({ explore, view, onChange }: BarProps) {
  const { t } = useWords();
  const { info, date, top, by, kind } = explore;
  const isBounded = view.range.from !== undefined && view.range.to !== undefined;
  return (
    <>
      {by.length > 0 && kind !== 'heat' ? (
        <Choice
          label={t.explore.top}
          value={top === null ? '' : String(top)}
          options={[
            ['', t.explore.allOfThem],
            ...[...new Set([3, 5, 10, 20, ...(top === null ? [] : [top])])]
              .sort((a, b) => a - b)
              .map((n) => [String(n), t.explore.topOf(String(n))] as const),
          ]}
          onChange={(n) => onChange({ top: n || null })}
        />
      ) : null}
      <CompareField explore={explore} isBounded={isBounded} onChange={onChange} />
      {info.dates.includes('cohort') ? (
        <Choice
          label={t.explore.date}
          value={date}
          options={info.dates.map((name) => [name, t.explore.dates[name]])}
          onChange={(name) => onChange({ date: name === 'event' ? null : name })}
        />
      ) : null}
      <Field label={t.explore.asOf}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            type="datetime-local"
            value={explore.version === null ? (explore.asOf ?? '') : ''}
            onChange={(event) => onChange({ 'as-of': event.target.value || null, version: null })}
          />
        )}
      </Field>
      <FilterField text={explore.filter} onChange={onChange} />
    </>
  );
}

/** Another span, or on the business clock another version of working hours over the same span. */
function CompareField(props: { explore: Explore; isBounded: boolean; onChange: Change }) {
  const { t } = useWords();
  const { held } = useHeld('calendar');
  const { clock, compare, compareCalendar } = props.explore;
  const versions = clock === 'business' ? held.map(({ decisionId }) => decisionId) : [];
  if (compareCalendar !== null && !versions.includes(compareCalendar)) versions.push(compareCalendar);
  const chosen = compareCalendar === null ? (props.isBounded ? compare : null) : String(compareCalendar);
  return (
    <Choice
      label={t.explore.compare}
      value={chosen ?? ''}
      options={[
        ['', t.explore.noCompare],
        ...(props.isBounded
          ? ([
              ['previous', t.explore.previous],
              ['year', t.explore.year],
            ] as const)
          : []),
        ...versions.map((id) => [String(id), t.explore.hours(sayHours(id, held, t))] as const),
      ]}
      onChange={(name) => {
        const isHours = /^\d+$/.test(name);
        props.onChange({ compare: isHours ? null : name || null, 'compare-calendar': isHours ? name : null });
      }}
    />
  );
}

/** A filter as text; it is asked when it can be read, and says where it cannot. */
function FilterField({ text, onChange }: { text: string; onChange: Change }) {
  const { t } = useWords();
  const [draft, setDraft] = useState(text);
  const read = draft.trim() === '' ? null : readFilter(draft);
  const wrong = read && 'at' in read ? t.explore.badFilter(draft.slice(read.at, read.at + 30) || '…') : null;
  const apply = (): void => {
    if (!wrong) onChange({ filter: draft.trim() || null });
  };
  return (
    <div className="filter-text">
      <Field label={t.explore.filter} hint={t.explore.filterHint} wrong={wrong}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            value={draft}
            spellCheck={false}
            autoCapitalize="off"
            placeholder={'channel=email and not (agent="Ann" or agent="王芳")'}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={apply}
            onKeyDown={(event) => {
              if (event.key === 'Enter') apply();
            }}
          />
        )}
      </Field>
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
