import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Deciding, DecisionItem } from '../../src/contract/decisions.ts';
import { send } from '../api/client.ts';

/** Decides who is one person, with a sentence for the toast and the way back. Every number on the page follows. */
export function useDecidingPeople() {
  const client = useQueryClient();
  const [told, setTold] = useState<{ readonly text: string; readonly decisionId: number } | null>(null);
  const decide = useMutation({
    mutationFn: ({ deciding }: { deciding: Deciding; says: string }) =>
      send<DecisionItem>('POST', 'decisions', deciding),
    onSuccess: (made, { says }) => {
      setTold({ text: says, decisionId: made.decisionId });
      return client.invalidateQueries();
    },
  });
  const undo = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    onSuccess: () => {
      setTold(null);
      return client.invalidateQueries();
    },
  });
  return {
    decide: (deciding: Deciding, says: string, onMade?: () => void) =>
      decide.mutate({ deciding, says }, { onSuccess: onMade }),
    undo: (decisionId: number) => undo.mutate(decisionId),
    isBusy: decide.isPending || undo.isPending,
    error: decide.error ?? undo.error,
    told,
    forgetTold: () => setTold(null),
  };
}
export type DecidingPeople = ReturnType<typeof useDecidingPeople>;
