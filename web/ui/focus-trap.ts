import { useEffect, useRef, type RefObject } from 'react';

const REACHABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Keeps the focus inside an open layer, closes it with Escape, and gives the focus back afterwards. */
export function useFocusTrap<T extends HTMLElement>(onClose: () => void): RefObject<T | null> {
  const layer = useRef<T>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    (layer.current?.querySelector<HTMLElement>('[data-first-focus]') ?? layer.current)?.focus();
    const keys = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        close.current();
      }
      if (event.key === 'Tab') turnRound(event, layer.current);
    };
    const element = layer.current;
    element?.addEventListener('keydown', keys);
    const { overflow, paddingRight } = document.body.style;
    // The page behind stands still and keeps its width when its scroll bar goes.
    document.body.style.paddingRight = `${window.innerWidth - document.documentElement.clientWidth}px`;
    document.body.style.overflow = 'hidden';
    return () => {
      element?.removeEventListener('keydown', keys);
      Object.assign(document.body.style, { overflow, paddingRight });
      before?.focus({ preventScroll: true });
    };
  }, []);
  return layer;
}

function turnRound(event: KeyboardEvent, layer: HTMLElement | null): void {
  const reachable = [...(layer?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])].filter(
    (item) => item.offsetParent !== null,
  );
  const first = reachable[0];
  const last = reachable.at(-1);
  if (!first || !last) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || active === layer)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first.focus();
  }
}
