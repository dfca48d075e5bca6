import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AboutOf, Deciding, DecisionItem, DecisionKindName } from '../../src/contract/decisions.ts';
import type { Page } from '../../src/contract/history.ts';
import { get, send } from '../api/client.ts';

/** A decision that holds, with what was decided. */
export interface Held<Kind extends DecisionKindName> extends Omit<DecisionItem, 'about'> {
  readonly about: AboutOf<Kind>;
}

/** The decisions of one kind, newest first, and those among them that hold. */
export function useHeld<Kind extends DecisionKindName>(kind: Kind) {
  const query = useInfiniteQuery({
    queryKey: ['decisions', kind],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Held<Kind>>>(
        'decisions',
        pageParam === null
          ? [['kind', kind]]
          : [
              ['kind', kind],
              ['cursor', pageParam],
            ],
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { query, held: items.filter((item) => item.undoneAt === null) };
}

/** Decides, or takes back; every number is asked again afterwards. */
export function useDeciding(onDecided: () => void) {
  const client = useQueryClient();
  const onSuccess = (): void => {
    onDecided();
    void client.invalidateQueries();
  };
  const decide = useMutation({
    mutationFn: (deciding: Deciding) => send<DecisionItem>('POST', 'decisions', deciding),
    onSuccess,
  });
  const undo = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    onSuccess: () => void client.invalidateQueries(),
  });
  return { decide, undo };
}
