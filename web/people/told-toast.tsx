import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { explain } from '../ui/state.tsx';
import { Toast } from '../ui/toast.tsx';
import type { DecidingPeople } from './use-deciding-people.ts';

/** What was just decided, with its way back; or why it could not be. */
export function ToldToast({ deciding }: { deciding: DecidingPeople }) {
  const { t } = useWords();
  const { told, error } = deciding;
  return (
    <>
      {told ? (
        <Toast text={told.text} close={t.frame.close} onClose={deciding.forgetTold}>
          <Button tiny icon="undo" disabled={deciding.isBusy} onClick={() => deciding.undo(told.decisionId)}>
            {t.people.undo}
          </Button>
        </Toast>
      ) : null}
      {error ? (
        <p className="late" role="alert">
          {explain(error, t.frame).title} {explain(error, t.frame).text}
        </p>
      ) : null}
    </>
  );
}
