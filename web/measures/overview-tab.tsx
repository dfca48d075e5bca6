import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { QUALITY_BUCKETS, QUALITY_GROUPS } from '../../src/contract/quality-names.ts';
import type { Quality } from '../../src/contract/quality.ts';
import { useZone } from '../api/use-zone.ts';
import { readerTag, weekStartOf } from '../formats/locale.ts';
import { useWords } from '../locales/use-words.tsx';
import { Freshness } from '../ui/freshness.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { DelayCard } from './delay-card.tsx';
import { MeasureCard } from './measure-card.tsx';
import { NewestCard } from './newest-card.tsx';
import { QualityRowsDrawer, type OpenedRows } from './rows-drawer.tsx';
import { RulesCard } from './rules-card.tsx';
import { useQuality, type QualityView } from './use-quality.ts';
import './measures.css';

/** How good the data is: what is complete, valid, unique, in time and consistent, and what the rules did. */
export function OverviewTab() {
  const { t } = useWords();
  const [view, change] = useQualityView();
  const quality = useQuality(view);
  const [opened, setOpened] = useState<OpenedRows | null>(null);
  if (quality.isError && !quality.data) return <Failed error={quality.error} onRetry={() => void quality.refetch()} />;
  if (!quality.data) return <Bones rows={10} height={26} />;
  if (quality.data.measures.every(({ n }) => n === 0) && view.source === null)
    return <State icon="chart" title={t.measures.nothing} text={t.measures.nothingFix} />;
  return (
    <>
      <Narrow quality={quality.data} view={view} onChange={change} />
      <div className={quality.isPlaceholderData ? 'stale' : ''}>
        {QUALITY_GROUPS.map((group) => (
          <section key={group} className="measure-group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t.measures.groups[group]}</h2>
            <p className="small quiet">{t.measures.groupTexts[group]}</p>
            <div className="measure-grid">
              {quality.data.measures
                .filter((measure) => measure.group === group)
                .map((measure) => (
                  <MeasureCard key={measure.id} measure={measure} view={view} onOpen={setOpened} />
                ))}
              {group === 'validity' ? (
                <RulesCard kind="repaired" quality={quality.data} view={view} onOpen={setOpened} />
              ) : null}
              {group === 'completeness' ? (
                <RulesCard kind="filled" quality={quality.data} view={view} onOpen={setOpened} />
              ) : null}
              {group === 'timeliness' ? (
                <>
                  <DelayCard delay={quality.data.delay} view={view} onOpen={setOpened} />
                  <NewestCard quality={quality.data} zone={view.zone} />
                </>
              ) : null}
            </div>
          </section>
        ))}
      </div>
      {opened ? <QualityRowsDrawer opened={opened} view={view} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

/** The source and the spans stand in the address. */
function useQualityView(): [QualityView, (part: { source?: string; every?: string }) => void] {
  const { locale } = useWords();
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const every = QUALITY_BUCKETS.find((bucket) => bucket === params.get('every')) ?? 'month';
  const view = { source: params.get('source') || null, every, zone, weekStart: weekStartOf(readerTag(locale)) };
  const change = (part: { source?: string; every?: string }): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(part)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  return [view, change];
}

function Narrow(props: {
  quality: Quality;
  view: QualityView;
  onChange: (part: { source?: string; every?: string }) => void;
}) {
  const { t } = useWords();
  const { quality, view } = props;
  return (
    <div className="measure-filters">
      <label>
        <span>{t.frame.dimensions.source}</span>
        <select
          className="input"
          value={view.source ?? ''}
          onChange={(event) => props.onChange({ source: event.target.value })}
        >
          <option value="">{t.measures.allSources}</option>
          {quality.sources.map(({ source }) => (
            <option key={source} value={source}>
              {source}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.overview.every}</span>
        <select
          className="input"
          value={view.every}
          onChange={(event) => props.onChange({ every: event.target.value })}
        >
          {QUALITY_BUCKETS.map((bucket) => (
            <option key={bucket} value={bucket}>
              {t.frame.buckets[bucket]}
            </option>
          ))}
        </select>
      </label>
      <p className="measure-age" role="status">
        <Freshness asOf={quality.asOf} zone={view.zone} />
        {quality.isBeingCounted ? ` · ${t.measures.isBeingCounted}` : null}
      </p>
    </div>
  );
}
