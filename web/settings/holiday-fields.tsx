import { useMutation } from '@tanstack/react-query';
import type { HolidayItem, HolidaysRead } from '../../src/contract/calendar.ts';
import { send } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { explain, Note } from '../ui/state.tsx';

/** The holidays of a calendar: written by hand, or read from an iCalendar file. */
export function HolidayFields(props: {
  holidays: readonly HolidayItem[];
  onChange: (holidays: HolidayItem[]) => void;
}) {
  const { t, locale } = useWords();
  const { holidays, onChange } = props;
  const read = useMutation({
    mutationFn: async (file: File) =>
      await send<HolidaysRead>('POST', 'calendars/holidays', { text: await file.text() }),
    onSuccess: (found) => onChange(merged(holidays, found.holidays)),
  });
  const replace = (at: number, part: Partial<HolidayItem>): void =>
    onChange(holidays.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="week">
      <legend className="label">{t.hours.holidays}</legend>
      {holidays.length === 0 ? <p className="quiet">{t.hours.noHolidays}</p> : null}
      <ul className="holidays">
        {holidays.map((holiday, at) => (
          <li key={at}>
            <input
              className="input"
              aria-label={t.hours.holidayName}
              value={holiday.name}
              maxLength={200}
              onChange={(event) => replace(at, { name: event.target.value })}
            />
            <input
              className="input"
              type="date"
              aria-label={t.hours.first}
              value={holiday.from}
              onChange={(event) =>
                replace(at, {
                  from: event.target.value,
                  to: holiday.to < event.target.value ? event.target.value : holiday.to,
                })
              }
            />
            <input
              className="input"
              type="date"
              aria-label={t.hours.last}
              min={holiday.from}
              value={holiday.to}
              onChange={(event) => replace(at, { to: event.target.value })}
            />
            <label className="check small">
              <input
                type="checkbox"
                checked={holiday.repeat !== undefined}
                onChange={(event) => replace(at, { repeat: event.target.checked ? { interval: 1 } : undefined })}
              />
              {t.hours.yearly}
            </label>
            <Button
              tiny
              look="plain"
              icon="close"
              aria-label={t.hours.remove(holiday.name)}
              onClick={() => onChange(holidays.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ul>
      <div className="row-actions">
        <Button
          tiny
          icon="plus"
          onClick={() => {
            const today = new Date().toISOString().slice(0, 10);
            onChange([...holidays, { name: '', from: today, to: today }]);
          }}
        >
          {t.hours.addHoliday}
        </Button>
        <FileButton accept=".ics,text/calendar" onFile={(file) => read.mutate(file)}>
          {t.hours.importHolidays}
        </FileButton>
      </div>
      {read.isError ? <Note look="late" {...explain(read.error, t.frame)} /> : null}
      {read.data ? (
        <div role="status" className="small">
          <p>{t.hours.imported(read.data.holidays.length, formatCount(read.data.holidays.length, locale))}</p>
          <ul className="quiet">
            {read.data.leftOut.map((one, at) => (
              <li key={at}>{t.hours.notImported(one.name, one.reason)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The same day by the same name is not there twice. */
function merged(known: readonly HolidayItem[], found: readonly HolidayItem[]): HolidayItem[] {
  const nameOf = (one: HolidayItem): string => `${one.from} ${one.name}`;
  const names = new Set(known.map(nameOf));
  return [...known, ...found.filter((one) => !names.has(nameOf(one)))].sort((a, b) => a.from.localeCompare(b.from));
}
