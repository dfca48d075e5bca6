import { useState } from 'react';
import { Link } from 'react-router';
import type { AlertCell, AlertItem } from '../../src/contract/alerts.ts';
import { exploreParams } from '../../src/contract/explore-params.ts';
import type { MetricInfo } from '../../src/contract/question.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment, formatSecond } from '../formats/date.ts';
import { formatCount, formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { explain, Note } from '../ui/state.tsx';
import { AlertEditor } from './alert-editor.tsx';
import { sayCell } from './say-cell.ts';
import { useAlertDeeds } from './use-alerts.ts';

const LOOKS = { quiet: 'good', pending: 'waiting', firing: 'late' } as const;
const MUTED_HOURS = 8;

/** One alert: where it stands against its threshold, and what can be done with it. */
export function AlertCard(props: {
  item: AlertItem;
  info: MetricInfo | undefined;
  onRemove: (item: AlertItem) => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const zone = useZone();
  const { item, info } = props;
  const { mute, check } = useAlertDeeds();
  const [isChanged, setChanged] = useState(false);
  const failed = mute.error ?? check.error;
  const { question, range } = item.about;
  const address = exploreParams({ question, range }, info?.unit);
  return (
    <li className="card alert-card" data-testid={`alert-${item.alertId}`} data-state={item.state}>
      <div className="alert-head">
        <div className="cut">
          <h2>{item.about.name}</h2>
          <p className="small quiet">{item.says[locale]}</p>
        </div>
        <span className={`badge ${item.problem ? 'waiting' : LOOKS[item.state]}`}>
          {item.problem ? t.alerts.unchecked : t.alerts.states[item.state]}
        </span>
      </div>
      {item.problem ? <Note look="waiting" title={item.problem[locale]} /> : null}
      <ul className="alert-cells">
        {item.cells.map((cell) => (
          <CellLine key={cell.by.join('\n')} cell={cell} item={item} />
        ))}
        {item.cells.length === 0 && !item.problem ? <li className="quiet small">{t.alerts.nothingYet}</li> : null}
      </ul>
      <p className="small quiet tabular">
        {[
          item.checkedAt ? t.alerts.checked(formatSecond(item.checkedAt, zone, locale)) : t.alerts.neverChecked,
          t.alerts.madeBy(item.madeBy),
          item.mutedUntil ? t.alerts.mutedUntil(formatMoment(item.mutedUntil, zone, locale)) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {failed ? <Note look="late" {...explain(failed, t.frame)} /> : null}
      <div className="row-actions">
        <Link className="button tiny" to={`/explore?${address}`}>
          {t.alerts.open}
        </Link>
        <Button tiny disabled={check.isPending} onClick={() => check.mutate(item.alertId)}>
          {t.alerts.checkNow}
        </Button>
        <Button
          tiny
          disabled={mute.isPending}
          onClick={() =>
            mute.mutate({
              alertId: item.alertId,
              until: item.mutedUntil ? null : new Date(Date.now() + MUTED_HOURS * 3_600_000).toISOString(),
            })
          }
        >
          {item.mutedUntil ? t.alerts.unmute : t.alerts.mute(String(MUTED_HOURS))}
        </Button>
        <Button tiny disabled={!info} onClick={() => setChanged(true)}>
          {t.alerts.change}
        </Button>
        <Button tiny look="plain" onClick={() => props.onRemove(item)}>
          {t.alerts.remove}
        </Button>
      </div>
      {isChanged && info ? (
        <AlertEditor alertId={item.alertId} first={item.about} info={info} onDone={() => setChanged(false)} />
      ) : null}
    </li>
  );
}

function CellLine({ cell, item }: { cell: AlertCell; item: AlertItem }) {
  const words = useWords();
  const { t, locale } = words;
  const zone = useZone();
  const name = sayCell(cell.by, item.about, words);
  return (
    <li className="alert-cell">
      {name ? <span className="cut">{name}</span> : null}
      <span className="tabular strong">{formatValue(cell.value, item.unit, locale)}</span>
      {cell.n === cell.value ? null : (
        <span className="small quiet tabular">{t.overview.nOf(formatCount(cell.n, locale))}</span>
      )}
      {cell.state === 'quiet' ? null : (
        <span className={`badge ${LOOKS[cell.state]}`}>
          {t.alerts.since(t.alerts.states[cell.state], formatMoment(cell.since, zone, locale))}
        </span>
      )}
    </li>
  );
}
