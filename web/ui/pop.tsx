import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

/** A button that opens a small panel below it; Escape or a click elsewhere closes it and gives the focus back. */
export function Pop(props: {
  label: string;
  text: ReactNode;
  icon?: IconName;
  side?: 'left' | 'right';
  look?: 'plain';
  active?: boolean;
  testId?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const [flip, setFlip] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    anchor.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const left = anchor.current?.getBoundingClientRect().left ?? 0;
    setFlip(left > window.innerWidth * 0.55);
    const outside = (event: PointerEvent): void => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [isOpen]);
  return (
    <div
      className="pop-anchor"
      ref={anchor}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <Button
        look={props.look}
        icon={props.icon}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={props.label}
        data-testid={props.testId}
        className={props.active ? 'chosen' : ''}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="cut">{props.text}</span>
        <Icon name="down" size={12} />
      </Button>
      {isOpen ? (
        <div className={`pop ${props.side === 'right' || flip ? 'right' : ''}`} role="dialog" aria-label={props.label}>
          {props.children(close)}
        </div>
      ) : null}
    </div>
  );
}
