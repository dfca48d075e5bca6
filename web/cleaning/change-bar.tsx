import { useState } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';

/** Stays in sight while the draft differs: first look, then apply with a reason, or let it be. */
export function ChangeBar(props: {
  isPreviewed: boolean;
  isPreviewing: boolean;
  isApplying: boolean;
  onPreview: () => void;
  onApply: (why: string) => void;
  onDiscard: () => void;
}) {
  const { t } = useWords();
  const [why, setWhy] = useState('');
  const isBusy = props.isPreviewing || props.isApplying;
  return (
    <div className="change-bar" role="region" aria-label={t.cleaning.unsaved} data-testid="change-bar">
      <span className="small">{t.cleaning.unsaved}</span>
      {props.isPreviewed ? (
        <>
          <input
            className="input"
            value={why}
            maxLength={2_000}
            placeholder={t.cleaning.why}
            aria-label={t.cleaning.why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <Button look="main" disabled={isBusy} onClick={() => props.onApply(why)} data-testid="apply-recipe">
            {props.isApplying ? t.cleaning.applying : t.cleaning.apply}
          </Button>
        </>
      ) : (
        <Button look="main" disabled={isBusy} onClick={props.onPreview} data-testid="preview-recipe">
          {props.isPreviewing ? t.cleaning.previewing : t.cleaning.preview}
        </Button>
      )}
      <Button look="plain" disabled={isBusy} onClick={props.onDiscard}>
        {t.cleaning.discard}
      </Button>
    </div>
  );
}
