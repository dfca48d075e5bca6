import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import { send } from '../api/client.ts';
import { useDecisions } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Bones, explain, Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';

/** Every decision about the history, newest first: what, who, when, why, and the way back. */
export function DecisionsTab() {
  const { t } = useWords();
  const decisions = useDecisions();
  const items = decisions.data?.pages.flatMap((page) => page.items) ?? [];
  if (decisions.isError && !decisions.data)
    return <Failed error={decisions.error} onRetry={() => void decisions.refetch()} />;
  if (decisions.isPending) return <Bones rows={6} height={18} />;
  if (items.length === 0) return <State icon="check" title={t.quality.noDecisions} text={t.quality.noDecisionsFix} />;
  return (
    <>
      <ul className="card decisions">
        {items.map((item) => (
          <Decision key={item.decisionId} item={item} />
        ))}
      </ul>
      <Tail
        hasMore={decisions.hasNextPage}
        isBusy={decisions.isFetchingNextPage}
        onMore={() => void decisions.fetchNextPage()}
      />
    </>
  );
}

function Decision({ item }: { item: DecisionItem }) {
  const { t, locale } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => send<DecisionItem>('POST', `decisions/${item.decisionId}/undo`),
    onSuccess: () => client.invalidateQueries(),
  });
  const when = formatMoment(item.decidedAt, zone, locale);
  return (
    <li className={`decision ${item.undoneAt === null ? '' : 'undone'}`}>
      <div>
        <p className="what">{t.quality.kinds[item.kind] ?? item.kind}</p>
        <p className="small quiet">
          {t.quality.decidedBy(item.decidedBy, when)}
          {item.why ? ` · ${item.why}` : ''}
        </p>
        {item.undoneAt === null ? null : (
          <p className="small quiet">
            {t.quality.undoneBy(item.undoneBy ?? '', formatMoment(item.undoneAt, zone, locale))}
          </p>
        )}
        {undo.isError ? (
          <p className="small late" role="alert">
            {explain(undo.error, t.frame).title} {explain(undo.error, t.frame).text}
          </p>
        ) : null}
      </div>
      {item.undoneAt === null ? (
        <Button disabled={undo.isPending} onClick={() => undo.mutate()}>
          {t.quality.undo}
        </Button>
      ) : null}
    </li>
  );
}
