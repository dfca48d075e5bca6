import { useState } from 'react';
import { useDimension } from '../api/queries.ts';
import { channelColour } from '../charts/prepare/colours.ts';
import { saySplit } from '../charts/draw/chart-words.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Pop } from '../ui/pop.tsx';
import { browserZone, zoneChoices, zoneCity, zoneLabel } from '../ui/zone-choices.ts';
import { RANGES, type RangeChoice } from '../../src/contract/range.ts';
import { sayDates } from './say-range.ts';
import type { ResolvedView } from './use-view.ts';
import { BUCKET_NAMES } from './url-state.ts';

/** Range, zone and filters in one line, the same on every page that counts. */
export function FilterBar({ view, isEveryShown = true }: { view: ResolvedView; isEveryShown?: boolean }) {
  const { t } = useWords();
  const { channels, agents } = view.view;
  return (
    <div className="filter-bar" role="group" aria-label={t.overview.filters}>
      <RangePicker view={view} />
      {isEveryShown ? <EveryPicker view={view} /> : null}
      <DimensionPicker view={view} dimension="channel" />
      <DimensionPicker view={view} dimension="agent" />
      <ZonePicker view={view} />
      {channels.length + agents.length > 0 ? (
        <Button look="plain" icon="close" onClick={() => view.change({ channels: [], agents: [] })}>
          {t.overview.clear}
        </Button>
      ) : null}
    </div>
  );
}

function RangePicker({ view }: { view: ResolvedView }) {
  const words = useWords();
  const { t } = words;
  const { choice, range, zone } = view;
  const dates = sayDates(range, words, zone) ?? '';
  const text = choice.name === 'custom' ? dates : t.overview.ranges[choice.name];
  return (
    <Pop label={`${t.overview.range}: ${text}`} text={text} icon="calendar" testId="filter-range">
      {(close) => (
        <>
          <Choices
            label={t.overview.range}
            emptyText=""
            chosen={[choice.name]}
            choices={RANGES.filter((name) => name !== 'custom').map((name) => ({
              value: name,
              label: t.overview.ranges[name],
            }))}
            onChoose={(name) => {
              view.change({ range: { name: RANGES.find((known) => known === name) ?? 'all' } });
              close();
            }}
          />
          <hr />
          <CustomRange
            choice={choice}
            zone={zone}
            onApply={(custom) => {
              view.change({ range: custom });
              close();
            }}
          />
        </>
      )}
    </Pop>
  );
}

function CustomRange({
  choice,
  onApply,
}: {
  choice: RangeChoice;
  zone: string;
  onApply: (choice: RangeChoice) => void;
}) {
  const { t } = useWords();
  const [from, setFrom] = useState(choice.from?.slice(0, 10) ?? '');
  const [to, setTo] = useState(choice.to?.slice(0, 10) ?? '');
  const isRight = from !== '' && to !== '' && from <= to;
  return (
    <form
      className="custom-range"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) onApply({ name: 'custom', from, to });
      }}
    >
      <label>
        <span>{t.overview.from}</span>
        <input
          className="input"
          type="date"
          value={from}
          max={to || undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        <span>{t.overview.to}</span>
        <input
          className="input"
          type="date"
          value={to}
          min={from || undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <Button type="submit" look="main" disabled={!isRight}>
        {t.overview.apply}
      </Button>
    </form>
  );
}

function EveryPicker({ view }: { view: ResolvedView }) {
  const { t } = useWords();
  const text = t.frame.buckets[view.every];
  return (
    <Pop
      label={`${t.overview.every}: ${text}`}
      text={text}
      icon="clock"
      active={view.view.every !== null}
      testId="filter-every"
    >
      {(close) => (
        <Choices
          label={t.overview.every}
          emptyText=""
          chosen={[view.view.every ?? 'automatic']}
          choices={[
            { value: 'automatic', label: t.overview.automatic },
            ...BUCKET_NAMES.map((name) => ({ value: name, label: t.frame.buckets[name] })),
          ]}
          onChoose={(name) => {
            view.change({ every: BUCKET_NAMES.find((bucket) => bucket === name) ?? null });
            close();
          }}
        />
      )}
    </Pop>
  );
}

function DimensionPicker({ view, dimension }: { view: ResolvedView; dimension: 'channel' | 'agent' }) {
  const words = useWords();
  const { t, locale } = words;
  const values = useDimension(dimension);
  const key = dimension === 'channel' ? 'channels' : 'agents';
  const chosen = view.view[key];
  const nameOf = (value: string): string => {
    const known = values.data?.find((one) => one.value === value);
    return dimension === 'channel' ? saySplit('channel', value, words) : (known?.label ?? t.frame.unknown);
  };
  const all = dimension === 'channel' ? t.overview.allChannels : t.overview.allAgents;
  const [first] = chosen;
  const text =
    first === undefined
      ? all
      : chosen.length === 1
        ? nameOf(first)
        : t.overview.chosen(formatCount(chosen.length, locale));
  return (
    <Pop
      label={`${t.frame.dimensions[dimension]}: ${text}`}
      text={text}
      active={chosen.length > 0}
      testId={`filter-${dimension}`}
    >
      {() => (
        <Choices
          label={t.frame.dimensions[dimension]}
          many
          emptyText={t.overview.noMatches}
          searchLabel={(values.data?.length ?? 0) > 8 ? t.overview.searchAgents : undefined}
          chosen={chosen}
          choices={(values.data ?? []).map((one) => ({
            value: one.value,
            label: nameOf(one.value),
            beside: formatCount(one.n, locale),
            colour: dimension === 'channel' ? channelColour(one.value) : undefined,
          }))}
          onChoose={(value) =>
            view.change({ [key]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] })
          }
        />
      )}
    </Pop>
  );
}

function ZonePicker({ view }: { view: ResolvedView }) {
  const { t } = useWords();
  return (
    <Pop
      label={`${t.overview.zone}: ${zoneLabel(view.zone)}`}
      text={zoneCity(view.zone)}
      icon="globe"
      testId="filter-zone"
    >
      {(close) => (
        <Choices
          label={t.overview.zone}
          searchLabel={t.overview.searchZone}
          emptyText={t.overview.noMatches}
          chosen={[view.zone]}
          choices={zoneChoices([view.zone, browserZone()])}
          onChoose={(zone) => {
            view.change({ zone });
            close();
          }}
        />
      )}
    </Pop>
  );
}
