import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/state.tsx';
import { useReceiverDeeds, useTroubles } from './use-receivers.ts';

const SHOWN = 5;

/** What did not arrive: seen, with its reason, and tried again. */
export function Troubles() {
  const { t, locale } = useWords();
  const zone = useZone();
  const troubles = useTroubles().data ?? [];
  const { retry } = useReceiverDeeds();
  if (troubles.length === 0) return null;
  return (
    <div className="trouble-note" data-testid="troubles">
      <Note look="late" icon="alert" title={t.receivers.notArrived(troubles.length, String(troubles.length))}>
        <ul className="troubles">
          {troubles.slice(0, SHOWN).map((one) => (
            <li key={one.deliveryId}>
              <span className="small">
                {`${one.receiver} · ${t.receivers.events[one.event]} · ${formatMoment(one.madeAt, zone, locale)}: ${one.problem?.[locale] ?? ''} `}
                {one.state === 'failed'
                  ? t.receivers.givenUp
                  : t.receivers.nextTry(formatMoment(one.dueAt, zone, locale))}
              </span>
              <Button tiny disabled={retry.isPending} onClick={() => retry.mutate(one.deliveryId)}>
                {t.frame.retry}
              </Button>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
