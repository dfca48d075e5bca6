import { useState } from 'react';
import type { CalendarDecision } from '../../src/contract/calendar.ts';
import { useZone } from '../api/use-zone.ts';
import { formatCount } from '../formats/number.ts';
import { weekdayName } from '../formats/weekday.ts';
import { useWords, type Words } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { CalendarEditor } from './calendar-editor.tsx';
import { HeldList } from './held-list.tsx';
import { sayScope } from './scope-field.tsx';
import { sameDays } from './week-hours.ts';

/** Working hours of everybody, of channels and of teams, in versions. */
export function WorkingHours() {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const [draft, setDraft] = useState<CalendarDecision | null>(null);
  return (
    <section className="card setting-card" aria-label={t.hours.title}>
      <header>
        <h2>{t.hours.title}</h2>
        <p className="small quiet">{t.hours.hint}</p>
      </header>
      <HeldList
        kind="calendar"
        none={t.hours.none}
        title={({ about }) => `${about.name} · ${sayScope(about.for, words)}`}
        lines={({ about }) => [sayWeek(about, words), sayRest(about, words)]}
        onChange={({ about }) => setDraft(about)}
      />
      <div className="row-actions">
        <Button onClick={() => setDraft(usualWeek(zone))}>{t.hours.add}</Button>
      </div>
      {draft ? (
        <Drawer title={t.hours.title} testId="calendar-editor" onClose={() => setDraft(null)}>
          <CalendarEditor first={draft} onDone={() => setDraft(null)} />
        </Drawer>
      ) : null}
    </section>
  );
}

function usualWeek(zone: string): CalendarDecision {
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));
  return { for: { kind: 'all' }, name: '', zone, weekly, holidays: [], validFrom: null };
}

function sayWeek({ weekly }: CalendarDecision, { t, locale }: Words): string {
  const days = sameDays(weekly).map(({ first, last, hours }) => {
    const name = (day: number): string => weekdayName(day, locale, 'short');
    return `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${hours}`;
  });
  return days.length > 0 ? days.join(' · ') : t.hours.closed;
}

function sayRest({ zone, holidays, validFrom }: CalendarDecision, { t, locale }: Words): string {
  return [
    zone,
    t.hours.holidayCount(holidays.length, formatCount(holidays.length, locale)),
    validFrom === null ? t.hours.always : t.hours.since(validFrom),
  ].join(' · ');
}
