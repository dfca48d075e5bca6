import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { Sighting } from '../../src/contract/repeats.ts';
import { send } from '../api/client.ts';

/** Cuts a repeat loose, so that it counts for itself; and takes that back. Every number follows. */
export function useCut({ recordId, part }: Pick<Sighting, 'recordId' | 'part'>) {
  const client = useQueryClient();
  // What is shown stays until the reader has seen what became of it, and may take it back.
  const onSuccess = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => !['repeats', 'interaction'].includes(String(queryKey[0])),
    });
  const cut = useMutation({
    mutationFn: () =>
      send<DecisionItem>('POST', 'decisions', { kind: 'repeat-cut', about: { record: recordId, part }, why: '' }),
    onSuccess,
  });
  const undo = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    onSuccess: () => {
      cut.reset();
      return client.invalidateQueries();
    },
  });
  return { cut, undo };
}
