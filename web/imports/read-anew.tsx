import { useState } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { useDeeds } from '../problems/use-deeds.tsx';
import { Button } from '../ui/button.tsx';
import { explain, Bones, Note } from '../ui/state.tsx';
import { GuessView } from './guess-view.tsx';
import { mapOf, NO_CHOICES } from './reading-choices.ts';
import { useTrial } from './use-trial.ts';

/** A file that was imported, read in another way: tried first, then decided, and undone like any decision. */
export function ReadAnew({ originalId, onDone }: { originalId: number; onDone: () => void }) {
  const { t } = useWords();
  const [choices, setChoices] = useState(NO_CHOICES);
  const deeds = useDeeds();
  const trial = useTrial(`originals/${originalId}`, null, choices, { zone: null, country: null, stopAt: null });
  const map = mapOf(choices, trial.guess);
  const decide = (): void => {
    if (map !== null) deeds.decide({ kind: 'reading', about: { originalId, map }, why: '' });
  };
  return (
    <div className="read-anew">
      {trial.error ? <Note look="late" {...explain(trial.error, t.frame)} /> : null}
      {trial.guess ? (
        <GuessView guess={trial.guess} isBusy={trial.isBusy} choices={choices} onChoices={setChoices} />
      ) : (
        <Bones rows={4} />
      )}
      <div className="row-actions">
        <Button look="main" disabled={map === null || deeds.isBusy} onClick={decide} data-testid="read-anew">
          {t.wizard.apply}
        </Button>
        <Button onClick={onDone}>{t.frame.cancel}</Button>
        {map === null ? <span className="small quiet">{t.wizard.unchanged}</span> : null}
      </div>
      {deeds.toast}
    </div>
  );
}
