import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Deciding, DecisionItem } from '../../src/contract/decisions.ts';
import { send } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { explain } from '../ui/state.tsx';
import { Toast } from '../ui/toast.tsx';

/** Decides something about the history, tells what came of it, and takes it back. */
export interface Deeds {
  readonly isBusy: boolean;
  decide(deciding: Deciding): void;
  /** Where it is told; stands once on the page. */
  readonly toast: ReactNode;
}

export function useDeeds(): Deeds {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const [isShown, setShown] = useState(false);
  const told = { onSuccess: () => client.invalidateQueries(), onSettled: () => setShown(true) };
  const made = useMutation({
    mutationFn: (deciding: Deciding) => send<DecisionItem>('POST', 'decisions', deciding),
    ...told,
  });
  const undone = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    ...told,
  });
  const sentence = (): string => {
    const error = undone.error ?? made.error;
    if (error) return `${explain(error, t.frame).title} ${explain(error, t.frame).text}`;
    return undone.data ? t.problems.undone : made.data ? sayOutcome(made.data) : '';
  };
  const sayOutcome = ({ outcome }: DecisionItem): string => {
    const { records = 0, repaired = 0, stillRefused = 0 } = outcome ?? {};
    if (records === 0) return t.problems.nothingChanged;
    const parts = [
      repaired > 0
        ? t.problems.repaired(repaired, formatCount(repaired, locale))
        : t.problems.changed(records, formatCount(records, locale)),
      ...(stillRefused > 0 ? [t.problems.stillRefused(stillRefused, formatCount(stillRefused, locale))] : []),
    ];
    return parts.join(locale === 'en' ? ', ' : '，');
  };
  const canUndo = made.data !== undefined && !undone.data && !made.error;
  return {
    isBusy: made.isPending || undone.isPending,
    decide: (deciding) => {
      undone.reset();
      setShown(false);
      made.mutate(deciding);
    },
    toast: isShown ? (
      <Toast text={sentence()} close={t.problems.close} onClose={() => setShown(false)}>
        {canUndo ? (
          <Button
            tiny
            icon="undo"
            disabled={undone.isPending}
            onClick={() => undone.mutate(made.data.decisionId)}
            data-testid="undo-deed"
          >
            {t.problems.undo}
          </Button>
        ) : null}
      </Toast>
    ) : null,
  };
}
