import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../src/contract/access.ts';
import { CALL_BACK_DAYS } from '../../src/contract/call-back-days.ts';
import { SUBJECT_THREAD_DAYS } from '../../src/contract/subject-thread-days.ts';
import { LOCALE_NAMES } from '../locales/names.ts';
import { send } from '../api/client.ts';
import { useSession, useSettings } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { countryChoices } from '../ui/countries.ts';
import { Field } from '../ui/field.tsx';
import { PageHead } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Bones, explain, Failed, Note } from '../ui/state.tsx';
import { applyTheme, currentTheme, THEMES } from '../ui/theme.ts';
import { zoneChoices, zoneLabel } from '../ui/zone-choices.ts';
import { Targets } from './targets.tsx';
import { Teams } from './teams.tsx';
import { StaffSuggestions } from './staff-suggestions.tsx';
import { Tokens } from './tokens.tsx';
import { WorkingHours } from './working-hours.tsx';

export function SettingsPage() {
  const { t } = useWords();
  const session = useSession();
  const settings = useSettings();
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <PageHead title={t.settings.title} />
      <div className="settings">
        <You />
        {settings.isError ? (
          <Failed error={settings.error} onRetry={() => void settings.refetch()} />
        ) : settings.data ? (
          <Organisation settings={settings.data} />
        ) : (
          <div className="card setting-card">
            <Bones rows={6} height={18} />
          </div>
        )}
        <WorkingHours />
        <Teams />
        <Targets />
        <Tokens />
        <p className="small quiet">{session.data ? t.settings.version(session.data.version) : null}</p>
      </div>
    </main>
  );
}

function You() {
  const { t, locale, setLocale } = useWords();
  const [theme, setTheme] = useState(currentTheme);
  return (
    <section className="card setting-card" aria-label={t.settings.you}>
      <header>
        <h2>{t.settings.you}</h2>
        <p className="small quiet">{t.settings.youHint}</p>
      </header>
      <div className="setting-line">
        <span>{t.settings.language}</span>
        <Segments label={t.settings.language} value={locale} options={LOCALE_NAMES} onChange={setLocale} />
      </div>
      <div className="setting-line">
        <span>{t.settings.theme}</span>
        <Segments
          label={t.settings.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t.settings.themes[value] }))}
          onChange={(value) => {
            applyTheme(value);
            setTheme(value);
          }}
        />
      </div>
    </section>
  );
}

function Organisation({ settings }: { settings: Settings }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ ...settings, agents: settings.agents.join('\n') });
  const save = useMutation({
    mutationFn: () =>
      send<Settings>('PUT', 'settings', {
        ...draft,
        agents: draft.agents
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const change = (part: Partial<typeof draft>): void => {
    save.reset();
    setDraft({ ...draft, ...part });
  };
  return (
    <form
      className="card setting-card"
      aria-label={t.settings.organisation}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <header>
        <h2>{t.settings.organisation}</h2>
        <p className="small quiet">{t.settings.organisationHint}</p>
      </header>
      <div className="two">
        <Field label={t.settings.zone} hint={t.settings.zoneHint}>
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
        <Field label={t.settings.country} hint={t.settings.countryHint}>
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={draft.country ?? ''}
              onChange={(event) => change({ country: event.target.value || null })}
            >
              <option value="">{t.imports.noCountry}</option>
              {countryChoices(locale).map((country) => (
                <option key={country.value} value={country.value}>
                  {country.label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={t.settings.agents} hint={t.settings.agentsHint}>
        {(ids) => (
          <textarea
            className="input"
            {...ids}
            value={draft.agents}
            spellCheck={false}
            onChange={(event) => change({ agents: event.target.value })}
          />
        )}
      </Field>
      <StaffSuggestions
        listed={draft.agents}
        onAdd={(pattern) =>
          change({ agents: draft.agents.trim() === '' ? pattern : `${draft.agents.trim()}\n${pattern}` })
        }
      />
      <Field label={t.settings.chatSilence}>
        {(ids) => (
          <span className="with-unit">
            <input
              className="input number"
              type="number"
              min={0.25}
              max={8760}
              step="any"
              {...ids}
              value={draft.chatSilenceHours}
              onChange={(event) => change({ chatSilenceHours: Number(event.target.value) })}
            />
            {t.settings.hours}
          </span>
        )}
      </Field>
      <Field label={t.settings.subjectThread} hint={t.settings.subjectThreadHint}>
        {(ids) => (
          <span className="with-unit">
            <input
              className="input number"
              type="number"
              min={0}
              max={365}
              step="any"
              {...ids}
              value={draft.subjectThreadDays ?? SUBJECT_THREAD_DAYS}
              onChange={(event) => change({ subjectThreadDays: Number(event.target.value) })}
            />
            {t.settings.days}
          </span>
        )}
      </Field>
      <Field label={t.settings.callBack} hint={t.settings.callBackHint}>
        {(ids) => (
          <span className="with-unit">
            <input
              className="input number"
              type="number"
              min={0}
              max={60}
              step="any"
              {...ids}
              value={draft.callBackDays ?? CALL_BACK_DAYS}
              onChange={(event) => change({ callBackDays: Number(event.target.value) })}
            />
            {t.settings.days}
          </span>
        )}
      </Field>
      {save.isError ? <Note look="late" {...explain(save.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={save.isPending || draft.chatSilenceHours <= 0}>
          {save.isPending ? t.settings.saving : t.settings.save}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t.settings.saved : ''}
        </span>
      </div>
    </form>
  );
}
