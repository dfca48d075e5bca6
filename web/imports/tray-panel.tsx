import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useSettings } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { countryChoices } from '../ui/countries.ts';
import { Pop } from '../ui/pop.tsx';
import { explain, Note } from '../ui/state.tsx';
import { browserZone, zoneChoices, zoneLabel } from '../ui/zone-choices.ts';
import { GuessCard } from './guess-card.tsx';
import { mapOf, NO_CHOICES, profileOf, type ReadingChoices } from './reading-choices.ts';
import { type TrayItem, useTray } from './use-tray.tsx';
import { useTrial } from './use-trial.ts';

/** What was dropped, looked at; one button imports it. */
export function TrayPanel({ onStarted }: { onStarted: (importId: number) => void }) {
  const { t, locale } = useWords();
  const tray = useTray();
  const client = useQueryClient();
  const home = useZone();
  const settings = useSettings();
  const [zone, setZone] = useState<string | null>(null);
  const [country, setCountry] = useState<string | null | undefined>(undefined);
  const [choices, setChoices] = useState<Readonly<Record<number, ReadingChoices>>>({});
  const [stopAt, setStopAt] = useState('');
  const ready = tray.items.filter((item) => item.guess?.source && !item.guess.problem);
  const isLooking = tray.items.some((item) => !item.guess && !item.error);
  const shownZone = zone ?? ready[0]?.guess?.reading?.zone ?? home;
  const shownCountry = country === undefined ? (settings.data?.country ?? null) : country;
  const countries = countryChoices(locale);

  const choicesOf = (item: TrayItem): ReadingChoices => choices[item.key] ?? NO_CHOICES;
  const maps = Object.fromEntries(
    ready.flatMap((item) => {
      const map = mapOf(choicesOf(item), item.guess);
      return map !== null && item.guess ? [[item.guess.uploadId, map] as const] : [];
    }),
  );
  const stopShare = /^\d{1,3}([.,]\d+)?$/.test(stopAt) ? Math.min(100, Number(stopAt.replace(',', '.'))) : null;

  const start = useMutation({
    mutationFn: () =>
      send<unknown>('POST', 'imports', {
        uploads: ready.map((item) => item.guess?.uploadId),
        ...(zone ? { zone } : {}),
        ...(country ? { country } : {}),
        ...(Object.keys(maps).length > 0 ? { maps } : {}),
        ...(stopShare === null ? {} : { tolerance: { refused: { stop: stopShare } } }),
        ...(ready.some((item) => choicesOf(item).ignoresProfiles) ? { ignoresProfiles: true } : {}),
      }),
    onSuccess: async (answer) => {
      for (const item of ready) {
        const profile = item.guess && profileOf(choicesOf(item), item.guess, importIdOf(answer), zone);
        if (profile) await send('POST', 'decisions', profile).catch(() => undefined);
      }
      tray.clear();
      void client.invalidateQueries({ queryKey: ['imports'] });
      const importId = importIdOf(answer);
      if (importId !== null) onStarted(importId);
    },
  });

  return (
    <section className="tray" aria-label={t.imports.guessTitle}>
      <h2>{t.imports.guessTitle}</h2>
      {tray.items.map((item) => (
        <TriedCard
          key={item.key}
          item={item}
          choices={choicesOf(item)}
          onChoices={(next) => setChoices((all) => ({ ...all, [item.key]: next }))}
          onRemove={() => tray.remove(item.key)}
          common={{ zone, country: country ?? null, stopAt: stopShare }}
        />
      ))}
      {start.isError ? <Note look="late" {...explain(start.error, t.frame)} /> : null}
      <footer className="tray-foot">
        <Pop label={`${t.imports.zone}: ${zoneLabel(shownZone)}`} text={zoneLabel(shownZone)} icon="globe">
          {(close) => (
            <>
              <p className="pop-hint">{t.imports.zone}</p>
              <Choices
                label={t.imports.zone}
                searchLabel={t.overview.searchZone}
                emptyText={t.overview.noMatches}
                chosen={[shownZone]}
                choices={zoneChoices([shownZone, home, browserZone()])}
                onChoose={(value) => {
                  setZone(value);
                  close();
                }}
              />
            </>
          )}
        </Pop>
        <Pop
          label={`${t.imports.country}: ${shownCountry ?? t.imports.noCountry}`}
          text={countries.find((one) => one.value === shownCountry)?.label ?? t.imports.noCountry}
          icon="phone"
        >
          {(close) => (
            <>
              <p className="pop-hint">{t.imports.country}</p>
              <Choices
                label={t.imports.country}
                searchLabel={t.settings.country}
                emptyText={t.overview.noMatches}
                chosen={[shownCountry ?? '']}
                choices={[{ value: '', label: t.imports.noCountry }, ...countries]}
                onChoose={(value) => {
                  setCountry(value || null);
                  close();
                }}
              />
            </>
          )}
        </Pop>
        <label className="stop-at small">
          {t.wizard.stopAt}
          <input
            className="input"
            inputMode="decimal"
            value={stopAt}
            placeholder={t.wizard.stopNever}
            onChange={(event) => setStopAt(event.target.value)}
          />
          {t.wizard.stopHint}
        </label>
        <span className="grow" />
        <Button look="plain" onClick={() => tray.clear()}>
          {t.frame.cancel}
        </Button>
        <Button
          look="main"
          disabled={ready.length === 0 || isLooking || start.isPending}
          onClick={() => start.mutate()}
          data-testid="start-import"
        >
          {t.imports.start(ready.length, formatCount(ready.length, locale))}
        </Button>
      </footer>
    </section>
  );
}

/** A file as it would be read with what was put right about it. */
function TriedCard(props: {
  item: TrayItem;
  choices: ReadingChoices;
  onChoices: (choices: ReadingChoices) => void;
  onRemove: () => void;
  common: { zone: string | null; country: string | null; stopAt: number | null };
}) {
  const { item, choices, onChoices, onRemove } = props;
  const path = item.guess ? `uploads/${item.guess.uploadId}` : null;
  const { guess, isBusy } = useTrial(path, item.guess, choices, props.common);
  return (
    <GuessCard item={item} guess={guess} isBusy={isBusy} choices={choices} onChoices={onChoices} onRemove={onRemove} />
  );
}

/** The answer names the import, in whichever of the contract's shapes. */
function importIdOf(answer: unknown): number | null {
  const id = typeof answer === 'object' && answer !== null && 'importId' in answer ? answer.importId : answer;
  return typeof id === 'number' ? id : null;
}
