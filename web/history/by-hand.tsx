import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { InteractionItem, Page } from '../../src/contract/history.ts';
import { get, send } from '../api/client.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { explain } from '../ui/state.tsx';

const KINDS: Readonly<Record<string, string>> = {
  'cut-by-hand': 'conversation-cut',
  'joined-by-hand': 'conversation-join',
};

/** Who split or joined a conversation here, when, and the way back. */
export function ByHand({ item, zone }: { item: InteractionItem; zone: string }) {
  const kind = KINDS[item.threadingRule ?? ''];
  return kind ? <Decided item={item} kind={kind} zone={zone} /> : null;
}

function Decided({ item, kind, zone }: { item: InteractionItem; kind: string; zone: string }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const { recordId } = item;
  const decisions = useQuery({
    queryKey: ['decisions', kind, recordId],
    queryFn: ({ signal }) =>
      get<Page<DecisionItem>>(
        'decisions',
        [
          ['kind', kind],
          ['record', recordId],
        ],
        signal,
      ),
  });
  const undo = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    onSuccess: () => client.invalidateQueries(),
  });
  const made = decisions.data?.items.find((decision) => decision.undoneAt === null);
  if (!made) return null;
  const when = formatMoment(made.decidedAt, zone, locale);
  const says = kind === 'conversation-cut' ? t.conversations.cutBy : t.conversations.joinedBy;
  return (
    <p className="by-hand small quiet" data-testid="by-hand">
      <span>
        {says(made.decidedBy, when)}
        {made.why ? ` · ${made.why}` : ''}
      </span>
      <Button tiny look="plain" disabled={undo.isPending} onClick={() => undo.mutate(made.decisionId)}>
        {t.conversations.undo}
      </Button>
      {undo.isError ? (
        <span className="late" role="alert">
          {explain(undo.error, t.frame).title}
        </span>
      ) : null}
    </p>
  );
}
