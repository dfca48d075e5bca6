import { useQuery } from '@tanstack/react-query';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { Page } from '../../src/contract/history.ts';
import { get } from '../api/client.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { CustomerName } from './customer-name.tsx';
import { ToldToast } from './told-toast.tsx';
import { useDecidingPeople } from './use-deciding-people.ts';

/** Pairs that somebody said are two people: they stay two, until that is taken back here. */
export function RefusedPairs() {
  const { t, locale } = useWords();
  const zone = useZone();
  const deciding = useDecidingPeople();
  const refused = useQuery({
    queryKey: ['decisions', 'different-people'],
    queryFn: ({ signal }) => get<Page<DecisionItem>>('decisions', [['kind', 'different-people']], signal),
  });
  const standing = (refused.data?.items ?? []).filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0) return null;
  return (
    <details className="card refused-pairs">
      <summary>{t.people.refused(standing.length, formatCount(standing.length, locale))}</summary>
      <ul>
        {standing.map((decision) => {
          const [a, b] = decision.about['customers'] as [string, string];
          return (
            <li key={decision.decisionId}>
              <span>
                <CustomerName customerId={a} /> · <CustomerName customerId={b} />
                <span className="small quiet">
                  {' '}
                  {decision.decidedBy}, {formatMoment(decision.decidedAt, zone, locale)}
                  {decision.why ? ` · ${decision.why}` : ''}
                </span>
              </span>
              <Button tiny icon="undo" disabled={deciding.isBusy} onClick={() => deciding.undo(decision.decisionId)}>
                {t.people.reopen}
              </Button>
            </li>
          );
        })}
      </ul>
      <ToldToast deciding={deciding} />
    </details>
  );
}
