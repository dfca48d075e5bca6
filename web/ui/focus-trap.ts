import { useEffect, useRef, type RefObject } from 'react';

const REACHABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Open layers, the topmost last: only that one hears the keys. */
const open: HTMLElement[] = [];

/** Keeps the focus inside an open layer, closes it with Escape, and gives the focus back afterwards. */
export function useFocusTrap<T extends HTMLElement>(onClose: () => void): RefObject<T | null> {
  const layer = useRef<T>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    const before = document.activeElement as HTMLElement | null;
    (element.querySelector<HTMLElement>('[data-first-focus]') ?? element).focus();
    open.push(element);
    // At the document: a pressed button may go and leave the focus nowhere, and Escape must still close.
    const keys = (event: KeyboardEvent): void => {
      if (open.at(-1) !== element) return;
      if (event.key === 'Escape') close.current();
      if (event.key === 'Tab') turnRound(event, element);
    };
    document.addEventListener('keydown', keys);
    const { overflow, paddingRight } = document.body.style;
    // The page behind stands still and keeps its width when its scroll bar goes.
    document.body.style.paddingRight = `${window.innerWidth - document.documentElement.clientWidth}px`;
    document.body.style.overflow = 'hidden';
    return () => {
      document.removeEventListener('keydown', keys);
      open.splice(open.indexOf(element), 1);
      Object.assign(document.body.style, { overflow, paddingRight });
      before?.focus({ preventScroll: true });
    };
  }, []);
  return layer;
}

function turnRound(event: KeyboardEvent, layer: HTMLElement): void {
  const reachable = [...layer.querySelectorAll<HTMLElement>(REACHABLE)].filter((item) => item.offsetParent !== null);
  const first = reachable[0];
  const last = reachable.at(-1);
  if (!first || !last) return;
  const active = document.activeElement;
  const isOutside = !layer.contains(active);
  if (event.shiftKey && (isOutside || active === first || active === layer)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (isOutside || active === last)) {
    event.preventDefault();
    first.focus();
  }
}
