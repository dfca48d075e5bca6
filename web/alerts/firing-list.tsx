import { Link } from 'react-router';
import type { Firing } from '../../src/contract/alerts.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount, formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bones, Failed } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { sayCell } from './say-cell.ts';
import { useFirings } from './use-alerts.ts';

/** Each time that an alert fired: the number, as it was defined then, and the answer as of then. */
export function FiringList() {
  const { t } = useWords();
  const query = useFirings();
  if (query.isError && !query.data) return <Failed compact error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Bones rows={3} height={18} />;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ul className="firings" data-testid="firings">
        {items.map((firing) => (
          <FiringLine key={firing.firingId} firing={firing} />
        ))}
        {items.length === 0 ? <li className="quiet">{t.alerts.noneFired}</li> : null}
      </ul>
      <Tail hasMore={query.hasNextPage} isBusy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
    </>
  );
}

function FiringLine({ firing }: { firing: Firing }) {
  const words = useWords();
  const { t, locale } = words;
  const zone = useZone();
  const value = (of: number | null) => formatValue(of, firing.unit, locale);
  const end =
    firing.clearedAt && firing.clearedWhy
      ? t.alerts.cleared(
          formatMoment(firing.clearedAt, zone, locale),
          t.alerts.why[firing.clearedWhy](value(firing.clearedValue), value(firing.correctedValue)),
        )
      : t.alerts.stillFiring;
  return (
    <li>
      <span className="cut">
        <b>{[firing.about.name, sayCell(firing.by, firing.about, words)].filter(Boolean).join(' · ')}</b>
        <span className="small quiet">{firing.says[locale]}</span>
        <span className="small">
          <span className="tabular">
            {t.alerts.firedAt(
              formatMoment(firing.firedAt, zone, locale),
              value(firing.value),
              formatCount(firing.n, locale),
            )}
          </span>
          {firing.isMuted ? ` · ${t.alerts.wasMuted}` : ''}
        </span>
        <span className={`small ${firing.clearedAt ? 'quiet' : 'late'}`}>{end}</span>
        {firing.deliveries.length > 0 ? (
          <span className="small quiet">
            {firing.deliveries
              .map(
                (one) =>
                  `${one.receiver} (${t.receivers.events[one.event]}): ${t.receivers.states[one.state === 'due' && one.problem ? 'again' : one.state]}`,
              )
              .join(' · ')}
          </span>
        ) : null}
      </span>
      <Link className="button tiny" to={firing.link}>
        {t.alerts.asThen}
      </Link>
    </li>
  );
}
