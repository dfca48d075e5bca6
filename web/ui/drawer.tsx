import { useId, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../locales/use-words.tsx';
import { Button } from './button.tsx';
import { useFocusTrap } from './focus-trap.ts';

export function Drawer(props: { title: string; testId?: string; onClose: () => void; children: ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const layer = useFocusTrap<HTMLDivElement>(props.onClose);
  return createPortal(
    <>
      <div className="scrim" onClick={props.onClose} />
      <div
        className="drawer"
        ref={layer}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        data-testid={props.testId}
      >
        <header>
          <h2 id={id}>{props.title}</h2>
          <Button look="plain" icon="close" aria-label={t.frame.close} onClick={props.onClose} />
        </header>
        <div className="body">{props.children}</div>
      </div>
    </>,
    document.body,
  );
}

/** A question that must be answered before something is done. */
export function Confirm(props: {
  title: string;
  text: string;
  action: string;
  keep: string;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const id = useId();
  const layer = useFocusTrap<HTMLDivElement>(props.onClose);
  return createPortal(
    <>
      <div className="scrim" onClick={props.onClose} />
      <div
        className="dialog"
        ref={layer}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={id}
        aria-describedby={`${id}-text`}
        tabIndex={-1}
      >
        <h2 id={id}>{props.title}</h2>
        <p id={`${id}-text`}>{props.text}</p>
        <div className="actions">
          <Button data-first-focus onClick={props.onClose}>
            {props.keep}
          </Button>
          <Button look="danger" disabled={props.isBusy} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </div>
    </>,
    document.body,
  );
}
