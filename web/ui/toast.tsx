import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';

/** What came of the last deed, in a sentence, with its way back; stays until it is closed. */
export function Toast(props: { text: string; close: string; onClose: () => void; children?: ReactNode }) {
  const { onClose } = props;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);
  return createPortal(
    <div className="toast" role="status" data-testid="toast">
      <span>{props.text}</span>
      {props.children}
      <Button look="plain" tiny icon="close" aria-label={props.close} onClick={onClose} />
    </div>,
    document.body,
  );
}
